/** The whole path in a real browser: a workbook in, suggestions with evidence, decisions by keyboard, the workbook out. */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import ExcelJS from "exceljs";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { StoredQuestion } from "../../src/domain/stored-questionnaire.ts";
import { type RunningApp, startApp } from "../support/running-app.ts";

const SOURCE = join(import.meta.dirname, "../../fixtures/vendor-review/source.xlsx");

let app: RunningApp;
let page: Page;
beforeAll(async () => {
  app = await startApp();
  page = await app.visit("/", { acceptDownloads: true });
});
afterAll(() => app?.stop());

describe("the newcomer's path", () => {
  it("says what to do where a file is no workbook", async () => {
    await choose({ name: "notes.xlsx", mimeType: "", buffer: Buffer.from("These are only some notes.") });
    await page.getByRole("button", { name: "Upload", exact: true }).click();
    const alert = page.getByRole("dialog").getByRole("alert");
    await alert.waitFor();
    expect(await alert.textContent()).toMatch(/workbook/);
    await page.keyboard.press("Escape");
    await page.getByText("Drop a questionnaire here").waitFor();
  });

  it("uploads a workbook and shows its questions with their suggestions", async () => {
    await choose(SOURCE);
    await page.getByLabel("Customer").fill("Northwind");
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { level: 1, name: "Northwind: source" }).waitFor();
    await page.getByText("0 of 24 answered").waitFor();
    expect(await page.getByRole("option").count()).toBeGreaterThan(5);
  });

  it("marks the quote that the suggested answer rests on", async () => {
    const [first] = await questions();
    const [citation] = first?.suggestion?.citations ?? [];
    expect(citation).toBeDefined();
    const mark = page.getByRole("complementary", { name: "Evidence" }).locator("mark").first();
    await mark.waitFor();
    const { document } = (await api(`/documents/${citation?.document}`)) as { document: { text: string } };
    expect(document.text.slice(citation?.start, citation?.end)).toBe(citation?.quote);
    expect(plain(citation?.quote ?? "")).toContain(plain((await mark.textContent()) ?? "nothing is marked"));
  });

  it("approves by keyboard and goes on to the next question", async () => {
    const before = await heading();
    await page.keyboard.press("Enter");
    await page.getByText("1 of 24 answered").waitFor();
    expect(await heading()).not.toBe(before);
    await page.keyboard.press("k");
    expect(await heading()).toBe(before);
    await page.getByRole("article").getByText("Approved", { exact: true }).waitFor();
  });

  it("takes a decision back and makes it again", async () => {
    await page.keyboard.press("u");
    await page.getByText("0 of 24 answered").waitFor();
    await page.keyboard.press("a");
    await page.getByText("1 of 24 answered").waitFor();
    await expect.poll(async () => (await questions())[0]?.review.state).toBe("approved");
  });

  it("keeps what was written while moving on, and approves it from within the text", async () => {
    const open = (await questions()).find(({ suggestion, answer }) => {
      return suggestion?.outcome === "no_match" && answer.options.length === 0;
    });
    expect(open).toBeDefined();
    await page.goto(`${page.url().split("?")[0]}?question=${open?.id}`);
    await page.getByText("The library holds nothing that answers this").waitFor();
    await page.keyboard.press("e");
    await page.keyboard.type("Ours is written by hand.");
    await page.keyboard.press("Escape");
    await page.keyboard.press("k");
    await expect.poll(async () => (await question(open?.id)).review.state).toBe("drafted");
    await page.keyboard.press("j");
    await page.keyboard.press("e");
    await page.keyboard.type(" And checked.");
    await page.keyboard.press("Control+Enter");
    await expect.poll(async () => (await question(open?.id)).review.state).toBe("approved");
    expect((await question(open?.id)).review.answer?.text).toBe("Ours is written by hand. And checked.");
  });

  it("says that a decision was not saved, shows it open again, and tries again", async () => {
    await page.route("**/decisions", (route) => route.abort(), { times: 1 });
    await page.keyboard.press("n");
    await page.getByText("Not saved:").waitFor();
    await page.getByText("2 of 24 answered").waitFor();
    await page.getByRole("button", { name: "Try again" }).click();
    await page.getByText("3 of 24 answered").waitFor();
    await page.keyboard.press("u");
    await page.getByText("2 of 24 answered").waitFor();
  });

  it("keeps in the editor what could not be saved", async () => {
    const asked = (await questions())[9];
    await page.goto(`${page.url().split("?")[0]}?question=${asked?.id}`);
    await expect.poll(heading).toBe(asked?.text);
    await page.route("**/decisions", (route) => route.abort(), { times: 1 });
    await page.keyboard.press("e");
    await page.keyboard.type(" Not lost.");
    await page.keyboard.press("Escape");
    await page.getByText("Not saved:").waitFor();
    await page.getByText("Not saved yet").waitFor();
    const written = await page.getByRole("textbox", { name: /Answer|Explanation/ }).inputValue();
    expect(written).toMatch(/ Not lost\.$/);
    await page.keyboard.press("j");
    await expect.poll(async () => (await question(asked?.id)).review.answer?.text).toBe(written);
  });

  it("keeps an approved answer in the library, where the next customer's question finds it", async () => {
    const [first] = await questions();
    await page.goto(`${page.url().split("?")[0]}?question=${first?.id}`);
    await page.getByRole("button", { name: "Keep in the library" }).click();
    await page.getByText("Kept: the next customer").waitFor();
    const { items } = (await api("/library?origin=approved")) as { items: { question: string; answer: string }[] };
    expect(items).toMatchObject([{ question: first?.text, answer: first?.review.answer?.text }]);
  });

  it("narrows the queue to what is done, and to one confidence", async () => {
    await page.getByRole("button", { name: "Done 2" }).click();
    await expect.poll(() => page.getByRole("option").count()).toBe(2);
    await page.getByRole("button", { name: "All 24" }).click();
    await page.getByRole("button", { name: "Filter" }).click();
    await page.getByRole("checkbox", { name: "No match" }).check();
    await page.keyboard.press("Escape");
    const unmatched = (await questions()).filter(({ suggestion }) => suggestion?.outcome === "no_match");
    await page.getByRole("listbox", { name: new RegExp(`^Questions, ${unmatched.length + 1} of 24`) }).waitFor();
    await page.getByRole("button", { name: "Clear filter" }).click();
  });

  it("finds a question by its words", async () => {
    await page.keyboard.press("/");
    await page.keyboard.type("penetration");
    const texts = (await questions()).filter(({ text, suggestion, review }) =>
      `${text} ${review.answer?.text ?? suggestion?.answer ?? ""}`.toLowerCase().includes("penetration"),
    );
    // The current question stays in the queue whatever the search says.
    await expect.poll(() => page.getByRole("option").count()).toBeLessThanOrEqual(texts.length + 1);
    await page.getByLabel("Clear the search").click();
    await page.keyboard.press("Escape");
  });

  it("downloads the customer's workbook with just the approved answers in their cells", async () => {
    const approved = (await questions()).filter(({ review }) => review.state === "approved");
    await page.keyboard.press("d");
    const dialog = page.getByRole("dialog", { name: "Download the workbook" });
    await dialog.getByText("22", { exact: true }).waitFor();
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      dialog.getByRole("button", { name: "Download" }).click(),
    ]);
    expect(download.suggestedFilename()).toBe("source (filled).xlsx");
    const filled = await cells(await readFile(await download.path()));
    const original = await cells(await readFile(SOURCE));
    const expected = new Map(original);
    for (const { sheet, answer, comment, review } of approved) {
      const { option, text } = review.answer ?? { option: null, text: "" };
      expected.set(`${sheet}!${answer.cells[0]}`, option ?? text);
      if (option && comment) expected.set(`${sheet}!${comment}`, text);
    }
    expect(approved).toHaveLength(2);
    expect(filled).toEqual(expected);
  });

  it("proves what changed in the file", async () => {
    await page.getByRole("link", { name: "See what changed in the file" }).click();
    await page.getByRole("heading", { name: "What changed in the file" }).waitFor();
    await page.getByText("the same to the byte").waitFor();
    const approved = (await questionsOf(page.url())).filter(({ review }) => review.state === "approved");
    const changed = approved.flatMap(({ answer, comment, review, sheet }) =>
      [answer.cells[0], review.answer?.option ? comment : null].flatMap((cell) => (cell ? `${sheet}!${cell}` : [])),
    );
    const shown = await page.getByRole("table").last().getByRole("link").allTextContents();
    expect(shown.sort()).toEqual(changed.sort());
    await page.getByRole("table").last().getByRole("link").first().click();
    await page.getByText("2 of 24 answered").waitFor();
  });

  it("adds a sheet with the evidence where the customer shall see it", async () => {
    const cited = (await questions()).flatMap(({ review }) => review.answer?.citations ?? []);
    await page.keyboard.press("d");
    const dialog = page.getByRole("dialog", { name: "Download the workbook" });
    await dialog.getByRole("radio", { name: /On an added sheet/ }).check();
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      dialog.getByRole("button", { name: "Download" }).click(),
    ]);
    const filled = await cells(await readFile(await download.path()));
    const quotes = [...filled].filter(([address]) => /^Evidence!G(?!1$)/.test(address)).map(([, text]) => text);
    expect(quotes.length).toBeGreaterThan(0);
    expect(cited.map(({ quote }) => quote)).toEqual(expect.arrayContaining(quotes));
    await page.getByRole("button", { name: "Back to the review" }).click();
  });

  it("comes back to where the work was left", async () => {
    await page.goto(app.url);
    await page.getByText("2 of 24 answered").waitFor();
    await page.getByRole("link", { name: "Northwind: source" }).click();
    await page.getByText("2 of 24 answered").waitFor();
  });

  it("takes a workbook that is dropped anywhere", async () => {
    await page.goto(`${app.url}/library`);
    await page.getByLabel("Search the library").waitFor();
    const bytes = [...(await readFile(SOURCE))];
    await page.evaluate((content) => {
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File([new Uint8Array(content)], "Dropped.xlsx"));
      for (const type of ["dragenter", "dragover", "drop"]) {
        document.body.dispatchEvent(new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true }));
      }
    }, bytes);
    await page.getByRole("dialog").getByText("Dropped.xlsx").waitFor();
    await page.keyboard.press("Escape");
  });

  it("deletes a questionnaire only after asking", async () => {
    await page.goto(app.url);
    await page.getByRole("button", { name: "Delete source" }).click();
    await page.getByRole("button", { name: "Keep it" }).click();
    await page.getByRole("button", { name: "Delete source" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Delete", exact: true }).click();
    await page.getByText("Drop a questionnaire here").waitFor();
    expect(await api("/questionnaires")).toMatchObject({ items: [] });
  });

  it("lets a newcomer with no workbook at hand try a sample", async () => {
    await page.getByRole("button", { name: "Try a sample questionnaire" }).click();
    await page.getByRole("heading", { level: 1, name: /sample/ }).waitFor();
    await page.getByText("0 of 24 answered").waitFor();
  });
});

async function choose(file: Parameters<ReturnType<Page["locator"]>["setInputFiles"]>[0]): Promise<void> {
  await page.getByLabel("Workbook to upload").setInputFiles(file);
  await page.getByRole("dialog", { name: "Upload a questionnaire" }).waitFor();
}

const heading = () => page.locator("#question-text").textContent();

async function api(path: string): Promise<unknown> {
  return (await app.fetch(`/api${path}`)).json();
}

const questions = () => questionsOf(page.url());

async function questionsOf(url: string): Promise<StoredQuestion[]> {
  const id = new URL(url).pathname.split("/")[2];
  return ((await api(`/questionnaires/${id}/questions?limit=500`)) as { items: StoredQuestion[] }).items;
}

const question = async (id: string | undefined) => (await api(`/questions/${id}`)) as StoredQuestion;

/** Letters and digits only: a passage is shown without the marks of its format. */
const plain = (text: string) => text.toLowerCase().replace(/[^a-z0-9]+/g, " ");

/** Every cell's value, as an independent reader sees it. */
async function cells(bytes: Buffer): Promise<Map<string, unknown>> {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load(bytes as unknown as ArrayBuffer);
  const found = new Map<string, unknown>();
  workbook.eachSheet((sheet) =>
    sheet.eachRow((row) => row.eachCell((cell) => found.set(`${sheet.name}!${cell.address}`, cell.value))),
  );
  return found;
}
