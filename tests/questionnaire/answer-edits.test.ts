import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { FoundQuestion } from "../../src/domain/questionnaire.ts";
import { answerEdits } from "../../src/questionnaire/index.ts";

function question(answer: FoundQuestion["answer"], more: Partial<FoundQuestion> = {}): FoundQuestion {
  return {
    sheet: "S",
    row: 2,
    ref: null,
    section: null,
    text: "Do you?",
    cell: "B2",
    answer,
    comment: "D2",
    guidance: null,
    existing: null,
    existingComment: null,
    hidden: false,
    ...more,
  };
}

const CHOICE = question({ format: "choice", cells: ["C2"], options: ["YES", "NO", "n/a"] });
const MARKS = question({ format: "marks", cells: ["C2", "E2"], options: ["Yes", "No"] });
const TEXT = question({ format: "text", cells: ["C2"], options: [] });

describe("answerEdits", () => {
  it("puts the option into the dropdown's cell and the words into the comment", () => {
    expect(answerEdits(CHOICE, { option: "NO", text: "Planned for May." })).toEqual({
      edits: [
        { sheet: "S", cell: "C2", text: "NO" },
        { sheet: "S", cell: "D2", text: "Planned for May." },
      ],
      left: [],
    });
  });

  it("never writes anything but one of its options into a dropdown's cell", () => {
    fc.assert(
      fc.property(fc.option(fc.string()), fc.string(), (option, text) => {
        const { edits } = answerEdits(CHOICE, { option, text });
        return edits.filter(({ cell }) => cell === "C2").every((edit) => CHOICE.answer.options.includes(edit.text));
      }),
    );
  });

  it("writes a choice as what it is in the customer's list, and dates and numbers as such", () => {
    const list = question({ format: "choice", cells: ["C2"], options: ["na", "1"], kinds: ["text", "number"] });
    expect(answerEdits(list, { option: "1", text: "" }).edits).toEqual([
      { sheet: "S", cell: "C2", text: "1", kind: "number" },
    ]);
    expect(answerEdits(list, { option: "na", text: "" }).edits).toEqual([{ sheet: "S", cell: "C2", text: "na" }]);
    const date = question({ format: "date", cells: ["C2"], options: [] });
    expect(answerEdits(date, { option: null, text: "2025-03-01" }).edits).toEqual([
      { sheet: "S", cell: "C2", text: "2025-03-01", kind: "date" },
    ]);
  });

  it("says what it left out: a foreign option, words without a comment cell", () => {
    const bare = { ...CHOICE, comment: null };
    expect(answerEdits(bare, { option: "Maybe", text: "Perhaps." })).toMatchObject({
      edits: [],
      left: [/Maybe/, /comment/].map((one) => expect.stringMatching(one)),
    });
  });

  it("writes no option into a list that could not be read", () => {
    const unknown = question({ format: "choice", cells: ["C2"], options: [] });
    expect(answerEdits(unknown, { option: "Yes", text: "" }).edits).toEqual([]);
  });

  it("writes a person's own word into a list that is unknown or takes others, and longer words into the comment", () => {
    const unknown = question({ format: "choice", cells: ["C2"], options: [] });
    const open = question({ format: "choice", cells: ["C2"], options: ["Yes", "No"], open: true });
    for (const one of [unknown, open]) {
      expect(answerEdits(one, { option: null, text: "In part", sources: "\n\nSource: X", own: true })).toEqual({
        edits: [
          { sheet: "S", cell: "C2", text: "In part" },
          { sheet: "S", cell: "D2", text: "Source: X" },
        ],
        left: [],
      });
      expect(answerEdits(one, { option: null, text: "In part" }).edits).toEqual([
        { sheet: "S", cell: "D2", text: "In part" },
      ]);
      const long = "We do so for all systems of production, and from May on for all others.";
      expect(answerEdits(one, { option: null, text: long, own: true }).edits).toEqual([
        { sheet: "S", cell: "D2", text: long },
      ]);
      expect(answerEdits({ ...one, comment: null }, { option: null, text: long, own: true }).edits).toEqual([
        { sheet: "S", cell: "C2", text: long },
      ]);
    }
    expect(answerEdits(CHOICE, { option: null, text: "In part", own: true }).edits).toEqual([
      { sheet: "S", cell: "D2", text: "In part" },
    ]);
  });

  it("marks the option's column with the mark in use, else with X", () => {
    expect(answerEdits(MARKS, { option: "No", text: "" }).edits).toEqual([{ sheet: "S", cell: "E2", text: "X" }]);
    const used = question({ ...MARKS.answer, mark: "✓" });
    expect(answerEdits(used, { option: "Yes", text: "" }).edits).toEqual([{ sheet: "S", cell: "C2", text: "✓" }]);
  });

  it("takes the mark of another option back", () => {
    expect(answerEdits({ ...MARKS, existing: "Yes" }, { option: "No", text: "" }).edits).toEqual([
      { sheet: "S", cell: "C2", text: "" },
      { sheet: "S", cell: "E2", text: "X" },
    ]);
  });

  it.each([
    ["Yes", "We do.", "Yes. We do."],
    ["Yes", "Yes, since 2019.", "Yes, since 2019."],
    ["No", "Nothing of the kind.", "No. Nothing of the kind."],
    ["Yes", "", "Yes"],
    [null, "In Ireland.", "In Ireland."],
  ])("writes a text answer with option %s and words %j as %j", (option, text, written) => {
    expect(answerEdits(TEXT, { option, text }).edits).toEqual([{ sheet: "S", cell: "C2", text: written }]);
  });
});
