import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  columnLetters,
  columnNumber,
  formatAddress,
  formatRange,
  MAX_COLUMN,
  MAX_ROW,
  parseAddress,
  parseRange,
  parseRanges,
} from "../../src/xlsx/index.ts";

describe("columnLetters", () => {
  it("counts like a spreadsheet", () => {
    expect([1, 26, 27, 52, 702, 703, 16_384].map(columnLetters)).toEqual(["A", "Z", "AA", "AZ", "ZZ", "AAA", "XFD"]);
  });

  it("is undone by columnNumber", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: MAX_COLUMN }), (column) => columnNumber(columnLetters(column)) === column),
    );
  });
});

describe("parseAddress", () => {
  it("undoes formatAddress", () => {
    const row = fc.integer({ min: 1, max: MAX_ROW });
    const column = fc.integer({ min: 1, max: MAX_COLUMN });
    fc.assert(
      fc.property(row, column, (r, c) => {
        expect(parseAddress(formatAddress(r, c))).toEqual({ row: r, column: c });
      }),
    );
  });

  it("takes absolute addresses and small letters", () => {
    expect(parseAddress("$b$12")).toEqual({ row: 12, column: 2 });
  });

  it("refuses what no sheet has", () => {
    for (const text of ["", "A", "1", "A0", "XFE1", "A1048577", "A1:B2", "A-1", "AAAA1"])
      expect(parseAddress(text)).toBeNull();
  });
});

describe("parseRange", () => {
  it("orders the corners", () => {
    expect(parseRange("$C$9:B2")).toEqual({ top: 2, left: 2, bottom: 9, right: 3 });
  });

  it("takes whole columns and rows", () => {
    expect(parseRange("C:D")).toEqual({ top: 1, left: 3, bottom: MAX_ROW, right: 4 });
    expect(parseRange("3:4")).toEqual({ top: 3, left: 1, bottom: 4, right: MAX_COLUMN });
  });

  it("refuses what is no range", () => {
    for (const text of ["", "A", "A1:B2:C3", "Sheet!A1", "A1:"]) expect(parseRange(text)).toBeNull();
  });
});

describe("parseRanges", () => {
  it("reads a list and leaves out what is no range", () => {
    expect(parseRanges(" A1  B2:B3 #REF! ").map(formatRange)).toEqual(["A1", "B2:B3"]);
  });
});
