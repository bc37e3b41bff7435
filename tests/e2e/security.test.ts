/** Hostile words in a real browser: whatever a workbook, a document or a person says is shown as text and runs nowhere. */
import ExcelJS from "exceljs";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { StoredQuestion } from "../../src/domain/stored-questionnaire.ts";
import { type RunningApp, startApp } from "../support/running-app.ts";

const HOSTILE = `<img src=x onerror="window.hit=1"><script>window.hit=1</script><svg onload=window.hit=1>`;
const SHEET = `No.,Section,Question,Guidance,Answer,Comments
1,"${quoted(HOSTILE)}","Do you encrypt data at rest? ${quoted(HOSTILE)}","${quoted(HOSTILE)}",,
2,javascript:window.hit=1,"Is there a policy? [click](javascript:window.hit=1)",,,
`;
const DOCUMENT = `---
id: hostile
title: "Policy <script>window.hit=1</script>"
address: "javascript:window.hit=1"
---

# Encryption ${HOSTILE}

We encrypt ferret telemetry at rest ${HOSTILE} and [everywhere](javascript:window.hit=1).
`;

function quoted(text: string): string {
  return text.replaceAll('"', '""');
}

/** A real workbook that says it in every place that is shown: names of sheets, options, notes, cells around. */
async function workbook(): Promise<File> {
  const book = new ExcelJS.Workbook();
  const sheet = book.addWorksheet("<img src=x onerror=hit=1>".slice(0, 31).replace(/[:\\/?*[\]]/g, ""));
  sheet.addRow([HOSTILE]);
  sheet.addRow(["No.", `Section ${HOSTILE}`, "Question", "Guidance", "Answer", "Comments"]);
  sheet.addRow(["<b>1</b>", HOSTILE, `Do you encrypt ferret telemetry at rest? ${HOSTILE}`, HOSTILE]);
  sheet.addRow(["javascript:window.hit=1", HOSTILE, "Do you hold ferrets?", HOSTILE, null, HOSTILE]);
  const options = ["Yes", "No", "<img src=x onerror=hit=1>"];
  for (const row of [3, 4]) {
    sheet.getCell(row, 5).dataValidation = { type: "list", allowBlank: true, formulae: [`"${options.join(",")}"`] };
  }
  sheet.getCell(3, 3).note = HOSTILE;
  return new File([await book.xlsx.writeBuffer()], "hostile.xlsx");
}

let app: RunningApp;
let page: Page;
let path: string;
let second: string;
const refused: string[] = [];
beforeAll(async () => {
  app = await startApp();
  const name = `Eve ${HOSTILE}`.slice(0, 70);
  const library = new FormData();
  library.append("file", new File([DOCUMENT], "hostile.md"));
  await app.fetch("/api/library/import", { method: "POST", body: library }, name);
  const form = new FormData();
  form.append("file", new File([SHEET], `${HOSTILE.slice(0, 40).replaceAll("/", "")}.csv`));
  form.append("customer", HOSTILE);
  const made = await app.fetch("/api/questionnaires", { method: "POST", body: form }, name);
  const { questionnaire } = (await made.json()) as { questionnaire: { id: string } };
  path = `/questionnaires/${questionnaire.id}`;
  await app.context.jobs.idle();
  const listed = await app.fetch(`/api${path}/questions`);
  const [first] = ((await listed.json()) as { items: StoredQuestion[] }).items;
  const decision = { version: 1, action: "edit", answer: { option: null, text: HOSTILE } };
  const headers = { "Content-Type": "application/json" };
  await app.fetch(
    `/api/questions/${first?.id}/decisions`,
    { method: "POST", headers, body: JSON.stringify(decision) },
    name,
  );
  const other = new FormData();
  other.append("file", await workbook());
  const uploaded = await app.fetch("/api/questionnaires", { method: "POST", body: other }, name);
  const found = (await uploaded.json()) as { questionnaire: { id: string } };
  second = `/questionnaires/${found.questionnaire.id}`;
  await app.context.jobs.idle();
  const questions = await app.fetch(`/api${second}/questions`);
  for (const { id } of ((await questions.json()) as { items: StoredQuestion[] }).items) {
    const text = `${HOSTILE} @Robin [here](javascript:window.hit=1)`;
    await app.fetch(`/api/questions/${id}/comments`, { method: "POST", headers, body: JSON.stringify({ text }) }, name);
  }
  const answered = JSON.stringify({ version: 1, action: "approve", answer: { option: null, text: HOSTILE } });
  const [question] = ((await (await app.fetch(`/api${second}/questions`)).json()) as { items: StoredQuestion[] }).items;
  await app.fetch(`/api/questions/${question?.id}/decisions`, { method: "POST", headers, body: answered }, name);
  await app.fetch(`/api/questions/${question?.id}/keep`, { method: "POST", headers, body: "{}" }, name);
  await app.context.database.run("UPDATE sessions SET agent = ?", HOSTILE);
  page = await app.visit();
  page.on("console", (message) => refused.push(message.text()));
});
afterAll(() => app?.stop());

const hit = () => page.evaluate(() => (window as { hit?: number }).hit);
const scriptLinks = () => page.locator('a[href^="javascript:" i]').count();

describe("hostile words", () => {
  it.each([
    ["list", () => "/", "onerror"],
    ["workbench", () => path, "onerror"],
    ["library", () => "/library?search=ferret", ""],
    ["document", () => "/library/documents/hostile", "ferret telemetry"],
    ["people", () => "/people", "<img"],
    ["account", () => "/account", ""],
    ["record", () => "/record", "<img src=x"],
    ["work", () => "/work", ""],
    ["workbench of a workbook", () => second, "onerror"],
    ["columns of a workbook", () => `${second}/columns`, "onerror"],
    ["documents", () => "/library/documents", "Policy"],
    ["description of the API", () => "/api/docs", "Countersign"],
  ])("run nowhere on the page: %s", async (_, where, shown) => {
    await page.goto(app.url + where());
    await page.waitForLoadState("networkidle");
    if (shown) await page.getByText(shown).first().waitFor();
    expect(await hit()).toBeUndefined();
    expect(await scriptLinks()).toBe(0);
    // Not even the attempt: what is never made into markup is nothing for the content security policy to refuse.
    expect(refused.filter((text) => text.includes("Content Security Policy"))).toEqual([]);
  });

  it("run nowhere in the history of a question", async () => {
    await page.goto(app.url + path);
    await page.getByText("History").click();
    await page.locator("q").first().waitFor();
    expect(await hit()).toBeUndefined();
  });

  it.each([
    ["contributor", "a reviewer approves it"],
    ["reader", "lets you read, not decide"],
  ] as const)("are decided on by no %s", async (role, sentence) => {
    const theirs = await app.visit(path, { name: role, role });
    await theirs.getByText(sentence).waitFor();
    expect(await theirs.getByRole("button", { name: "Approve", exact: true }).count()).toBe(0);
  });

  it("are in nobody's headers", async () => {
    const uploaded = new FormData();
    uploaded.append("file", new File(["No.,Question,Answer\n1,Is data encrypted?,\n"], 'a\r\nSet-Cookie: x=1";.csv'));
    const made = await app.fetch("/api/questionnaires", { method: "POST", body: uploaded });
    const { questionnaire } = (await made.json()) as { questionnaire: { id: string } };
    await app.context.jobs.idle();
    const listed = await app.fetch(`/api/questionnaires/${questionnaire.id}/questions`);
    const [question] = ((await listed.json()) as { items: StoredQuestion[] }).items;
    await app.fetch(`/api/questions/${question?.id}/decisions`, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ version: 1, action: "approve", answer: { option: null, text: "=1+1" } }),
    });
    const filled = await app.fetch(`/api/questionnaires/${questionnaire.id}/export`, { method: "POST" });
    expect(filled.status).toBe(200);
    expect(filled.headers.get("Set-Cookie")).toBeNull();
    // In CSV, where no cell has a type, an answer that looks like a formula is kept from being one.
    expect(await filled.text()).not.toMatch(/[,\n]"?=1\+1/);
  });
});
