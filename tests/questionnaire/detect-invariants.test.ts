import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { formatAddress } from "../../src/xlsx/index.ts";
import { detect, sheetOf } from "./sheets.ts";

/** Texts that sheets are made of: headings, questions, statements, labels, options, numbers, and anything. */
const text = fc.oneof(
  { weight: 3, arbitrary: fc.constant("") },
  fc.constantFrom(
    "Question",
    "Answer",
    "Comments",
    "ID",
    "Yes",
    "No",
    "N/A",
    "Response",
    "Section",
    "Guidance",
    "Notes",
  ),
  fc.constantFrom(
    "Do you encrypt data?",
    "Is access reviewed each year?",
    "Describe your backups.",
    "Logs are kept for a year.",
  ),
  fc.constantFrom("Access control", "Vendor name", "1.1", "A-2", "3", "x", "Total", "Guidance:"),
  fc.string({ maxLength: 60 }),
);
const rangeText = fc
  .tuple(fc.integer({ min: 1, max: 8 }), fc.nat(3), fc.integer({ min: 1, max: 6 }), fc.nat(2))
  .map(([top, height, left, width]) => `${formatAddress(top, left)}:${formatAddress(top + height, left + width)}`);
const sheet = fc
  .record({
    rows: fc.array(fc.array(text, { maxLength: 7 }), { maxLength: 12 }),
    merges: fc.array(rangeText, { maxLength: 3 }),
    listed: fc.array(rangeText, { maxLength: 2 }),
  })
  .map(({ rows, merges, listed }) =>
    sheetOf(rows, { merges, lists: Object.fromEntries(listed.map((range) => [range, ["Yes", "No"]])) }),
  );

describe("detectQuestions on any sheet", () => {
  it("asks each cell once, gives each question cells of its own, and says something of every sheet", () => {
    fc.assert(
      fc.property(sheet, (one) => {
        const { questions, sheets, blocks } = detect(one);
        const asked = questions.map(({ cell }) => cell);
        const taken = questions.flatMap(({ answer, comment }) => [...answer.cells, ...(comment ? [comment] : [])]);
        expect(new Set(asked).size).toBe(asked.length);
        expect(new Set(taken).size).toBe(taken.length);
        expect(taken.filter((cell) => asked.includes(cell))).toEqual([]);
        expect(sheets).toHaveLength(1);
        expect(blocks.every(({ confidence }) => confidence >= 0 && confidence <= 1)).toBe(true);
        for (const { cell, text: found } of questions) {
          const stored = one.rows
            .flatMap(({ row, cells }) => cells.map((stored) => ({ row, ...stored })))
            .find(({ row, column }) => formatAddress(row, column) === cell);
          expect(found.startsWith(stored?.text.trim() ?? "?")).toBe(true);
        }
      }),
      { numRuns: 1_000 },
    );
  });
});
