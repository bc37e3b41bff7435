import { describe, expect, it } from "vitest";
import { detect, places, sheetOf } from "./sheets.ts";

const TABLE = [
  ["Number", "Question", "Answer", "Comments"],
  ["COMP-01", "Do you encrypt data at rest?"],
  ["COMP-02", "Do you test backups?"],
  ["COMP-03", "Are logs kept for a year?"],
];
const ASKED = (first: number) => [0, 1, 2].map((at) => `B${first + at} -> C${first + at} | D${first + at}`);

/** The table under these rows. */
const under = (...above: readonly (readonly string[])[]) => detect(sheetOf([...above, ...TABLE]));

describe("numberedFields", () => {
  it("finds fields above the header that are numbered as the questions are, with their title", () => {
    const found = under(
      ["Vendor form"],
      ["General"],
      ["GEN-01", "Vendor name"],
      ["GEN-02", "Address"],
      ["GEN-03", "Contact"],
    );
    expect(places(found)).toEqual(["B3 -> C3 | D3", "B4 -> C4 | D4", "B5 -> C5 | D5", ...ASKED(7)]);
    expect(found.questions.slice(0, 3).map(({ ref, section }) => [ref, section])).toEqual([
      ["GEN-01", "General"],
      ["GEN-02", "General"],
      ["GEN-03", "General"],
    ]);
  });

  it.each<[string, readonly (readonly string[])[]]>([
    ["are numbered like a list", [1, 2, 3, 4].map((at) => [`${at}.`, "Fill in the yellow cells"])],
    ["are numbered unlike the questions", ["1.1", "1.2", "1.3"].map((at) => [at, "Scope of this form"])],
    ["hold their values", ["GEN-01", "GEN-02", "GEN-03"].map((at) => [at, "Vendor name", "Acme"])],
    ["are explained beside the answer", ["GEN-01", "GEN-02", "GEN-03"].map((at) => [at, "Term", "", "What it means"])],
    ["are one or two", ["GEN-01", "GEN-02"].map((at) => [at, "Vendor name"])],
  ])("leaves rows alone that %s", (_, rows) => {
    expect(places(under(...rows))).toEqual(ASKED(rows.length + 2));
  });
});
