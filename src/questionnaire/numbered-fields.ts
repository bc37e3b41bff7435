/**
 * Fields above a sheet's first header: "GNRL-01 | Vendor name | ____", asked before the table that has headings.
 *
 * A step of detection, after the headed blocks of a sheet are known. Labels alone say little, so the evidence is the
 * sheet's own order: rows that are numbered the way its questions are, in the same columns, with nothing in the answer's.
 * Numbered instructions do not pass: their numbers are bare ("1.", "2.") or built unlike the questions'.
 */
import type { DetectedBlock } from "./detect-blocks.ts";
import type { Grid } from "./grid.ts";
import { questionRows } from "./question-rows.ts";
import { isReference } from "./wording.ts";

const LEAST_FIELDS = 3;
/** How sure the columns are compared with the block they are taken from. */
const BORROWED = 0.6;

/**
 * The block of fields, or nothing.
 *
 * @param blocks the sheet's headed blocks, from the top
 */
export function numberedFields(grid: Grid, blocks: readonly DetectedBlock[]): DetectedBlock[] {
  const [first] = blocks;
  const ref = first?.columns.ref ?? null;
  const answer = first?.columns.answer[0];
  if (!first?.header || ref === null || first.columns.answer.length !== 1 || answer === undefined) return [];
  const { question } = first.columns;
  const above = grid.rowsBetween(1, first.header.top);
  if (above.length < LEAST_FIELDS) return [];
  const shapes = new Set(first.questions.map((one) => shape(one.ref ?? "")));
  const fields = new Set(
    above.filter((row) => {
      const number = grid.text(row, ref);
      const alone = grid.columnsWithText(row).every((column) => column === ref || column === question);
      const free = grid.shown(row, answer) === "" && !grid.formula(row, answer);
      return alone && free && isReference(number) && isBuilt(shape(number)) && shapes.has(shape(number));
    }),
  );
  const start = above.findIndex((row) => fields.has(row));
  // The row before the first field may be their title.
  const rows = above.slice(Math.max(start - 1, 0));
  const columns = { ...first.columns, confidence: first.columns.confidence * BORROWED };
  const questions = questionRows(grid, rows, columns, null).filter(({ row }) => fields.has(row));
  return questions.length < LEAST_FIELDS ? [] : [{ header: null, columns, rows, questions }];
}

/** How a number is built: `GNRL-01` is `A-9`, `3.1.1` is `9.9.9`. */
function shape(reference: string): string {
  return reference
    .trim()
    .replace(/\p{L}+/gu, "A")
    .replace(/\d+/g, "9");
}

/** True for a number of more than one part: "1." counts instructions as well as questions. */
function isBuilt(form: string): boolean {
  return /[A9]\W*[A9]/.test(form);
}
