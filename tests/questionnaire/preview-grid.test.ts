import { describe, expect, it } from "vitest";
import { previewGrid } from "../../src/questionnaire/index.ts";
import { goldenFolders } from "./support.ts";

const { bytes } = goldenFolders().find(({ name }) => name === "vendor-review") ?? { bytes: new Uint8Array() };

describe("previewGrid", () => {
  it("shows a window of the sheet with its merges, styles and widths", async () => {
    const { columns, rows, lastRow } = await previewGrid("q.xlsx", bytes, "Security review", 6, 2);
    expect(columns.map(({ width }) => width)).toEqual([7, 62, 12, 58]);
    expect(rows.map(({ row }) => row)).toEqual([6, 7]);
    expect(rows[0]?.cells.map(({ text, bold }) => [text, bold])).toEqual([
      ["No.", true],
      ["Question", true],
      ["Response", true],
      ["Comments", true],
    ]);
    expect(rows[1]?.cells).toEqual([
      { column: 1, text: "A. Assurance reports", bold: true, fill: "FFEDEDED", rowSpan: 1, columnSpan: 4 },
    ]);
    expect(lastRow).toBeGreaterThan(20);
  });

  it("says which sheet is not there", async () => {
    await expect(previewGrid("q.xlsx", bytes, "Nowhere", 1, 10)).rejects.toMatchObject({ code: "not_found" });
  });
});
