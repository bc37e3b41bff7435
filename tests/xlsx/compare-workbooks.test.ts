/** The proof of what changed in a file: it must see what the engine changed, and whatever else anybody changed. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { compareWorkbooks, fillWorkbook } from "../../src/xlsx/index.ts";
import { makeWorkbook } from "./make-package.ts";

const row = (row: number, cells: string, more = "") => `<row r="${row}"${more}>${cells}</row>`;
const cell = (at: string, text: string) => `<c r="${at}" t="inlineStr"><is><t>${text}</t></is></c>`;

function workbook({ second = cell("A2", "Kept"), hidden = "", rules = "Yes,No", third = "" } = {}): Uint8Array {
  const rows = row(1, cell("A1", "Asked") + cell("B1", "Answer")) + row(2, second, hidden) + third;
  const list = `<dataValidations count="1"><dataValidation type="list" sqref="B2:B9"><formula1>"${rules}"</formula1></dataValidation></dataValidations>`;
  return makeWorkbook({
    sheets: [
      { name: "One", xml: `<dimension ref="A1:B2"/><sheetData>${rows}</sheetData>${list}` },
      { name: "Two", xml: `<sheetData>${row(1, cell("A1", "Other"))}</sheetData>` },
    ],
  });
}

describe("compareWorkbooks", () => {
  it("finds nothing between a file and itself", async () => {
    const { parts, sheets, cells } = await compareWorkbooks(workbook(), workbook());
    expect(parts.length).toBeGreaterThan(3);
    expect(parts.every(({ state }) => state === "identical")).toBe(true);
    expect([...sheets, ...cells]).toEqual([]);
  });

  it("names the cells that were filled, with what stood there before, and that all else is the same", async () => {
    const edits = [
      { sheet: "One", cell: "A2", text: "New" },
      { sheet: "One", cell: "B2", text: "Yes" },
      { sheet: "One", cell: "B5", text: "In a row of its own\nand on two lines" },
    ];
    const { bytes } = await fillWorkbook(workbook(), edits);
    const { parts, sheets, cells } = await compareWorkbooks(workbook(), bytes);
    expect(cells).toEqual([
      { sheet: "One", cell: "A2", before: "Kept", after: "New" },
      { sheet: "One", cell: "B2", before: "", after: "Yes" },
      { sheet: "One", cell: "B5", before: "", after: "In a row of its own\nand on two lines" },
    ]);
    expect(sheets).toMatchObject([{ sheet: "One", cells: 3, restIdentical: true }]);
    expect(parts.find(({ part }) => part.endsWith("sheet2.xml"))?.state).toBe("identical");
  });

  it.each([
    ["a dropdown", workbook({ rules: "Yes,No,Maybe" }), { restIdentical: false, cells: 0 }],
    ["a row that was hidden", workbook({ hidden: ' hidden="1"' }), { restIdentical: true, rowTags: 1 }],
    ["a cell that was emptied", workbook({ second: "" }), { cells: 1, restIdentical: true }],
    ["the style of a cell", workbook({ second: cell("A2", "Kept").replace("<c ", '<c s="1" ') }), { cells: 1 }],
    [
      "a formula in place of its result",
      workbook({ second: '<c r="A2" t="str"><f>"Kept"</f><v>Kept</v></c>' }),
      { cells: 1 },
    ],
    ["a new row", workbook({ third: row(3, cell("C3", "Added")) }), { cells: 1, restIdentical: true }],
  ])("sees %s that somebody else changed", async (_, changed, found) => {
    expect((await compareWorkbooks(workbook(), changed)).sheets).toMatchObject([{ sheet: "One", ...found }]);
  });

  it("sees texts that changed only in the part that all sheets share", async () => {
    const shared = (text: string) =>
      makeWorkbook({
        sheets: [{ name: "One", xml: '<sheetData><row r="1"><c r="A1" t="s"><v>0</v></c></row></sheetData>' }],
        strings: [text],
      });
    const { cells } = await compareWorkbooks(shared("Before"), shared("After"));
    expect(cells).toEqual([{ sheet: "One", cell: "A1", before: "Before", after: "After" }]);
  });

  it("finds a removed row", async () => {
    const three = workbook({ third: row(3, cell("A3", "Going")) });
    const { sheets, cells } = await compareWorkbooks(three, workbook());
    expect(cells).toMatchObject([{ cell: "A3", after: "" }]);
    expect(sheets).toMatchObject([{ restIdentical: false }]);
  });
});

describe.each(["vendor-review", "campus-assessment", "cloud-marks", "three-languages"])("%s", (fixture) => {
  it("is the same as itself", async () => {
    const bytes = new Uint8Array(readFileSync(join(import.meta.dirname, "../../fixtures", fixture, "source.xlsx")));
    expect((await compareWorkbooks(bytes, bytes)).cells).toEqual([]);
  });
});
