/** A PDF's way through the app: dropped, confirmed, cited with its page, replaced by a new edition. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from "vitest";
import type { Part } from "../../fixtures/documents/content.ts";
import { sectionsOf } from "../../fixtures/documents/content.ts";
import { makePdf } from "../../fixtures/documents/make-pdf.ts";
import { type RunningApp, startApp } from "../support/running-app.ts";
import { violations } from "../support/violations.ts";

let app: RunningApp;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.stop());

const policy = (hours: string): readonly Part[] => [
  { kind: "paragraph", text: "Effective date: 1 March 2026. Valid until 28 February 2027." },
  ...sectionsOf(3, 6),
  { kind: "heading", level: 2, text: "Zeppelin moorings" },
  { kind: "paragraph", text: `Zeppelin mooring masts are inspected by certified riggers every ${hours} hours.` },
  { kind: "paragraph", text: "Zeppelin ballast valves are tested on the first Monday of each month." },
];

async function drop(page: Page, files: { name: string; bytes: Uint8Array }[]): Promise<void> {
  const transfer = await page.evaluateHandle(
    (given) => {
      const data = new DataTransfer();
      for (const { name, base64 } of given) {
        const bytes = Uint8Array.from(atob(base64), (char) => char.charCodeAt(0));
        data.items.add(new File([bytes], name));
      }
      return data;
    },
    files.map(({ name, bytes }) => ({ name, base64: Buffer.from(bytes).toString("base64") })),
  );
  for (const event of ["dragenter", "dragover", "drop"]) {
    await page.dispatchEvent("main", event, { dataTransfer: transfer });
  }
}

/** Pictures for a person to look at, where one asks for them. */
async function picture(page: Page, name: string): Promise<void> {
  const folder = process.env.PICTURES;
  if (!folder) return;
  await page.screenshot({ path: join(folder, `${name}.png`), fullPage: true });
  const size = page.viewportSize();
  await page.setViewportSize({ width: 390, height: 800 });
  await page.screenshot({ path: join(folder, `${name}-narrow.png`), fullPage: true });
  if (size) await page.setViewportSize(size);
}

describe("documents in the browser", () => {
  it("are dropped, confirmed, and cited with their page", async () => {
    const page = await app.visit("/library/documents");
    await page.getByRole("link", { name: "Add to the library" }).click();
    await page.getByRole("heading", { name: "Add to the library" }).waitFor();
    await drop(page, [
      { name: "mooring-policy.pdf", bytes: await makePdf("Mooring policy", policy("twelve")) },
      { name: "photo.pdf", bytes: Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10) },
    ]);
    await page.getByText("is a picture").waitFor();
    const form = page.getByRole("form", { name: "mooring-policy.pdf" });
    await form.waitFor();
    await expect.poll(() => form.getByLabel("Title").inputValue()).toBe("Mooring policy");
    expect(await form.getByLabel("Kind").inputValue()).toBe("policy");
    expect(await form.getByLabel("Published").inputValue()).toBe("2026-03-01");
    expect(await form.getByLabel("Valid until").inputValue()).toBe("2027-02-28");
    await picture(page, "import");
    expect(await violations(page)).toEqual([]);
    await form.getByLabel("Title").fill("Mooring policy of Northwind");
    await form.getByRole("button", { name: "Add to the library" }).click();
    await page.getByRole("link", { name: "Mooring policy of Northwind" }).waitFor();
    await picture(page, "import-added");

    // The way of a customer's question to the page it is answered from.
    const csv = "Question,Answer\nHow often are zeppelin mooring masts inspected?,\nAre ballast valves tested?,\n";
    const body = new FormData();
    body.append("file", new File([csv], "acme.csv"));
    const response = await app.fetch("/api/questionnaires", { method: "POST", body });
    const { questionnaire } = (await response.json()) as { questionnaire: { id: string } };
    await app.context.jobs.idle();
    await page.goto(`${app.url}/questionnaires/${questionnaire.id}`);
    await page.getByText("Mooring policy of Northwind").first().waitFor();
    await page
      .getByText(/^Page [2-9]$/)
      .first()
      .waitFor();
    await picture(page, "cited");
    await page.getByRole("link", { name: "Read in context" }).first().click();
    const cited = page.locator("#cited mark");
    await cited.waitFor();
    expect(await cited.innerText()).toContain("every twelve hours");
    const used = page.locator("#cited details");
    await used.getByText("1 questionnaire", { exact: true }).click();
    await used.getByRole("link", { name: "acme" }).waitFor();
    const original = page.getByRole("link", { name: /^Original, page [2-9]$/ });
    expect(await original.getAttribute("href")).toMatch(/\/original#page=[2-9]$/);
    await picture(page, "reader");
    expect(await violations(page)).toEqual([]);
    await used.getByRole("link", { name: "acme" }).click();
    await page.waitForURL(/\/questionnaires\/[^/]+\?question=/);
    await page.locator("mark", { hasText: "every twelve hours" }).waitFor();
    await page.context().close();
  });

  it("show what a new edition changes, and whose answers it leaves behind", async () => {
    const answers = [
      "mooring masts are inspected by certified riggers every twelve hours",
      "ballast valves are tested",
    ];
    const yaml = [
      ...answers.flatMap((quote, at) => [
        `- id: zeppelin-${at}`,
        `  question: Zeppelin question ${at}?`,
        "  answer: As the policy says.",
        "  citations:",
        "    - document: mooring-policy",
        `      quote: ${quote}`,
      ]),
      "",
    ].join("\n");
    const body = new FormData();
    body.append("file", new File([yaml], "zeppelins.yaml"));
    expect((await app.fetch("/api/library/import", { method: "POST", body })).status).toBe(200);
    const page = await app.visit("/library/import");
    await page.getByRole("button", { name: "Choose files" }).waitFor();
    await drop(page, [
      { name: "mooring-policy-2027.pdf", bytes: await makePdf("Mooring policy of Northwind", policy("six")) },
    ]);
    const form = page.getByRole("form", { name: "mooring-policy-2027.pdf" });
    await form.waitFor();
    expect(await form.getByLabel("In the library it is").inputValue()).toBe("mooring-policy");
    await form.getByRole("button", { name: "Add to the library" }).click();
    await page.getByRole("link", { name: /What the new edition changes: 1 answer moved on, 1 to look at/ }).click();
    await page.getByText("every twelve hours").first().waitFor();
    await page.getByText("every six hours").first().waitFor();
    await picture(page, "changes");
    expect(await violations(page)).toEqual([]);
    await page.getByRole("button", { name: "The answer still holds: cite this" }).click();
    await page.getByRole("heading", { name: "No answer is left behind" }).waitFor();

    await page.goto(`${app.url}/library/documents/mooring-policy`);
    await page.getByText("Earlier editions (1)").click();
    await picture(page, "reader-editions");
    expect(await violations(page)).toEqual([]);
    await page.context().close();
  });

  it("come by whole folders, each file taken for what it is", async () => {
    const folder = mkdtempSync(join(tmpdir(), "countersign-test-"));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    mkdirSync(join(folder, "old", ".git"), { recursive: true });
    writeFileSync(join(folder, "old", ".git", "config.md"), "# Nobody means this\n");
    writeFileSync(join(folder, "sails.md"), "# Sails\n\nSails are mended in Bremen each winter.\n");
    writeFileSync(join(folder, "old", "acme.csv"), "Question,Answer\nDo you mend sails?,Yes\nDo you row?,No\n");
    const exported = await app.fetch("/api/library/export?format=json");
    writeFileSync(join(folder, "old", "library.json"), new Uint8Array(await exported.arrayBuffer()));
    writeFileSync(join(folder, "old", "notes.json"), "{}");

    const page = await app.visit("/library/import");
    await page.getByRole("button", { name: "Choose files" }).waitFor();
    const session = await page.context().newCDPSession(page);
    for (const type of ["dragEnter", "dragOver", "drop"] as const) {
      const data = { items: [], files: [folder], dragOperationsMask: 1 };
      await session.send("Input.dispatchDragEvent", { type, x: 400, y: 300, data });
    }
    await page.getByRole("form", { name: "sails.md" }).waitFor();
    await page.getByRole("form", { name: "acme.csv" }).getByText("Past questionnaire").waitFor();
    await page.getByText(/A library: .* known already/).waitFor();
    await page.getByText("notes.json is no library that was exported from Countersign").waitFor();
    expect(await page.getByText("config.md").count()).toBe(0);
    await picture(page, "folder");
    expect(await violations(page)).toEqual([]);
    await page.context().close();
  });

  it("are retired once it is told what rests on them, and brought back", async () => {
    const page = await app.visit("/library/documents/mooring-policy");
    await page.getByRole("button", { name: "Retire" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByText(/answers? rests? on it/).click();
    await dialog.getByRole("link", { name: "Zeppelin question 0?" }).waitFor();
    await dialog.getByRole("link", { name: "acme" }).waitFor();
    await picture(page, "retire");
    expect(await violations(page)).toEqual([]);
    await dialog.getByLabel("Why").fill("Zeppelins are flown no more");
    await dialog.getByRole("button", { name: "Retire it" }).click();
    await page.getByText(/Retired on .*: Zeppelins are flown no more/).waitFor();
    await picture(page, "retired");
    expect(await violations(page)).toEqual([]);
    await page.goto(`${app.url}/library/documents`);
    await page.getByText("Retired", { exact: true }).waitFor();
    await picture(page, "documents-retired");
    await page.goto(`${app.url}/library/freshness`);
    await page.getByText("Retired: Zeppelins are flown no more").waitFor();
    await page.goto(`${app.url}/library/documents/mooring-policy`);
    await page.getByRole("button", { name: "Bring it back" }).click();
    await page.getByRole("button", { name: "Retire" }).waitFor();
    await page.context().close();
  });

  it("open the original without letting it run anything", async () => {
    const form = new FormData();
    form.append(
      "file",
      new File(
        ["<html><body><main><h1>Trap</h1><p>Words of the page.</p><script>alert(1)</script></main></body></html>"],
        "trap.html",
      ),
    );
    await app.fetch("/api/library/import", { method: "POST", body: form });
    const html = await app.fetch("/api/documents/trap/original");
    expect(html.headers.get("Content-Disposition")).toMatch(/^attachment/);
    expect(html.headers.get("Content-Type")).toBe("application/octet-stream");
    const pdf = await app.fetch("/api/documents/mooring-policy/original");
    expect(pdf.headers.get("Content-Type")).toBe("application/pdf");
    expect(pdf.headers.get("Content-Disposition")).toMatch(/^inline/);
    for (const { headers } of [html, pdf]) {
      expect(headers.get("Content-Security-Policy")).toMatch(/^sandbox/);
      expect(headers.get("X-Content-Type-Options")).toBe("nosniff");
    }
    expect(new Uint8Array(await html.arrayBuffer()).length).toBeGreaterThan(50);
  });
});
