/**
 * Work on many questions: a list approved in one go while a colleague decides, the same question answered once for all
 * sheets, changes taken back, the palette, words of the library put in, and a workbook with macros out again.
 */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { StoredQuestion } from "../../src/domain/stored-questionnaire.ts";
import { type RunningApp, startApp } from "../support/running-app.ts";
import { makeWorkbook } from "../xlsx/make-package.ts";
import { unpack } from "../xlsx/unpack.ts";

const FIXTURE = join(import.meta.dirname, "../../fixtures/vendor-review/source.xlsx");
const MACROS = "macro ".repeat(200);

let app: RunningApp;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app?.stop());

async function upload(name: string, bytes: Uint8Array): Promise<string> {
  const form = new FormData();
  form.set("file", new File([bytes as Uint8Array<ArrayBuffer>], name));
  const response = await app.fetch("/api/questionnaires", { method: "POST", body: form });
  const { questionnaire } = (await response.json()) as { questionnaire: { id: string } };
  await app.context.jobs.idle();
  return questionnaire.id;
}

const example = async () => upload("Review.xlsx", new Uint8Array(await readFile(FIXTURE)));

async function questionsOf(id: string): Promise<StoredQuestion[]> {
  const response = await app.fetch(`/api/questionnaires/${id}/questions?limit=500`);
  return ((await response.json()) as { items: StoredQuestion[] }).items;
}

const inState = async (id: string, state: string) =>
  (await questionsOf(id)).filter(({ review }) => review.state === state).map(({ ref }) => ref);

async function open(id: string, options: Parameters<RunningApp["visit"]>[1] = {}): Promise<Page> {
  const page = await app.visit(`/questionnaires/${id}`, options);
  await page.locator("#question-text").waitFor();
  await page.getByText(/of \d+ answered/).waitFor();
  return page;
}

const heading = (page: Page) => page.locator("#question-text").textContent();

describe("approving everything of high confidence", () => {
  it("shows the list first, leaves out what is unticked or decided meanwhile, and is undone in one step", async () => {
    const id = await example();
    const page = await open(id);
    await page.keyboard.press("h");
    const dialog = page.getByRole("dialog", { name: "Approve everything of high confidence" });
    const [first, second] = await questionsOf(id);
    await dialog.getByLabel(first?.text ?? "").uncheck();
    // Read in full and looked at by itself, the list is the same afterwards.
    const quote = dialog.locator("mark").first();
    await dialog.getByRole("button", { name: "Read in full, with evidence" }).first().click();
    await quote.waitFor();
    await dialog.getByRole("button", { name: `${second?.sheet}, ${second?.cell}` }).click();
    await page.getByText("What you ticked is kept").waitFor();
    await expect.poll(() => heading(page)).toBe(second?.text);
    await page.keyboard.press("h");
    await dialog.waitFor();
    expect(await dialog.getByLabel(first?.text ?? "").isChecked()).toBe(false);
    expect(await dialog.getByLabel(second?.text ?? "").isChecked()).toBe(true);
    // Ben is faster with the second.
    const headers = { "Content-Type": "application/json" };
    const body = JSON.stringify({ version: 1, action: "reject" });
    await app.fetch(`/api/questions/${second?.id}/decisions`, { method: "POST", headers, body }, "Ben");
    // A page that has not heard of it yet, as far as this one goes.
    const button = dialog.getByRole("button", { name: /^Approve \d+ answers/ });
    const wanted = Number(/\d+/.exec((await button.textContent()) ?? "")?.[0]);
    expect(wanted).toBeGreaterThan(5);
    await button.click();
    await expect.poll(async () => (await inState(id, "approved")).length).toBeGreaterThanOrEqual(wanted - 1);
    const approved = await inState(id, "approved");
    expect(approved).not.toContain(first?.ref);
    expect(approved).not.toContain(second?.ref);
    // Either Ben's decision had come by then and the list said so, or the outcome names him.
    const close = page.getByRole("dialog").getByRole("button", { name: "Close" }).last();
    await page
      .getByText(/questions? answered|Ben has changed it/)
      .first()
      .waitFor();
    if (await close.isVisible()) await close.click();
    await page.keyboard.press("u");
    await expect.poll(() => inState(id, "approved")).toEqual([]);
    expect(await inState(id, "rejected")).toEqual([second?.ref]);
    await page.context().close();
  });
});

describe("the same question on several sheets", () => {
  it("is answered once", async () => {
    const row = (at: number, ...texts: string[]) =>
      `<row r="${at}">${texts.map((text, column) => `<c r="${"ABCD"[column]}${at}" t="inlineStr"><is><t>${text}</t></is></c>`).join("")}</row>`;
    const sheet = (...asked: string[]) =>
      `<sheetData>${row(1, "No.", "Question", "Answer", "Comment")}${asked.map((text, at) => row(at + 2, `${at + 1}`, text)).join("")}</sheetData>`;
    const shared = "Do you hold a current SOC 2 report issued by an independent auditor?";
    const id = await upload(
      "Two sheets.xlsm",
      makeWorkbook({
        sheets: [
          { name: "Security", xml: sheet(shared, "Do you run a bug bounty programme for outsiders?") },
          { name: "Privacy", xml: sheet("Do you publish a list of your subprocessors?", shared.toUpperCase()) },
        ],
        extra: [["xl/vbaProject.bin", MACROS]],
      }),
    );
    const page = await open(id, { acceptDownloads: true });
    await page.getByText("Asked 1 more time").first().waitFor();
    await page.keyboard.press("a");
    await page.getByRole("button", { name: "Answer it too" }).last().click();
    const dialog = page.getByRole("dialog", { name: "Give this answer to similar questions" });
    await dialog.getByText("1 of 1 ticked").waitFor();
    await dialog.getByRole("button", { name: "Approve for 1 question" }).click();
    await expect.poll(() => inState(id, "approved")).toHaveLength(2);
    const [one, ...others] = (await questionsOf(id)).filter(({ review }) => review.state === "approved");
    expect(others[0]?.review.answer).toEqual(one?.review.answer);
    expect(new Set([one?.sheet, others[0]?.sheet])).toEqual(new Set(["Security", "Privacy"]));

    // And out again, macros and all; keys count only once the dialog has faded.
    await dialog.waitFor({ state: "detached" });
    await page.keyboard.press("d");
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("dialog").getByRole("button", { name: "Download", exact: true }).click(),
    ]);
    expect(download.suggestedFilename()).toBe("Two sheets (filled).xlsm");
    const parts = unpack(await readFile(await download.path()));
    expect(parts.get("xl/vbaProject.bin")?.data().toString()).toBe(MACROS);
    await page.getByRole("link", { name: "See what changed in the file" }).click();
    await page.getByText("the same to the byte").waitFor();
    await page.context().close();
  });
});

describe("undo", () => {
  it("takes back one decision after the other, and goes to the question it was on", async () => {
    const id = await example();
    const page = await open(id);
    await page.keyboard.press("Enter");
    await page.keyboard.press("r");
    await page.keyboard.press("j");
    await page.keyboard.press("n");
    await expect.poll(async () => (await inState(id, "open")).length).toBe(21);
    const [first, second] = await questionsOf(id);
    await page.keyboard.press("Control+z");
    await page.keyboard.press("Control+z");
    await expect.poll(() => heading(page)).toBe(second?.text);
    await page.keyboard.press("Control+z");
    await expect.poll(() => heading(page)).toBe(first?.text);
    await expect.poll(async () => (await inState(id, "open")).length).toBe(24);
    const { items } = (await (await app.fetch(`/api/questions/${first?.id}/events`)).json()) as {
      items: { action: string }[];
    };
    expect(items.map(({ action }) => action)).toEqual(["approve", "undo"]);
    await page.context().close();
  });

  it("never takes back what somebody else has changed since", async () => {
    const id = await example();
    const page = await open(id);
    await page.keyboard.press("a");
    await expect.poll(() => inState(id, "approved")).toHaveLength(1);
    const [first] = await questionsOf(id);
    const headers = { "Content-Type": "application/json" };
    const body = JSON.stringify({ version: first?.version, action: "not_applicable" });
    await app.fetch(`/api/questions/${first?.id}/decisions`, { method: "POST", headers, body }, "Ben");
    await page.keyboard.press("u");
    await page.getByText("Ben has changed this question since").waitFor();
    await page.getByRole("article").getByText("Not applicable", { exact: true }).waitFor();
    expect(await inState(id, "not_applicable")).toEqual([first?.ref]);
    await page.context().close();
  });
});

describe("the palette", () => {
  it("goes to a question by its reference, does what it names, and reaches other pages", async () => {
    const id = await example();
    const page = await open(id);
    const wanted = (await questionsOf(id))[9];
    const find = async (text: string) => {
      const box = page.getByRole("combobox", { name: "What to do or where to go" });
      // The one before fades for a moment, and would take what is typed with it.
      await box.waitFor({ state: "detached" });
      // On a busy machine the focus may still be on its way back, and a key pressed then is lost.
      await expect
        .poll(async () => {
          if (!(await box.isVisible())) await page.keyboard.press("Control+k");
          return box.isVisible();
        })
        .toBe(true);
      await page.keyboard.type(text);
    };
    await find(wanted?.ref ?? "");
    await page.keyboard.press("Enter");
    await expect.poll(() => heading(page)).toBe(wanted?.text);
    await find("not appl");
    await page.keyboard.press("Enter");
    await expect.poll(() => inState(id, "not_applicable")).toEqual([wanted?.ref]);
    await find("your account");
    await page.keyboard.press("Enter");
    await page.getByText("This one").waitFor();
    await find("Review");
    await page.getByRole("option", { name: "Review" }).first().click();
    await page.locator("#question-text").waitFor();
    await page.context().close();
  });

  it("takes what is typed before it has come, and leaves the page behind it alone", async () => {
    const id = await example();
    const page = await open(id);
    let release = () => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    await page.route(/palette-.*\.js$/, async (route) => {
      await held;
      await route.continue();
    });
    await page.keyboard.press("Control+k");
    await page.keyboard.type("approve an");
    await page.keyboard.press("Enter");
    release();
    const box = page.getByRole("combobox", { name: "What to do or where to go" });
    await expect.poll(() => box.inputValue()).toBe("approve an");
    await page.keyboard.type("d next");
    expect(await box.inputValue()).toBe("approve and next");
    expect(await inState(id, "approved")).toEqual([]);
    await page.context().close();
  });
});

describe("inserting from the library", () => {
  it("puts the words into the answer and their citation beside it", async () => {
    const id = await example();
    const page = await open(id);
    const [first] = await questionsOf(id);
    await page.keyboard.press("l");
    await page.getByRole("combobox", { name: "Search the library" }).fill("Does Cloudflare sell personal data?");
    const dialog = page.getByRole("dialog", { name: "Insert from the library" });
    await expect.poll(() => dialog.getByRole("option").first().textContent()).toMatch(/sell/i);
    await page.keyboard.press("Enter");
    const stored = async () => (await (await app.fetch(`/api/questions/${first?.id}`)).json()) as StoredQuestion;
    await expect.poll(async () => (await stored()).review.state).toBe("drafted");
    const { answer } = (await stored()).review;
    expect(answer?.text).toContain(first?.suggestion?.answer);
    expect(answer?.also).toHaveLength(1);
    expect(answer?.citations.length).toBeGreaterThan(first?.suggestion?.citations.length ?? 0);
    await page.context().close();
  });
});

describe("stale evidence", () => {
  it("warns beside the answer, keeps out of what is approved at once, and is said again before the download", async () => {
    const id = await example();
    const stale = (await questionsOf(id)).find(({ suggestion }) => suggestion?.warnings.length);
    const page = await open(id);
    await page.goto(`${app.url}/questionnaires/${id}?question=${stale?.id}`);
    const evidence = page.getByRole("complementary", { name: "Evidence" });
    await evidence.getByText(/warnings? about this answer/).waitFor();
    await page.keyboard.press("h");
    const dialog = page.getByRole("dialog", { name: "Approve everything of high confidence" });
    await dialog.getByText("with warnings").waitFor();
    await page.keyboard.press("Escape");
    await dialog.waitFor({ state: "detached" });
    await page.keyboard.press("a");
    await expect.poll(() => inState(id, "approved")).toEqual([stale?.ref]);
    // What an import of a newer text does to the document that it rests on.
    const cited = stale?.suggestion?.citations[0]?.document ?? "";
    await app.context.database.run("UPDATE documents SET content_hash = 'newer' WHERE id = ?", cited);
    await page.keyboard.press("d");
    await page.getByText(/Check before you send it/).waitFor();
    await page
      .getByText(/has changed since or is gone from the library/)
      .first()
      .waitFor();
    await page.context().close();
  });
});

describe("a role", () => {
  it("says what it does not allow instead of failing later", async () => {
    const id = await example();
    const reader = await open(id, { name: "Rita", role: "reader" });
    await reader.getByText("Your role lets you read, not decide.").waitFor();
    await reader.keyboard.press("Enter");
    await reader.getByText("Your role does not allow this.").waitFor();
    const contributor = await open(id, { name: "Carl", role: "contributor" });
    await contributor.getByText("Write a draft; a reviewer approves it.").waitFor();
    await contributor.keyboard.press("e");
    await contributor.keyboard.type(" Drafted.");
    await contributor.keyboard.press("Escape");
    await expect.poll(() => inState(id, "drafted")).toHaveLength(1);
    expect(await inState(id, "approved")).toEqual([]);
    await Promise.all([reader, contributor].map((page) => page.context().close()));
  });
});
