/**
 * Fields of a form that are known by their looks: "[Company name] ____ | [Title] ____", in one column or in several side by
 * side, with or without a table above or below.
 *
 * A step of detection beside what takes answers already. Words say little here, so it is the form's own drawing that has
 * to tell label from room: a colour or a cell that may be edited does, and so do several lesser signs, as bold print, a
 * colon, a cell merged for a longer value. Every text of the row has to be part of a field, and a field stands with others.
 */
import { fieldColumns } from "./column-roles.ts";
import type { DetectedBlock } from "./detect-blocks.ts";
import type { Grid } from "./grid.ts";
import { headingRoles } from "./headings.ts";
import { isPlaceholder } from "./placeholders.ts";
import { askedRows } from "./row-features.ts";
import { isReference } from "./wording.ts";

const LONGEST_LABEL = 160;
const LONGEST_VALUE = 120;
const COLON = /[:：]\s*$/;
const LEAST_SIGNS = 3;
/** Of all free fields of a sheet together: three plain ones, or two that nobody could mistake. */
const LEAST_ALL_SIGNS = 9;
/** In characters: what is narrower is a spacer. */
const WIDTH_TO_WRITE = 8;
/** Of a column without a width of its own (ECMA-376 18.3.1.81). */
const DEFAULT_WIDTH = 8.43;
/** From this weight on a label says that the asker fills it in. */
const ASKERS_OWN = 6;
const CONFIDENCE = 0.4;

interface Field {
  readonly row: number;
  readonly column: number;
  /** The column of the room. */
  readonly value: number;
  readonly free: boolean;
  readonly signs: number;
}

/** @param taken blocks that take answers; nothing from their first row to their last question is a field */
export function formFields(grid: Grid, taken: readonly DetectedBlock[]): DetectedBlock[] {
  const spans = taken.map(({ header, questions }) => ({
    top: header?.top ?? questions[0]?.row ?? 0,
    bottom: (questions.at(-1)?.row ?? header?.bottom ?? 0) + 1,
  }));
  const rows = grid.rows.filter((row) => !spans.some(({ top, bottom }) => top <= row && row < bottom));
  const fields = runsOf(rows.map((row) => fieldsIn(grid, row)).filter((all) => all.length > 0)).flatMap((run) =>
    underNoHeading(grid, run),
  );
  const free = fields.filter((field) => field.free);
  const signs = free.reduce((sum, field) => sum + field.signs, 0);
  if (signs < LEAST_ALL_SIGNS || free.length <= fields.length / 2) return [];
  return [...Map.groupBy(fields, ({ column, value }) => `${column} ${value}`).values()].map((all) =>
    blockOf(grid, rows, all),
  );
}

/** The fields that make up a row; nothing where any text is neither a label nor its value. */
function fieldsIn(grid: Grid, row: number): Field[] {
  const fields: Field[] = [];
  const texts = grid.columnsWithText(row);
  for (let index = 0; index < texts.length; index++) {
    const field = fieldAt(grid, row, texts[index] as number);
    if (!field) return [];
    fields.push(field);
    if (texts[index + 1] === field.value) index++;
  }
  const beside = fields.length > 1 ? 1 : 0;
  const signed = fields.map((field) => ({ ...field, signs: field.signs + beside }));
  return signed.every(({ signs }) => signs >= LEAST_SIGNS) ? signed : [];
}

function fieldAt(grid: Grid, row: number, column: number): Field | null {
  const label = grid.text(row, column);
  const labelled = /\p{L}/u.test(label) && label.length <= LONGEST_LABEL && !isReference(label);
  const value = (grid.merge(row, column)?.right ?? column) + 1;
  const room = grid.merge(row, value);
  // What reaches over several rows belongs to more than one label.
  const single = room === undefined || (room.top === row && room.bottom === row && room.left === value);
  const text = grid.text(row, value);
  const askers = (headingRoles(label).other ?? 0) >= ASKERS_OWN;
  if (!labelled || !single || askers || grid.formula(row, column) || grid.formula(row, value)) return null;
  if (!isDrawn(grid, row, value) || text.length > LONGEST_VALUE) return null;
  const free = text === "" || isPlaceholder(text);
  return { row, column, value, free, signs: signsOf(grid, row, column, value) };
}

/** True for room that somebody made: a cell with a look of its own, wide enough to write into. */
function isDrawn(grid: Grid, row: number, value: number): boolean {
  const right = grid.merge(row, value)?.right ?? value;
  let width = 0;
  for (let column = value; column <= right; column++) width += grid.columnWidth(column) ?? DEFAULT_WIDTH;
  const drawn = right > value || grid.validation(row, value) !== undefined || (grid.cell(row, value)?.style ?? 0) > 0;
  return drawn && width >= WIDTH_TO_WRITE;
}

/** How much tells the label from the room beside it; a band of one colour over both is a title. */
function signsOf(grid: Grid, row: number, column: number, value: number): number {
  const label = grid.style(row, column);
  const room = grid.style(row, value);
  const band = label.fill !== null && label.fill === room.fill;
  if (band || (grid.sheet.protected && room.locked)) return Number.NEGATIVE_INFINITY;
  return (
    (label.fill !== room.fill ? 3 : 0) +
    (grid.sheet.protected || grid.validation(row, value) !== undefined ? 3 : 0) +
    (grid.merge(row, value) !== undefined ? 2 : 0) +
    (label.bold && !room.bold ? 1 : 0) +
    (COLON.test(grid.text(row, column)) ? 1 : 0)
  );
}

/** Rows of fields right below each other, and rows of several; a label alone is a title. */
function runsOf(rows: readonly Field[][]): Field[][] {
  const runs: Field[][] = [];
  for (const fields of rows) {
    const run = runs.at(-1);
    if (run?.at(-1)?.row === (fields[0] as Field).row - 1) run.push(...fields);
    else runs.push([...fields]);
  }
  return runs.filter((run) => run.length > 1);
}

/** Without the columns that have a heading over the room: there it is a table, whose rows are no fields. */
function underNoHeading(grid: Grid, run: readonly Field[]): Field[] {
  const top = (run[0] as Field).row;
  return run.filter(({ value }) => !/\p{L}/u.test(grid.text(top - 1, value)));
}

function blockOf(grid: Grid, rows: readonly number[], fields: readonly Field[]): DetectedBlock {
  const { column, value } = fields[0] as Field;
  const columns = fieldColumns(column, value, CONFIDENCE);
  const asked = new Set(fields.map(({ row }) => row));
  return { header: null, columns, rows, questions: askedRows(grid, rows, columns, asked) };
}
