/** No answer becomes a formula in anything that leaves: read by a program that is not ours, as the customer's would be. */
import { parse } from "csv-parse/sync";
import ExcelJS from "exceljs";
import { describe, expect, it } from "vitest";
import { type Json, type TestApp, testApp } from "../support/app.ts";

/** What spreadsheet programs take for a formula, or once did (OWASP, CSV injection). */
const FORMULAS = [
  '=HYPERLINK("http://evil.example","Click")',
  "=cmd|' /C calc'!A0",
  "+1+cmd|' /C calc'!A0",
  "-1+1",
  "@SUM(1+1)",
  "\t=1+1",
  "＝1+1",
  'say "x",=1+1\n=2+2',
];

async function workbook(): Promise<Uint8Array> {
  const book = new ExcelJS.Workbook();
  const sheet = book.addWorksheet("Questions");
  sheet.addRow(["No.", "Question", "Answer", "Comments"]);
  for (const at of FORMULAS.keys()) sheet.addRow([at + 1, `Do you encrypt data of kind ${at + 1} at rest?`]);
  return new Uint8Array(await book.xlsx.writeBuffer());
}

function table(): Uint8Array {
  const rows = FORMULAS.map((_, at) => `${at + 1},Do you encrypt data of kind ${at + 1} at rest?,,`);
  return new TextEncoder().encode(`No.,Question,Answer,Comments\n${rows.join("\n")}\n`);
}

/** The filled workbook, every question answered by something that looks like a formula. */
async function filled(app: TestApp, fileName: string, bytes: Uint8Array, citations: string): Promise<Uint8Array> {
  const { id } = (await app.upload(fileName, bytes)).body.questionnaire;
  await app.context.jobs.idle();
  const { items } = (await app.json("GET", `/api/questionnaires/${id}/questions`)).body;
  expect(items).toHaveLength(FORMULAS.length);
  for (const [at, { id: question, version }] of (items as Json[]).entries()) {
    const decision = { version, action: "approve", answer: { option: null, text: FORMULAS[at] } };
    expect((await app.json("POST", `/api/questions/${question}/decisions`, decision)).status).toBe(200);
  }
  const response = await app.request(`/api/questionnaires/${id}/export?citations=${citations}`, { method: "POST" });
  expect(response.status).toBe(200);
  return new Uint8Array(await response.arrayBuffer());
}

describe("a filled workbook", () => {
  it.each(["none", "comments", "sheet"])("has no formula, with citations as %s", async (citations) => {
    const bytes = await filled(await testApp(), "a.xlsx", await workbook(), citations);
    const book = new ExcelJS.Workbook();
    await book.xlsx.load(bytes.buffer as ArrayBuffer);
    const found: string[] = [];
    book.eachSheet((sheet) =>
      sheet.eachRow((row) =>
        row.eachCell((cell) => {
          if (cell.type === ExcelJS.ValueType.Formula || cell.type === ExcelJS.ValueType.Hyperlink)
            found.push(cell.address);
        }),
      ),
    );
    expect(found).toEqual([]);
    const texts = FORMULAS.map((_, at) => String(book.worksheets[0]?.getCell(at + 2, 3).text));
    expect(texts.map((text) => text.trim())).toEqual(FORMULAS.map((text) => text.trim()));
  });

  it("in CSV begins no field as a formula begins", async () => {
    const bytes = await filled(await testApp(), "a.csv", table(), "comments");
    const records = parse(new TextDecoder().decode(bytes), { bom: true }) as string[][];
    expect(records).toHaveLength(FORMULAS.length + 1);
    for (const field of records.flat()) expect(field).not.toMatch(/^[=+\-@\t\r＝＋－＠]/);
    expect(records[1]?.[2]).toContain("HYPERLINK");
  });
});
