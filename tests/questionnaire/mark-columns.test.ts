import { describe, expect, it } from "vitest";
import { answerEdits } from "../../src/questionnaire/index.ts";
import { detect, places, sheetOf } from "./sheets.ts";

const STATEMENTS = [
  "Access is reviewed quarterly.",
  "Multi-factor authentication is enforced.",
  "The network is segmented.",
  "Firewall rules are reviewed.",
];

/** Statements in the second column under these headings, with a text in each cell of columns from the third on. */
function marked(headings: readonly string[], inCells = "", widths: readonly number[] = []) {
  const last = headings.length - 1;
  const rows = STATEMENTS.map((text, at) => [
    `R${at + 1}`,
    text,
    ...headings.slice(2).map((_, index) => (index + 2 < last ? inCells : "")),
  ]);
  return detect(sheetOf([headings, ...rows], { widths }));
}

describe("mark columns", () => {
  it.each<[string, readonly string[]]>([
    ["one option known by word", ["Comply", "Partly comply", "Do not comply"]],
    ["no option known by word", ["trifft zu", "trifft teilweise zu", "trifft nicht zu"]],
    ["how much", ["Low", "Medium", "High"]],
    ["how often", ["Always", "Often", "Rarely", "Never"]],
    ["levels by name", ["None", "Basic", "Defined", "Managed", "Optimised"]],
    ["levels by number", ["Level 0", "Level 1", "Level 2", "Level 3"]],
    [
      "a first that is not known by word",
      ["Fully compliant", "Partially compliant", "Not compliant", "Not applicable"],
    ],
    ["signs", ["○", "△", "×"]],
    ["shades of the same", ["Fully implemented", "Largely implemented", "Partially implemented", "Not implemented"]],
  ])("are found with %s", (_, options) => {
    const { questions } = marked(["#", "Requirement", ...options, "Comment"]);
    expect(questions).toHaveLength(STATEMENTS.length);
    expect(questions[0]?.answer).toMatchObject({ format: "marks", options });
    expect(questions[0]?.comment).toBe(`${"CDEFGHI"[options.length]}2`);
  });

  it("are found with the levels of a scale beside any column that asks", () => {
    const { questions } = marked(["ID", "Practice", "0", "1", "2", "3", "4", "Comment"]);
    expect(questions[0]?.answer).toMatchObject({ format: "marks", options: ["0", "1", "2", "3", "4"] });
  });

  it.each<[string, string, readonly string[]]>([
    ["German", "Erfüllungsgrad", ["voll", "teilweise", "nicht"]],
    ["Japanese", "評価", ["○", "△", "×"]],
    ["codes of the asker's own", "Compliance", ["FC", "PC", "NC"]],
  ])("are found under one merged heading: %s", (_, group, options) => {
    const rows = STATEMENTS.map((text, at) => [`R${at + 1}`, text]);
    const merges = ["A1:A2", "B1:B2", "C1:E1", "F1:F2"];
    const { questions } = detect(
      sheetOf([["Nr.", "Requirement", group, "", "", "Remarks"], ["", "", ...options, ""], ...rows], { merges }),
    );
    expect(questions.map(({ answer }) => answer.cells[0])).toEqual(["C3", "C4", "C5", "C6"]);
    expect(questions[0]).toMatchObject({ answer: { format: "marks", options }, comment: "F3" });
  });

  it.each([
    ["☐", "☒"],
    ["□", "■"],
    ["( )", "(X)"],
    ["[ ]", "[X]"],
  ])("are found with %s in each cell, which becomes %s", (box, tick) => {
    const findings = marked(["#", "Question", "Yes", "No", "N/A", "Comments"], box);
    expect(places(findings)[0]).toBe("B2 -> C2+D2+E2 | F2");
    const [first] = findings.questions;
    expect(first).toMatchObject({ existing: null, answer: { mark: tick } });
    if (first) expect(answerEdits(first, { option: "No", text: "" }).edits[0]?.text).toBe(tick);
  });

  it.each<[string, readonly string[], readonly number[]]>([
    ["two columns for words", ["#", "Requirement", "Umsetzung", "Zuständig", "Frist"], []],
    ["columns of other widths", ["#", "Requirement", "Low effort", "High effort plan", "Comment"], [5, 60, 12, 60, 30]],
    ["a scale beside the answer", ["#", "Requirement", "Vendor response", "Low", "Medium", "High"], []],
  ])("are not made of %s", (_, headings, widths) => {
    expect(marked(headings, "", widths).questions.map(({ answer }) => answer.format)).not.toContain("marks");
  });

  it("are not made of a report's scale beside mere labels", () => {
    const report = ["Education", "Threat Assessment", "Design Analysis"].map((label) => ["Governance", label]);
    expect(detect(sheetOf([["Function", "Practice", "1", "2", "3", "Chart"], ...report])).questions).toEqual([]);
  });

  it("take in no column of another kind", () => {
    const { questions } = marked(["#", "Requirement", "Yes", "No", "Nachweisdokument", "Comment"]);
    expect(questions[0]?.answer.options).toEqual(["Yes", "No"]);
  });

  it("takes an instruction to mark beside the options for a header, with the header of each section", () => {
    const sheet = sheetOf([
      ["Please mark with X", "Yes", "No"],
      ["Do you encrypt data at rest?"],
      ["Do you test your backups?"],
      ["Are logs kept for a year?"],
      ["Continuity"],
      ["", "Yes", "No"],
      ["Is there a second data centre?"],
      ["Do you rehearse failures?"],
    ]);
    expect(places(detect(sheet))).toEqual([2, 3, 4, 7, 8].map((row) => `A${row} -> B${row}+C${row} | -`));
  });
});
