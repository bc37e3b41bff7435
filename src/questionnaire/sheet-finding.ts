/**
 * Says what each sheet is for and why it was or was not taken as a questionnaire, in one sentence for a person.
 */
import type { LayoutCorrection, SheetFinding, SheetRole } from "../domain/questionnaire.ts";
import type { DetectedBlock } from "./detect-blocks.ts";
import type { Grid } from "./grid.ts";
import type { Header } from "./header-rows.ts";
import { askingStrength } from "./wording.ts";

/** What was made of one sheet. */
export interface Found {
  readonly grid: Grid;
  /** True for a sheet too long to be looked at. */
  readonly tooLong: boolean;
  readonly headers: readonly Header[];
  /** The person's word on the sheet, if there is one. */
  readonly correction: LayoutCorrection | undefined;
  readonly detected: readonly DetectedBlock[];
  /** Those of `detected` that are given to people to answer. */
  readonly answerable: readonly DetectedBlock[];
}

/** @param count of the questions, those of several parts over one answer cell counted once */
export function sheetFinding(found: Found, count: number): SheetFinding {
  const { name, state } = found.grid.sheet;
  const [role, reason] = finding(found, count);
  return { name, state, role, reason };
}

function finding(
  { grid, tooLong, headers, correction, detected: blocks, answerable }: Found,
  count: number,
): [SheetRole, string] {
  if (correction && answerable.length === 0) return ["reference", "Taken out by a person."];
  if (tooLong) return ["reference", `With ${grid.rows.length} rows it is too long to be a questionnaire.`];
  if (grid.rows.length === 0) return ["empty", "No cell holds text."];
  const one = answerable.find(({ header }) => header !== null) ?? answerable[0];
  if (one) {
    const where = one.header ? `under the header in row ${one.header.bottom}` : "found without a header";
    const more = answerable.length > 1 ? ` and ${answerable.length - 1} more like it` : "";
    return ["questions", `${plural(count, "question")} ${where}${more}.`];
  }
  if (blocks.some(({ columns }) => columns.computed)) {
    return ["report", "It lists questions, but formulas fill the answers in from other sheets."];
  }
  if (blocks.some((block) => block.columns.answer.length > 0 && asks(block))) {
    return ["reference", "It repeats questions that are asked, with a place for the answer, on another sheet."];
  }
  if (blocks.some(asks)) return ["reference", "It lists questions or requirements, but no column takes an answer."];
  const shape = shapeOf(grid);
  if (shape.formulas > 0.4) return ["report", "Most of its cells are computed."];
  if (shape.prose > 0.5) return ["instructions", "It holds running text and asks nothing."];
  const header = [...headers].sort((a, b) => b.headings.length - a.headings.length)[0];
  if (header && header.headings.length >= 3) {
    const below = grid.rows.filter((row) => row > header.bottom).length;
    return below === 0
      ? ["reference", `A form to be filled with records: headings in row ${header.bottom} and no question below them.`]
      : ["reference", `A table of records under the headings in row ${header.bottom}; its rows ask nothing.`];
  }
  return ["reference", "Labels and values; no column asks and takes an answer."];
}

/** True where more than a stray row asks or demands something. */
function asks({ questions }: DetectedBlock): boolean {
  return questions.filter(({ text }) => askingStrength(text) >= 2).length >= 3;
}

/** Shares of the filled cells that are computed, and that are longer than a label. */
function shapeOf(grid: Grid): { formulas: number; prose: number } {
  let cells = 0;
  let formulas = 0;
  let prose = 0;
  for (const row of grid.rows) {
    for (const column of grid.columnsWithText(row)) {
      cells++;
      if (grid.formula(row, column)) formulas++;
      if (grid.text(row, column).length > 60) prose++;
    }
  }
  return { formulas: formulas / Math.max(cells, 1), prose: prose / Math.max(cells, 1) };
}

function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}
