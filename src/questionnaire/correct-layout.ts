/**
 * Takes a person's word for a sheet's layout in place of what detection makes of it: below the header each row with a
 * text in the question column asks, but for what `named-rows.ts` leaves out.
 */
import type { LayoutCorrection } from "../domain/questionnaire.ts";
import { columnNumber } from "../xlsx/index.ts";
import { type ColumnRoles, optionNamed } from "./column-roles.ts";
import type { DetectedBlock } from "./detect-blocks.ts";
import type { Grid } from "./grid.ts";
import { type Header, headerAt } from "./header-rows.ts";
import { namedRows } from "./named-rows.ts";

/** The one block that the correction describes; none where it takes the sheet out or names no possible column. */
export function correctedBlocks(
  grid: Grid,
  headers: readonly Header[],
  { headerRow, columns }: LayoutCorrection,
): DetectedBlock[] {
  const question = columns && columnNumber(columns.question);
  const answer = columns?.answer.map(columnNumber).filter((column) => column !== null) ?? [];
  if (!columns || !question || answer.length === 0) return [];
  const header = headerRow === null ? null : headerAt(grid, headers, headerRow);
  const heading = (column: number) => header?.headings.find((one) => one.column === column);
  const option = (column: number) => {
    const named = heading(column);
    return named ? optionNamed(named) : "";
  };
  const optional = (letters: string | undefined) => (letters === undefined ? null : columnNumber(letters));
  const roles: ColumnRoles = {
    question,
    answer,
    // Named for both, the column takes the answer in the row below.
    below: answer.length === 1 && answer[0] === question,
    marks: answer.length > 1 ? answer.map(option) : [],
    comment: optional(columns.comment),
    ref: optional(columns.ref),
    section: optional(columns.section),
    guidance: optional(columns.guidance),
    computed: false,
    confidence: 1,
  };
  // The header may be repeated for each section, with the section's name in the question's place.
  const repeats = headers.filter(({ headings }) =>
    headings.some(({ column, text }) => answer.includes(column) && text === heading(column)?.text),
  );
  const rows = grid
    .rowsBetween((headerRow ?? 0) + 1, Number.POSITIVE_INFINITY)
    .filter((row) => !repeats.some(({ top, bottom }) => top <= row && row <= bottom));
  return [{ header, columns: roles, rows, questions: namedRows(grid, rows, roles, heading(question)?.text ?? "") }];
}
