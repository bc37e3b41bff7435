/** Check columns in a real browser: see what was found, set it right, and find it remembered for the next workbook. */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { StoredQuestion } from "../../src/domain/stored-questionnaire.ts";
import { type RunningApp, startApp } from "../support/running-app.ts";

/** Two columns ask: rules, each with a check for some of them. Two take answers: whose is whose only a person knows. */
const SHEET = [
  "Area,Rule,Question,First word,Second word",
  "Keys,Keys are rotated every year.,How often are keys rotated?,,",
  "Keys,Only operators read keys.,,,",
  "Logs,Logs are kept for a year.,Are logs kept for a year?,,",
  "Logs,Logs are sealed against change.,Who can change the logs?,,",
];
const FIXTURES = join(import.meta.dirname, "../../fixtures");

let app: RunningApp;
let page: Page;
beforeAll(async () => {
  app = await startApp();
  page = await app.visit("/", { acceptDownloads: true });
});
afterAll(() => app?.stop());

describe("checking the columns", () => {
  it("comes first where the columns were guessed, and can be skipped and come back to", async () => {
    await upload("rules.csv", SHEET.join("\r\n"));
    await page.getByRole("heading", { level: 1, name: /Check columns/ }).waitFor();
    await page.getByRole("link", { name: "Back to the review" }).click();
    const notice = page.getByRole("region", { name: "Columns" });
    expect(await notice.textContent()).toMatch(/not sure about the columns of sheet “CSV”/);
    await notice.getByRole("link", { name: "Check them" }).click();
    await page.getByRole("heading", { level: 1, name: /Check columns/ }).waitFor();
    await effect("3 questions");
  });

  it("shows the cells with the roles that were found", async () => {
    await page.getByRole("cell", { name: "Only operators read keys." }).waitFor();
    expect(await columns()).toEqual(["A Section", "B", "C Question", "D Answer", "E", "F"]);
  });

  it("counts at once what each correction makes of it", async () => {
    await assign("B", "Question");
    await effect("4 questions: 4 new, 3 removed");
    await page.getByRole("button", { name: "Row 2 make it the header row" }).click();
    await effect("3 questions: 3 new, 3 removed");
    await page.getByRole("button", { name: "Row 1 make it the header row" }).click();
    await effect("4 questions: 4 new, 3 removed");
    await assign("D", "Nothing of these");
    await page.getByText("Choose the column that takes the answer").waitFor();
    expect(await page.getByRole("button", { name: "Apply" }).isDisabled()).toBe(true);
    await assign("E", "Answer");
    await effect("4 questions: 4 new, 3 removed");
    expect(await columns()).toEqual(["A Section", "B Question", "C", "D", "E Answer", "F"]);
  });

  it("takes corrections back to what was found, and changes nothing by that", async () => {
    await page.getByRole("button", { name: "As found" }).click();
    await effect("3 questions");
    expect(await columns()).toEqual(["A Section", "B", "C Question", "D Answer", "E", "F"]);
    expect(await questions()).toHaveLength(3);
  });

  it("is done by keyboard alone", async () => {
    await page.getByRole("button", { name: "Column A" }).focus();
    for (const key of ["ArrowRight", "Enter"]) await page.keyboard.press(key);
    await expect.poll(focused).toBe("Nothing of these");
    await page.keyboard.press("Home");
    await expect.poll(focused).toBe("Question");
    await page.keyboard.press("Enter");
    await page.getByRole("button", { name: "Column B Question" }).waitFor();
    await menuGone();
    await page.getByRole("button", { name: "Row 1 Header" }).focus();
    for (const key of ["ArrowDown", "Enter"]) await page.keyboard.press(key);
    await page.getByRole("button", { name: "Row 2 Header", pressed: true }).waitFor();
    for (const key of ["ArrowUp", "Enter"]) await page.keyboard.press(key);
    await page.getByRole("button", { name: "Row 1 Header", pressed: true }).waitFor();
    await assign("E", "Answer");
    await effect("4 questions: 4 new, 3 removed");
  });

  it("applies them, and goes on to the questions", async () => {
    await page.getByRole("button", { name: "Apply" }).click();
    await page.getByText("0 of 4 answered").waitFor();
    expect((await questions()).map(({ answer }) => answer.cells)).toEqual([["E2"], ["E3"], ["E4"], ["E5"]]);
    expect(await page.getByRole("region", { name: "Columns" }).count()).toBe(0);
  });

  it("writes the answer into the column that the person named", async () => {
    await page.keyboard.press("e");
    await page.keyboard.press("Control+A");
    await page.keyboard.type("Rotated each January");
    await page.keyboard.press("Control+Enter");
    await page.getByText("1 of 4 answered").waitFor();
    await expect.poll(async () => (await questions())[0]?.review.state).toBe("approved");
    await page.keyboard.press("d");
    const dialog = page.getByRole("dialog", { name: "Download the workbook" });
    await dialog.getByRole("radio", { name: /Nothing/ }).waitFor();
    expect(await dialog.getByRole("radio").count()).toBe(2);
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      dialog.getByRole("button", { name: "Download" }).click(),
    ]);
    const filled = (await readFile(await download.path(), "utf8")).split("\r\n");
    const expected = SHEET.map((line, index) => (index === 1 ? line.replace(/,$/, ",Rotated each January") : line));
    expect(filled.slice(0, SHEET.length)).toEqual(expected);
    await dialog.waitFor({ state: "hidden" });
  });

  it("counts the approvals that would become drafts, and asks before it makes them so", async () => {
    await page.goto(`${page.url().split("?")[0]}`);
    await page.getByRole("link", { name: "Check columns", exact: true }).click();
    await effect("4 questions");
    await assign("D", "Answer");
    await effect("4 questions: 1 approval back to draft");
    await page.getByRole("button", { name: "Apply" }).click();
    const dialog = page.getByRole("dialog", { name: "Take back 1 approval?" });
    await dialog.getByRole("button", { name: "Go on checking" }).click();
    expect((await questions())[0]?.review.state).toBe("approved");
  });

  it("asks before it is left with corrections that are not applied", async () => {
    const columnsUrl = page.url();
    const dialog = page.getByRole("dialog", { name: "Leave without applying?" });
    await page.getByRole("link", { name: "Back to the review" }).click();
    await dialog.getByRole("button", { name: "Go on checking" }).click();
    expect(page.url()).toBe(columnsUrl);
    await page.evaluate(() => history.back());
    await dialog.getByRole("button", { name: "Go on checking" }).click();
    expect(page.url()).toBe(columnsUrl);
    await effect("4 questions: 1 approval back to draft");
    const closing = page.waitForEvent("dialog");
    const reload = page.reload({ timeout: 5_000 }).catch(() => {});
    const asked = await closing;
    expect(asked.type()).toBe("beforeunload");
    await asked.dismiss();
    await reload;
    await page.getByRole("link", { name: "Back to the review" }).click();
    await dialog.getByRole("button", { name: "Leave without applying" }).click();
    await page.getByText("1 of 4 answered").waitFor();
  });

  it("asks before answered questions go", async () => {
    // Loaded anew, so that nothing of the download before is still on its way.
    await page.goto(`${page.url().split("?")[0]}/columns`);
    await page.getByRole("heading", { level: 1, name: /Check columns/ }).waitFor();
    await effect("4 questions");
    await assign("C", "Question");
    await effect("3 questions: 3 new, 4 removed, of these 1 already worked on");
    await page.getByRole("button", { name: "Apply" }).click();
    const dialog = page.getByRole("dialog", { name: "Remove 1 answered question?" });
    await dialog.getByRole("button", { name: "Go on checking" }).click();
    expect(await questions()).toHaveLength(4);
  });

  it("need not be done again for the next workbook with the same headings", async () => {
    await upload(
      "rules next year.csv",
      [...SHEET, "Logs,Logs are read every week by two people.,Who reads the logs?,,"].join("\r\n"),
    );
    await page.getByText("0 of 5 answered").waitFor();
    expect((await questions()).map(({ answer }) => answer.cells[0])).toEqual(["E2", "E3", "E4", "E5", "E6"]);
    expect(await page.getByRole("region", { name: "Columns" }).count()).toBe(0);
  });

  it("keeps a workbook in which nothing was found, until a person names its columns", async () => {
    await upload("walk round.csv", "Door,locked\nKey,kept safe\nWindow,\n");
    await page.getByText("No questions were found in this workbook").waitFor();
    await effect("No questions found yet. Take a sheet in and name its columns.");
    await assign("A", "Question");
    await assign("B", "Answer");
    await effect("3 questions: 3 new");
    await page.getByRole("button", { name: "Apply" }).click();
    await page.getByText("0 of 3 answered").waitFor();
  });

  it("takes a sheet out and in, and says that a correction replaces several blocks", async () => {
    await upload("walk.xlsx", await readFile(join(FIXTURES, "side-by-side/source.xlsx")));
    await page.getByRole("link", { name: "Check columns", exact: true }).click();
    await page.getByText("3 blocks of questions were found here").waitFor();
    await page.getByRole("switch", { name: "Has questions to answer" }).click({ force: true });
    await effect("This leaves no question. Take a sheet in, or choose other columns.");
    expect(await page.getByRole("button", { name: "Apply" }).isDisabled()).toBe(true);
    await page.getByRole("switch", { name: "Has questions to answer" }).click({ force: true });
    await page.getByRole("button", { name: "As found" }).click();
    await page.getByRole("button", { name: "Looks right" }).click();
    await page.getByText("0 of 9 answered").waitFor();
  });
});

async function upload(name: string, content: string | Buffer): Promise<void> {
  await page.goto(app.url);
  await page.getByLabel("Workbook to upload").setInputFiles({ name, mimeType: "", buffer: Buffer.from(content) });
  await page.getByRole("button", { name: "Upload", exact: true }).click();
  await page.waitForURL(/\/questionnaires\/[^/]+/);
}

async function assign(letters: string, role: string): Promise<void> {
  await page.getByRole("button", { name: new RegExp(`^Column ${letters}\\b`) }).click();
  await page.getByRole("menuitemradio", { name: role, exact: true }).click();
  await menuGone();
}

/** A menu stays a moment while it fades; the next one opened meanwhile would offer the same roles a second time. */
async function menuGone(): Promise<void> {
  await page.getByRole("menu").waitFor({ state: "detached" });
}

/** What the page says the corrections would do. */
async function effect(expected: string): Promise<void> {
  await expect.poll(() => page.locator("header [role=status]").textContent()).toBe(expected);
}

async function columns(): Promise<string[]> {
  const names = await page.getByRole("button", { name: /^Column / }).allTextContents();
  return names.map((name) => name.replace(/^Column | no role$/g, ""));
}

const focused = () => page.evaluate(() => document.activeElement?.textContent);

async function questions(): Promise<StoredQuestion[]> {
  const id = new URL(page.url()).pathname.split("/")[2];
  const response = await app.fetch(`/api/questionnaires/${id}/questions?limit=500`);
  return ((await response.json()) as { items: StoredQuestion[] }).items;
}
