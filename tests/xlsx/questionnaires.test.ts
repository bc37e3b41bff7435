/** The engine on real workbooks, read from the shared folder where there is one. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import ExcelJS from "exceljs";
import { describe, expect, it } from "vitest";
import { contains, fillWorkbook, formatAddress, openWorkbook, type XlsxEdit } from "../../src/xlsx/index.ts";
import { inlineText, unpack, withoutCells } from "./unpack.ts";

const FOLDER = path.join(import.meta.dirname, "../../../shared/questionnaires");
const present = existsSync(FOLDER);
const files = present ? readdirSync(FOLDER).filter((file) => /\.xls[xm]$/.test(file)) : [];
/** ExcelJS reads these in reasonable time and memory. */
const comparable = files.filter((file) => /^(azure-alz|csa-caiq|nist|vendor|whitepact)/.test(file));

/** Text of a cell as ExcelJS has it; undefined where it has nothing to compare. */
function textOf(cell: ExcelJS.Cell): string | undefined {
  if (cell.isMerged && cell.master !== cell) return undefined;
  const { value } = cell;
  if (value === null || value === undefined || value === "") return undefined;
  if (value instanceof Date) return value.toISOString().slice(0, 10);
  if (typeof value === "object" && "richText" in value) return value.richText.map(({ text }) => text).join("");
  if (typeof value === "object") return cell.text === "" ? undefined : cell.text;
  return typeof value === "boolean" ? String(value).toUpperCase() : String(value);
}

describe.skipIf(!present)("openWorkbook on real questionnaires", () => {
  it.each(comparable)("reads every cell of %s as another reader does", async (file) => {
    const bytes = readFileSync(path.join(FOLDER, file));
    const other = new ExcelJS.Workbook();
    await other.xlsx.load(bytes.buffer as ArrayBuffer);
    const workbook = await openWorkbook(bytes);
    let compared = 0;
    for (const { name } of workbook.sheets) {
      const sheet = await workbook.readSheet(name);
      const texts = new Map(
        sheet.rows.flatMap(({ row, cells }) => cells.map((cell) => [formatAddress(row, cell.column), cell.text])),
      );
      other.getWorksheet(name)?.eachRow((row) =>
        row.eachCell((cell) => {
          const text = textOf(cell);
          if (text === undefined) return;
          compared++;
          expect([cell.address, texts.get(cell.address)]).toEqual([cell.address, text.replace(/\r\n?/g, "\n")]);
        }),
      );
    }
    expect(compared).toBeGreaterThan(250);
  });

  it("finds the dropdowns of HECVAT, which stand on other sheets", async () => {
    const workbook = await openWorkbook(readFileSync(path.join(FOLDER, "HECVAT414.xlsx")));
    const lists = [];
    for (const { name } of workbook.sheets) {
      const { validations } = await workbook.readSheet(name);
      lists.push(...validations.filter(({ type }) => type === "list"));
    }
    expect(lists.length).toBeGreaterThan(10);
    expect(lists.every(({ options }) => options && options.length > 1)).toBe(true);
  });
});

describe.skipIf(!present)("fillWorkbook on real questionnaires", () => {
  it.each(files)("changes nothing of %s but the answer cells", async (file) => {
    const source = readFileSync(path.join(FOLDER, file));
    const workbook = await openWorkbook(source);
    const edits: XlsxEdit[] = [];
    for (const { name } of workbook.sheets) edits.push(...(await someEdits(name)));

    async function someEdits(name: string): Promise<XlsxEdit[]> {
      const { rows, merges } = await workbook.readSheet(name);
      const found: XlsxEdit[] = [];
      const free = (row: number, column: number): boolean => !merges.some((range) => contains(range, row, column));
      // Cells that stand there blank, and cells that are not stored, far to the right.
      for (const { row, cells } of rows.slice(0, 400)) {
        const blank = cells.find(({ kind, column }) => kind === "blank" && free(row, column));
        if (blank) found.push({ sheet: name, cell: formatAddress(row, blank.column), text: `<Yes & "no"> ${row}` });
        if (row % 3 === 0 && free(row, 300))
          found.push({ sheet: name, cell: formatAddress(row, 300), text: `=Line 1\nünï 日本 ${row}` });
      }
      return found;
    }

    const result = await fillPossible(source, edits);
    const [before, after] = [unpack(source), unpack(result.bytes)];
    expect([...after.keys()]).toEqual([...before.keys()]);
    const changed = [...before].filter(([name, { raw }]) => !after.get(name)?.raw.equals(raw)).map(([name]) => name);
    const cells = new Set(result.edits.map(({ cell }) => cell));
    for (const name of changed) {
      if (!/worksheets\/[^/]+$/.test(name)) expect(name).toMatch(/^xl\/(styles|workbook)\.xml$/);
      else expect(withoutCells(text(after, name), cells) === withoutCells(text(before, name), cells)).toBe(true);
    }
    const again = await openWorkbook(result.bytes);
    for (const { name } of again.sheets) {
      const texts = new Map(
        (await again.readSheet(name)).rows.flatMap((row) =>
          row.cells.map((cell) => [formatAddress(row.row, cell.column), cell.text]),
        ),
      );
      for (const edit of result.edits) if (edit.sheet === name) expect(texts.get(edit.cell)).toBe(edit.text);
    }
    const first = result.edits[0];
    const written = changed
      .filter((name) => /worksheets/.test(name))
      .some((name) => inlineText(text(after, name), first?.cell ?? "") === first?.text);
    expect(written).toBe(true);
  });
});

const text = (parts: ReturnType<typeof unpack>, name: string): string => parts.get(name)?.data().toString("utf8") ?? "";

/** Leaves out, one by one, the edits that land in array formulas, table headers or pivot tables. */
async function fillPossible(
  source: Uint8Array,
  wanted: readonly XlsxEdit[],
): Promise<{ bytes: Uint8Array; edits: XlsxEdit[] }> {
  let edits = [...wanted];
  for (let tries = 0; tries < 100; tries++) {
    try {
      return { bytes: (await fillWorkbook(source, edits)).bytes, edits };
    } catch (error) {
      const [, cell, sheet] =
        /^Cell (\w+) of sheet "(.*)" (?:lies in|is part of)/.exec(String((error as Error).message)) ?? [];
      if (!cell) throw error;
      edits = edits.filter((edit) => edit.cell !== cell || edit.sheet !== sheet);
    }
  }
  throw new Error("no edit was possible");
}
