import ExcelJS from "exceljs";
import { describe, expect, it } from "vitest";
import { compareWorkbooks, fillWorkbook, openWorkbook, type XlsxEdit } from "../../src/xlsx/index.ts";
import { typedValue } from "../../src/xlsx/typed-value.ts";
import { MAIN, makeWorkbook } from "./make-package.ts";
import { partText } from "./unpack.ts";

const SHEET = "xl/worksheets/sheet1.xml";

async function readBack(bytes: Uint8Array, cell: string): Promise<ExcelJS.Cell> {
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(bytes as unknown as ArrayBuffer);
  return (book.getWorksheet("S") as ExcelJS.Worksheet).getCell(cell);
}

const book = (xml: string, head = "") => makeWorkbook({ sheets: [{ name: "S", xml }], head });
const edit = (cell: string, text: string, kind?: XlsxEdit["kind"]): XlsxEdit => ({ sheet: "S", cell, text, kind });

describe("typedValue", () => {
  it.each([
    ["3", "number", "3"],
    ["-0.50", "number", "-0.5"],
    ["50%", "number", "0.5"],
    ["true", "boolean", "1"],
    ["FALSE", "boolean", "0"],
    ["1900-01-01", "date", "1"],
    ["1900-02-28", "date", "59"],
    ["1900-03-01", "date", "61"],
    ["2025-03-01", "date", "45717"],
    ["1.3.2025", "date", "45717"],
  ] as const)("stores %s as a %s", (text, kind, stored) => {
    expect(typedValue(text, kind, false)?.stored).toBe(stored);
  });

  it.each([
    ["about 120", "number"],
    ["1,200", "number"],
    ["1234567890123456", "number"],
    ["yes", "boolean"],
    ["2025-02-30", "date"],
    ["03/01/2025", "date"],
    ["1899-12-31", "date"],
    ["May 2025", "date"],
  ] as const)("leaves %s a text where a %s is wanted", (text, kind) => {
    expect(typedValue(text, kind, false)).toBeNull();
  });

  it("counts days from 1904 where the workbook does", () => {
    expect(typedValue("2025-03-01", "date", true)?.stored).toBe("44255");
    expect(typedValue("1903-12-31", "date", true)).toBeNull();
  });
});

describe("fillWorkbook with values", () => {
  const rows = `<sheetData><row r="1"><c r="A1" s="3"/><c r="B1" s="2"/><c r="C1" s="4"/><c r="D1"><f>A1*2</f><v>0</v></c></row></sheetData>`;

  it("writes numbers, dates and booleans as another reader understands them", async () => {
    const edits = [
      edit("A1", "4", "number"),
      edit("B1", "2025-03-01", "date"),
      edit("C1", "TRUE", "boolean"),
      edit("A2", "2025-03-01", "date"),
      edit("B2", "75%", "number"),
      edit("C2", "in May", "date"),
      edit("D2", "4"),
    ];
    const { bytes } = await fillWorkbook(book(rows), edits);
    const values = await Promise.all(edits.map(async ({ cell }) => (await readBack(bytes, cell)).value));
    const day = new Date("2025-03-01T00:00:00Z");
    expect(values).toEqual([4, day, true, day, 0.75, "in May", "4"]);
    const sheet = await (await openWorkbook(bytes)).readSheet("S");
    expect(sheet.rows.flatMap(({ cells }) => cells).map(({ kind, text }) => [kind, text])).toEqual([
      ["number", "4"],
      ["date", "2025-03-01"],
      ["boolean", "TRUE"],
      ["number", "0"],
      ["date", "2025-03-01"],
      ["number", "75%"],
      ["text", "in May"],
      ["text", "4"],
    ]);
  });

  it("keeps the cell's own number format, and gives a date one only where there is none", async () => {
    const { bytes } = await fillWorkbook(book(rows), [
      edit("A1", "4", "number"),
      edit("B1", "2025-03-01", "date"),
      edit("A2", "2025-03-01", "date"),
    ]);
    const xml = partText(bytes, SHEET);
    expect(xml).toContain('<c r="A1" s="3"><v>4</v></c><c r="B1" s="2"><v>45717</v></c>');
    expect(xml).toContain('<row r="2"><c r="A2" s="5"><v>45717</v></c></row>');
    expect(partText(bytes, "xl/styles.xml")).toContain(
      '<xf numFmtId="14" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/></cellXfs>',
    );
  });

  it("counts the days of a workbook from 1904", async () => {
    const { bytes } = await fillWorkbook(book(rows, '<workbookPr date1904="1"/>'), [edit("B1", "2025-03-01", "date")]);
    expect((await readBack(bytes, "B1")).value).toEqual(new Date("2025-03-01T00:00:00Z"));
  });

  it("leaves a text in a cell that is formatted as text, as Excel does, and where no format can be added", async () => {
    const styles = `<styleSheet xmlns="${MAIN}"><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="49"/></cellXfs></styleSheet>`;
    const source = (part: string) =>
      makeWorkbook({
        sheets: [{ name: "S", xml: '<sheetData><row r="1"><c r="A1" s="1"/></row></sheetData>' }],
        styles: part,
      });
    const filled = await fillWorkbook(source(styles), [edit("A1", "4", "number")]);
    expect(partText(filled.bytes, SHEET)).toContain('<c r="A1" s="1" t="inlineStr"><is><t>4</t></is></c>');
    const bare = await fillWorkbook(source(`<styleSheet xmlns="${MAIN}"/>`), [edit("B1", "2025-03-01", "date")]);
    expect(partText(bare.bytes, SHEET)).toContain("<t>2025-03-01</t>");
  });

  it("is seen by the comparison cell by cell, and nothing else differs", async () => {
    const { bytes } = await fillWorkbook(book(rows), [edit("A1", "4", "number"), edit("A2", "2025-03-01", "date")]);
    const { cells, sheets } = await compareWorkbooks(book(rows), bytes);
    expect(cells).toEqual([
      { sheet: "S", cell: "A1", before: "", after: "4" },
      { sheet: "S", cell: "A2", before: "", after: "2025-03-01" },
    ]);
    expect(sheets).toMatchObject([{ cells: 2, restIdentical: true }]);
  });

  it("knows what the options of a list are, where they stand on a sheet and where they are spelled out", async () => {
    const list = (cell: string, formula: string) =>
      `<dataValidation type="list" sqref="${cell}"><formula1>${formula}</formula1></dataValidation>`;
    const xml = `<sheetData><row r="1"><c r="A1"><v>1</v></c><c r="B1" s="2"><v>45717</v></c><c r="C1" t="b"><v>1</v></c><c r="D1" t="inlineStr"><is><t>na</t></is></c></row></sheetData><dataValidations>${list("A5", "$A$1:$D$1")}${list("A6", '"na,0,01,1.0,TRUE,50%"')}${list("A7", '"Yes,No"')}</dataValidations>`;
    const { validations } = await (await openWorkbook(book(xml))).readSheet("S");
    expect(validations.map(({ options, kinds }) => [options, kinds])).toEqual([
      [
        ["1", "2025-03-01", "TRUE", "na"],
        ["number", "date", "boolean", "text"],
      ],
      [
        ["na", "0", "01", "1.0", "TRUE", "50%"],
        ["text", "number", "text", "text", "boolean", "number"],
      ],
      [["Yes", "No"], undefined],
    ]);
  });

  it("takes a formula in a cell's extensions for none of the cell's own", async () => {
    const xml =
      '<sheetData><row r="1"><c r="A1"><v>1</v><extLst><ext uri="x"><f>A2</f></ext></extLst></c></row></sheetData>';
    const [row] = (await (await openWorkbook(book(xml))).readSheet("S")).rows;
    expect(row?.cells[0]).toMatchObject({ formula: false, text: "1" });
    const { bytes } = await fillWorkbook(book(xml), [edit("A1", "4", "number")]);
    expect(partText(bytes, SHEET)).toContain('<c r="A1"><v>4</v></c>');
  });
});
