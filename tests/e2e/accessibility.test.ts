/** axe finds nothing on any page or dialog, in light and in dark, wide and narrow; and the first load stays small. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { COMMAND_LINE } from "../../src/domain/actor.ts";
import { invite } from "../../src/usecases/offer-link.ts";
import { type RunningApp, startApp } from "../support/running-app.ts";
import { faultsOf } from "../support/violations.ts";

const SOURCE = join(import.meta.dirname, "../../fixtures/vendor-review/source.xlsx");
const FIRST_LOAD_BYTES = 220 * 1024;
const FIRST_PAGE_BYTES = 250 * 1024;

let app: RunningApp;
let workbench: string;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app?.stop());

describe("the pages", () => {
  it("have no fault that axe knows before the door", () =>
    check("/", (page) => page.getByRole("button", { name: "Sign in" }).waitFor(), null));

  it("have no fault that axe knows while there is nothing yet", () =>
    check("/", (page) => page.getByText("Drop a questionnaire here").waitFor()));

  it.each<[string, string, string]>([
    ["work", "/work", "Nothing waits for you."],
    ["insight", "/insight", "No questionnaire came in during this time."],
  ])("have no fault that axe knows while there is nothing yet: %s", (_, path, said) =>
    check(path, (page) => page.getByText(said).waitFor()),
  );

  it("have no fault that axe knows while a workbook is uploaded", () =>
    check("/", async (page) => {
      await page.getByLabel("Workbook to upload").setInputFiles(SOURCE);
      await page.getByRole("dialog").waitFor();
    }));
});

describe("the pages of an installation at work", () => {
  beforeAll(async () => {
    const page = await app.visit();
    await page.getByLabel("Workbook to upload").setInputFiles(SOURCE);
    await page.getByRole("dialog").getByRole("button", { name: "Upload", exact: true }).click();
    await page.getByText("0 of 24 answered").waitFor();
    workbench = new URL(page.url()).pathname;
    await page.context().close();
  });

  it.each<[string, () => string, (page: Page) => Promise<unknown>]>([
    ["questionnaires", () => "/", (page) => page.getByText("0 of 24 answered").waitFor()],
    ["work", () => "/work", (page) => page.getByText("Nothing waits for you.").waitFor()],
    ["insight", () => "/insight", (page) => page.getByText("Entries in use").waitFor()],
    ["workbench", () => workbench, (page) => page.locator("mark").first().waitFor()],
    ["columns", () => `${workbench}/columns`, (page) => page.getByRole("cell", { name: "A.1" }).waitFor()],
    ["library", () => "/library", (page) => page.locator("mark").first().waitFor()],
    ["entry form", () => "/library?view=new", (page) => page.getByRole("heading", { name: "A new entry" }).waitFor()],
    ["findings", () => "/library/resolve", (page) => page.getByRole("article").first().waitFor()],
    ["proposals", () => "/library/proposals", (page) => page.getByText(/^No proposals/).waitFor()],
    ["freshness", () => "/library/freshness", (page) => page.getByRole("heading", { level: 2 }).first().waitFor()],
    ["merge", () => "/library/merge?one=curated%3Asoc-2-held", (page) => page.getByRole("listitem").first().waitFor()],
    ["documents", () => "/library/documents", (page) => page.getByRole("heading", { level: 2 }).first().waitFor()],
    ["document", () => "/library/documents/soc-2", (page) => page.getByRole("heading", { level: 2 }).first().waitFor()],
    ["import", () => "/library/import", (page) => page.getByRole("button", { name: "Choose files" }).waitFor()],
    ["account", () => "/account", (page) => page.getByText("This one").waitFor()],
    ["people", () => "/people", (page) => page.getByText("robin@example.com").waitFor()],
    [
      "somebody's ways in",
      () => "/people",
      async (page) => {
        await invite(app.context, COMMAND_LINE, { email: "new@example.com", role: "reader" });
        await page.reload();
        await page.getByText("made by command line").first().waitFor();
        await page.getByRole("button", { name: "Sessions and tokens of Robin" }).click();
        await page.getByRole("dialog").getByText("This one").waitFor();
      },
    ],
    ["record", () => "/record", (page) => page.getByText("Robin signed in").first().waitFor()],
    ["not found", () => "/nowhere", (page) => page.getByText("There is no such page").waitFor()],
  ])("have no fault that axe knows: %s", (_, path, ready) => check(path(), ready));

  it.each<[string, string]>([
    ["help sheet", "?"],
    ["download", "d"],
    ["approve high", "h"],
    ["similar", "s"],
    ["side by side", "v"],
    ["insert from the library", "l"],
    ["palette", "Control+k"],
  ])("have no fault that axe knows in a dialog: %s", (_, key) =>
    check(workbench, async (page) => {
      await page.locator("mark").first().waitFor();
      await page.keyboard.press(key);
      await page.getByRole("dialog").waitFor();
    }),
  );

  it.each<[string, string]>([
    ["filter", "Filter"],
    ["account menu", "Robin, your account"],
    ["assignee", "Assign"],
    ["expert", "Ask an expert"],
  ])("have no fault that axe knows in what opens: %s", (_, button) =>
    check(workbench, async (page) => {
      await page.locator("mark").first().waitFor();
      await page.getByRole("button", { name: button, exact: true }).click();
      await page.getByRole("dialog").waitFor();
    }),
  );

  it("have no fault that axe knows where people talk and questions wait for them", async () => {
    const { items } = (await (await app.fetch(`/api${workbench}/questions`)).json()) as { items: { id: string }[] };
    const [{ id } = { id: "" }, other] = items;
    const post = (path: string, method: string, body: object) =>
      app.fetch(
        path,
        { method, headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) },
        "Ada Okafor",
      );
    const colleagues = (await (await app.fetch("/api/colleagues")).json()) as { items: { id: string; name: string }[] };
    const robin = colleagues.items.find(({ name }) => name === "Robin")?.id;
    await post(`/api/questions/${id}/expert`, "PUT", { expert: robin, note: "You know this." });
    await post(`/api/questions/${other?.id}/comments`, "POST", { text: `@{${robin}} and see question 3.` });
    await check("/work", (page) => page.getByText("You are mentioned").waitFor());
    await check(`${workbench}?question=${id}`, async (page) => {
      await page.getByText("You are asked by Ada Okafor").waitFor();
      await page.getByLabel("Write a comment").fill("@");
      await page.getByRole("option", { name: "Ada Okafor", exact: true }).waitFor();
    });
  });

  it("have no fault that axe knows where a questionnaire is edited", () =>
    check("/", async (page) => {
      await page.getByRole("button", { name: /^Edit / }).click();
      await page.getByRole("dialog").waitFor();
    }));

  it("have no fault that axe knows in a column's menu", () =>
    check(`${workbench}/columns`, async (page) => {
      await page.getByRole("button", { name: "Column B" }).click();
      await page.getByRole("menu").waitFor();
    }));

  it("have no fault that axe knows where the columns were guessed", async () => {
    const form = new FormData();
    form.set(
      "file",
      new File(["Keys,Are keys rotated?,\nKeys,Who may read keys?,\nLogs,Are logs kept?,"], "guess.csv"),
    );
    const response = await app.fetch("/api/questionnaires", { method: "POST", body: form });
    const { questionnaire } = (await response.json()) as { questionnaire: { id: string } };
    await check(`/questionnaires/${questionnaire.id}`, (page) => page.getByText("We are not sure").waitFor());
    await app.fetch(`/api/questionnaires/${questionnaire.id}`, { method: "DELETE" });
  });

  it("have no fault that axe knows where what changed in the file is shown", async () => {
    const id = workbench.split("/").at(-1);
    const decided = await app.fetch(`/api/questionnaires/${id}/questions?limit=1`);
    const { items } = (await decided.json()) as { items: { id: string; version: number; review: { state: string } }[] };
    const headers = { "Content-Type": "application/json" };
    const body = JSON.stringify({ version: items[0]?.version, action: "approve" });
    await app.fetch(`/api/questions/${items[0]?.id}/decisions`, { method: "POST", headers, body });
    await app.fetch(`/api/questionnaires/${id}/export`, { method: "POST" });
    await check(`${workbench}/exports`, (page) => page.getByText("the same to the byte").waitFor());
    await app.fetch(`/api/questionnaires/${id}/undo`, {
      method: "POST",
      headers,
      body: JSON.stringify({ questions: [{ id: items[0]?.id, version: (items[0]?.version ?? 0) + 1 }] }),
    });
  });

  it("load less than 220 KB of compressed JavaScript before the first of them can be seen", () => {
    const folder = join(import.meta.dirname, "../../dist/web");
    const size = firstScripts(folder)
      .map((file) => gzipSync(readFileSync(join(folder, file))).length)
      .reduce((sum, one) => sum + one, 0);
    expect(size).toBeGreaterThan(50 * 1024);
    expect(size).toBeLessThan(FIRST_LOAD_BYTES);
  });

  it("load less than 250 KB with all that the first page then asks for", async () => {
    const page = await app.visit();
    const scripts: string[] = [];
    page.on("response", (response) => {
      if (response.request().resourceType() === "script") scripts.push(new URL(response.url()).pathname);
    });
    await page.reload();
    await page.getByText("of 24 answered").first().waitFor();
    const folder = join(import.meta.dirname, "../../dist/web");
    const sizes = scripts.map((path) => gzipSync(readFileSync(join(folder, path))).length);
    expect(sizes.length).toBeGreaterThan(0);
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(FIRST_PAGE_BYTES);
  });
});

/** The scripts that the page names, and all that these import before they run. */
function firstScripts(folder: string): string[] {
  const found = new Set<string>();
  const visit = (file: string) => {
    if (found.has(file)) return;
    found.add(file);
    const imports = readFileSync(join(folder, file), "utf8").matchAll(
      /(?:\bfrom|\bimport)\s*["']\.\/([^"']+\.js)["']/g,
    );
    for (const [, name] of imports) visit(`assets/${name}`);
  };
  const page = readFileSync(join(folder, "index.html"), "utf8");
  for (const [, file] of page.matchAll(/(?:src|href)="\/([^"]+\.js)"/g)) if (file) visit(file);
  return [...found];
}

async function check(path: string, ready: (page: Page) => Promise<unknown>, name?: null): Promise<void> {
  const page = await app.visit(path, { reducedMotion: "reduce", ...(name === null ? { name } : {}) });
  await ready(page);
  for (const colorScheme of ["light", "dark"] as const) {
    for (const [width, height] of [
      [1280, 800],
      [390, 844],
    ] as const) {
      await page.emulateMedia({ colorScheme });
      await page.setViewportSize({ width, height });
      expect(await faultsOf(page), `${path} in ${colorScheme} at ${width}`).toEqual([]);
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      expect(overflow, `${path} at ${width} scrolls sideways`).toBeLessThanOrEqual(0);
    }
  }
  await page.context().close();
}
