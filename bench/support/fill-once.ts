/** The measured process: inspects a questionnaire, fills every answer with one engine, and prints what it took. */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { XlsxEdit } from "../../src/xlsx/index.ts";
import { peakMemory } from "./peak-memory.ts";

const COMMENT = "Described in our certification report, section 4, with the period it covers.";
const [engine = "", file = ""] = process.argv.slice(2);

async function withOurs(bytes: Uint8Array): Promise<() => Promise<void>> {
  const { fillWorkbook } = await import("../../src/xlsx/index.ts");
  const { inspectQuestionnaire } = await import("../../src/questionnaire/index.ts");
  const { questions } = await inspectQuestionnaire("questionnaire.xlsx", bytes);
  const edits: XlsxEdit[] = [];
  for (const { sheet, answer, comment } of questions) {
    edits.push({ sheet, cell: answer.cells[0] ?? "", text: "Yes" });
    if (comment) edits.push({ sheet, cell: comment, text: COMMENT });
  }
  return async () => {
    await fillWorkbook(bytes, edits);
  };
}

async function withExcelJs(bytes: Uint8Array): Promise<() => Promise<void>> {
  const { Workbook }: typeof import("exceljs") = createRequire(`${process.cwd()}/`)("exceljs");
  const workbook = new Workbook();
  await workbook.xlsx.load(bytes.buffer as ArrayBuffer);
  const [sheet] = workbook.worksheets;
  return async () => {
    for (let row = 2; sheet && row <= sheet.rowCount; row++) {
      sheet.getCell(row, 4).value = "Yes";
      sheet.getCell(row, 5).value = COMMENT;
    }
    await workbook.xlsx.writeBuffer();
  };
}

const idle = peakMemory();
const bytes = readFileSync(file);
const once = async (): Promise<{ read: number; fill: number }> => {
  const started = performance.now();
  const fill = await (engine === "exceljs" ? withExcelJs(bytes) : withOurs(bytes));
  const read = performance.now();
  await fill();
  return { read: read - started, fill: performance.now() - read };
};
const before = process.cpuUsage();
const cold = await once();
const { user, system } = process.cpuUsage(before);
const peak = peakMemory();
// Once more as a server does it, whose modules are loaded and whose code is compiled.
const { read, fill } = await once();
console.log(JSON.stringify({ ...cold, cpu: (user + system) / 1_000, peak, idle, again: read + fill }));
