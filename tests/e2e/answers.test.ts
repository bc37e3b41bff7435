/** A completed questionnaire's way into the library: dropped, its conflict decided, and the next questionnaire answered from it. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type RunningApp, startApp } from "../support/running-app.ts";
import { violations } from "../support/violations.ts";

let app: RunningApp;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.stop());

const PAST = [
  "Ref,Question,Answer,Comment",
  '1,"Do you inspect your zeppelin mooring masts?",Yes,"Certified riggers inspect each mast every twelve hours."',
  '2,"Are ballast valves of zeppelins tested?",No,"Valves are replaced each year instead."',
  '3,"Do you paint your zeppelins?","See above",',
].join("\n");

async function picture(page: Page, name: string): Promise<void> {
  const folder = process.env.PICTURES;
  if (!folder) return;
  const size = page.viewportSize();
  await page.setViewportSize({ width: 1280, height: 1400 });
  await page.screenshot({ path: join(folder, `${name}.png`), fullPage: true });
  await page.setViewportSize({ width: 390, height: 1800 });
  await page.screenshot({ path: join(folder, `${name}-narrow.png`), fullPage: true });
  if (size) await page.setViewportSize(size);
}

describe("a past questionnaire in the browser", () => {
  it("shows what contradicts the library, is imported as decided, and answers the next one", async () => {
    const question = "Are ballast valves of zeppelins tested?";
    const draft = { question, answer: "Valves are tested on the first Monday of each month.", option: "Yes" };
    const made = await app.fetch("/api/entries", {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify(draft),
    });
    expect(made.status).toBe(201);

    const page = await app.visit("/library/import");
    await page
      .getByLabel("Files to add")
      .setInputFiles({ name: "acme-review.csv", mimeType: "text/csv", buffer: Buffer.from(PAST) });
    const form = page.getByRole("form", { name: "acme-review.csv" });
    await form.getByText("Where it contradicts the library").waitFor();
    await form.getByLabel("Customer").fill("Acme");
    await form.getByLabel("Answered on").fill("2026-03-01");
    await form.getByText("The library says Yes, the file says No.").waitFor();
    await form.getByText("1 left out").waitFor();
    expect(await violations(page)).toEqual([]);
    await picture(page, "answers-plan");
    await form.getByRole("radio", { name: "Take the file's" }).check();
    await form.getByRole("button", { name: "Import 2 answers" }).click();
    await page.getByText("1 new answer, 1 replaced").waitFor();
    await picture(page, "answers-imported");

    const csv = `Question,Answer\n${question},\nDo you inspect your zeppelin mooring masts?,\n`;
    const body = new FormData();
    body.append("file", new File([csv], "next.csv"));
    const response = await app.fetch("/api/questionnaires", { method: "POST", body });
    const { questionnaire } = (await response.json()) as { questionnaire: { id: string } };
    await app.context.jobs.idle();
    const questions = await app.fetch(`/api/questionnaires/${questionnaire.id}/questions`);
    const { items } = (await questions.json()) as {
      items: { suggestion: { answer: string; option: string; citations: { title: string }[] } }[];
    };
    expect(items.map(({ suggestion }) => [suggestion.option, suggestion.answer])).toEqual([
      ["No", "Valves are replaced each year instead."],
      ["Yes", "Certified riggers inspect each mast every twelve hours."],
    ]);
    expect(items[0]?.suggestion.citations[0]?.title).toBe("acme-review for Acme");
    await page.goto(`${app.url}/questionnaires/${questionnaire.id}`);
    await page.getByText("Valves are replaced each year instead.").first().waitFor();
    await page.goto(`${app.url}/library/documents/acme-review?start=0&end=1`);
    await page.getByText("Past questionnaire").first().waitFor();
    await picture(page, "answers-document");
  });

  it("shows what another tool's columns are taken for, and lets it be corrected", async () => {
    const page = await app.visit("/library/import");
    const rows = [
      "Question,Short answer,Long answer,Alternate question 1,Visibility,Tier,Status",
      'Are zeppelin hangars guarded?,Yes,"<p>By two watchmen.</p>",Who guards the zeppelins?,Premium,Internal,Approved',
      "Is zeppelin gas tested?,No,We buy tested gas.,,Public,Public,Outdated",
      "Do zeppelins carry lifeboats?,No,,,Public,Public,Archived",
    ];
    await page
      .getByLabel("Files to add")
      .setInputFiles({ name: "tool.csv", mimeType: "text/csv", buffer: Buffer.from(rows.join("\n")) });
    const form = page.getByRole("form", { name: "tool.csv" });
    await form.getByText("“Question” asks, “Short answer” answers").click();
    expect(await form.getByLabel("Comment").inputValue()).toBe("C");
    await form.getByText(/"Premium" is no level of access/).waitFor();
    await form.getByText("3 of 4 other columns are used").click();
    expect(await form.getByLabel("Alternate question 1").inputValue()).toBe("wordings");
    await form.getByLabel("Tier").selectOption("access");
    await form.getByText("4 of 4 other columns are used").waitFor();
    await form.getByLabel("Visibility").selectOption("");
    await form.getByText(/"Premium" is no level of access/).waitFor({ state: "detached" });
    await form.getByText("What is left out, and why").click();
    await form.getByText("Archived, retired or rejected in the other tool: 1").waitFor();
    expect(await violations(page)).toEqual([]);
    await picture(page, "answers-tool");
    await form.getByRole("button", { name: "Import 2 answers" }).click();
    await page.getByText("2 new answers").waitFor();
    const found = await app.fetch("/api/library?search=zeppelin%20hangars%20guarded");
    const { items } = (await found.json()) as { items: { question: string; answer: string; access: string }[] };
    expect(items.find(({ question }) => question === "Are zeppelin hangars guarded?")).toMatchObject({
      answer: "By two watchmen.",
      access: "internal",
    });
  });

  it("asks where a table is unsure, and for the columns where nothing is found", async () => {
    const page = await app.visit("/library/import", { viewport: { width: 390, height: 900 } });
    const drop = (name: string, text: string) =>
      page.getByLabel("Files to add").setInputFiles({ name, mimeType: "text/csv", buffer: Buffer.from(text) });
    await drop("half.csv", "Question,Answer\nDo you heat your hangars?,Yes\nDo you cool them?,\nAre they dry?,\n");
    await page.getByText("a table of facts, or answers to questions?").waitFor();
    expect(await violations(page)).toEqual([]);
    await picture(page, "answers-unsure");
    await page.getByRole("button", { name: "Answers" }).click();
    const half = page.getByRole("form", { name: "half.csv" });
    await half.getByText("asks, “Answer” answers").click();
    await picture(page, "answers-columns");
    await half.getByRole("button", { name: "Leave it" }).click();

    const { default: ExcelJS } = await import("exceljs");
    const workbook = new ExcelJS.Workbook();
    workbook.addWorksheet("Cover").addRow(["Hangar facts"]);
    workbook.addWorksheet("Facts").addRows([
      ["Helium supply", "Two vendors deliver it weekly."],
      ["Hangar doors", "Locked at night by the watch."],
    ]);
    const buffer = Buffer.from(await workbook.xlsx.writeBuffer());
    const mimeType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    await page.getByLabel("Files to add").setInputFiles({ name: "hangar.xlsx", mimeType, buffer });
    const form = page.getByRole("form", { name: "hangar.xlsx" });
    await form.getByText("No answers can be read from it").waitFor();
    await form.getByLabel("Sheet").selectOption("Facts");
    await form.getByLabel("Column that asks").fill("a");
    await form.getByLabel("Column that answers").fill("b");
    expect(await violations(page)).toEqual([]);
    await picture(page, "answers-by-hand");
    await form.getByRole("button", { name: "Read it so" }).click();
    await form.getByRole("button", { name: "Import 2 answers" }).click();
    await page.getByText("2 new answers").waitFor();
    expect(await violations(page)).toEqual([]);
  });

  it("takes the library away and back", async () => {
    const page = await app.visit("/library");
    await page.getByRole("button", { name: "Export" }).click();
    const way = page.getByRole("link", { name: "Excel workbook" });
    await way.waitFor();
    expect(await violations(page)).toEqual([]);
    await picture(page, "library-export");
    const [download] = await Promise.all([page.waitForEvent("download"), way.click()]);
    const taken = join(await mkdtemp(join(tmpdir(), "countersign-")), download.suggestedFilename());
    await download.saveAs(taken);
    await page.goto(`${app.url}/library/import`);
    await page.getByLabel("Files to add").setInputFiles(taken);
    await page.getByText(/A library: 0 documents and 0 entries new, \d+ known already\./).waitFor();
    expect(await violations(page)).toEqual([]);
    await picture(page, "library-brought");
    await rm(dirname(taken), { recursive: true });
  });
});
