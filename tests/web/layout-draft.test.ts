import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  columnName,
  columnNumber,
  columnsWith,
  correctionFrom,
  draftFrom,
  EMPTY_DRAFT,
  lackOf,
  withRole,
} from "../../src/web/columns/layout-draft.ts";

const COLUMNS = { ref: "A", question: "B", answer: ["C"] };

describe("correctionFrom", () => {
  it("gives back the correction that a draft was made from", () => {
    const letters = fc.uniqueArray(fc.integer({ min: 1, max: 16_384 }).map(columnName), { minLength: 2, maxLength: 9 });
    const headerRow = fc.option(fc.integer({ min: 1, max: 1_000 }), { nil: null });
    fc.assert(
      fc.property(letters, headerRow, ([question = "", comment = "", ...rest], headerRow) => {
        const answer = rest.sort((one, other) => columnNumber(one) - columnNumber(other));
        fc.pre(answer.length > 0);
        const correction = { sheet: "One", headerRow, columns: { question, comment, answer } };
        expect(correctionFrom("One", draftFrom(correction))).toEqual(correction);
      }),
    );
  });

  it("takes a sheet out, and says nothing while columns are lacking", () => {
    expect(correctionFrom("One", { ...EMPTY_DRAFT, taken: false })).toEqual({
      sheet: "One",
      headerRow: null,
      columns: null,
    });
    expect(correctionFrom("One", EMPTY_DRAFT)).toBeNull();
  });
});

describe("withRole", () => {
  const draft = draftFrom({ headerRow: 1, columns: COLUMNS });

  it("moves a role to the new column", () => {
    const moved = withRole(draft, "D", "answer");
    expect(columnsWith(moved, "answer")).toEqual(["D"]);
    expect(columnsWith(moved, "question")).toEqual(["B"]);
  });

  it("leaves other answers where one for each option is wanted, in the order of the sheet", () => {
    const marks = withRole(withRole(draft, "AA", "answer", true), "D", "answer", true);
    expect(columnsWith(marks, "answer")).toEqual(["C", "D", "AA"]);
  });

  it("lets one column ask and take the answer in the row below, in place of two", () => {
    const below = withRole(draft, "B", "below");
    expect(lackOf(below)).toBeNull();
    const correction = { sheet: "One", headerRow: 1, columns: { ref: "A", question: "B", answer: ["B"] } };
    expect(correctionFrom("One", below)).toEqual(correction);
    expect(correctionFrom("One", draftFrom(correction))).toEqual(correction);
    expect(columnsWith(withRole(below, "D", "answer"), "below")).toEqual([]);
  });

  it("takes a role away, after which the draft says what it lacks", () => {
    expect(lackOf(draft)).toBeNull();
    expect(lackOf(withRole(draft, "C", null))).toMatch(/column that takes the answer/);
    expect(lackOf(withRole(draft, "C", "question"))).toMatch(/column that takes the answer/);
    expect(lackOf(withRole(draft, "B", "answer"))).toMatch(/question column/);
  });
});

describe("columnName", () => {
  it("names columns as a spreadsheet does", () => {
    expect([1, 26, 27, 702, 703, 16_384].map(columnName)).toEqual(["A", "Z", "AA", "ZZ", "AAA", "XFD"]);
  });
});
