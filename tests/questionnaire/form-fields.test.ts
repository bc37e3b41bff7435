import { describe, expect, it } from "vitest";
import type { Cell, Sheet } from "../../src/xlsx/index.ts";
import { detect, places, sheetOf } from "./sheets.ts";

const LABEL = 1;
const ROOM = 2;
const ASKED = [
  ["No.", "Question", "Answer", "Comments"],
  ["1", "Do you encrypt data at rest?"],
  ["2", "Do you test your backups?"],
  ["3", "Are logs kept for a year?"],
];
const QUESTIONNAIRE = sheetOf(ASKED, { name: "Questions" });

/** `[Label]` has a colour, `____` is room with borders, `Text|` room with an answer; all else is plain. */
function drawn(rows: readonly (readonly string[])[], merges: readonly string[] = []): Sheet {
  const sheet = sheetOf(rows, { merges, widths: [20, 20, 20, 20] });
  const looks = (cell: Cell): Cell => {
    if (cell.text === "____") return { ...cell, text: "", style: ROOM };
    if (cell.text.endsWith("|")) return { ...cell, text: cell.text.slice(0, -1), style: ROOM };
    const label = /^\[(.+)\]$/.exec(cell.text)?.[1];
    return label ? { ...cell, text: label, style: LABEL } : cell;
  };
  return { ...sheet, rows: sheet.rows.map((row) => ({ ...row, cells: row.cells.map(looks) })) };
}

/** What is asked on the sheet itself beside a questionnaire. */
const found = (sheet: Sheet) => {
  const { questions, ...rest } = detect(sheet, QUESTIONNAIRE);
  return { ...rest, questions: questions.filter((one) => one.sheet === sheet.name) };
};

describe("formFields", () => {
  it("finds coloured labels with room beside them on a cover, and the answers some have", () => {
    const cover = drawn([
      ["Supplier form"],
      ["[Legal form]", "____"],
      ["[Turnover]", "Acme|"],
      ["[Scope]", "____"],
      ["[Head of security]", "____"],
    ]);
    expect(places(found(cover))).toEqual(["A2 -> B2 | -", "A3 -> B3 | -", "A4 -> B4 | -", "A5 -> B5 | -"]);
    expect(found(cover).questions.map(({ existing }) => existing)).toEqual([null, "Acme", null, null]);
  });

  it("finds two columns of fields side by side, with the title over them", () => {
    const form = drawn([
      ["Section A"],
      ["[Proposer]", "____", "[Trading name]", "____"],
      ["[Broker]", "____", "[Employees]", "____"],
    ]);
    expect(places(found(form))).toEqual(["A2 -> B2 | -", "C2 -> D2 | -", "A3 -> B3 | -", "C3 -> D3 | -"]);
    expect(new Set(found(form).questions.map(({ section }) => section))).toEqual(new Set(["Section A"]));
  });

  it("finds fields below a table, and none between its questions", () => {
    const form = drawn([
      ...ASKED.slice(0, 2),
      ["", "[Operations]", "____"],
      ["", "[Access]", "____"],
      ["", "[Suppliers]", "____"],
      ...ASKED.slice(2),
      ["Signed by"],
      ["", "[Signatory]", "____"],
      ["", "[Place]", "____"],
      ["", "[Stamp]", "____"],
    ]);
    const fields = found(form).questions.filter(({ ref, row }) => ref === null && row > 7);
    expect(fields.map(({ cell, answer }) => [cell, ...answer.cells])).toEqual([
      ["B9", "C9"],
      ["B10", "C10"],
      ["B11", "C11"],
    ]);
    const blocks = found(form).blocks.filter(({ sheet, headerRow }) => sheet === form.name && headerRow === null);
    expect(blocks).toHaveLength(1);
  });

  it.each<[string, Sheet]>([
    ["rows under a heading of their own", drawn([["Year", "Last year"], ...fields("[EU]", "[USA]", "[World]")])],
    ["labels without room drawn", drawn([["Codes"], ["[FC]"], ["[PC]"], ["[NC]"]])],
    ["titles that stand alone", drawn([["[A]", "____"], [], ["[B]", "____"], [], ["[C]", "____"]])],
    [
      "facts that are given",
      drawn([
        ["[Issuer]", "Us|"],
        ["[Owner]", "Us|"],
        ["[Issue]", "2|"],
        ["[State]", "____"],
      ]),
    ],
    ["the asker's own fields", drawn(fields("[For internal use]", "[Assessor]", "[Reviewer]"))],
    ["rows with more in them", drawn(fields("[Access]", "[Backup]", "[Logging]").map((row) => [...row, "why"]))],
    [
      "plain labels",
      drawn([
        ["Access", "____"],
        ["Backup", "____"],
        ["Logging", "____"],
      ]),
    ],
  ])("leaves %s alone", (_, sheet) => {
    expect(places(found(sheet))).toEqual([]);
  });
});

function fields(...labels: readonly string[]): string[][] {
  return labels.map((label) => [label, "____"]);
}
