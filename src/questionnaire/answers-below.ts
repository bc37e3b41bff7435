/**
 * Questions whose answers go into the row below: a form that gives each question the width of the page and leaves the
 * next row free, or writes "Answer:" there, and may be "Comments:" in the row after that.
 *
 * A step of detection for sheets on which no column takes answers. It needs both: a free row under most of what asks, and
 * a sign that the room is for writing. Questions that are answered in the next row, as in a list of frequent ones, and
 * questions with blank lines between them in an ordinary narrow column do not pass.
 */
import type { DetectedBlock } from "./detect-blocks.ts";
import type { Grid } from "./grid.ts";
import { headingRoles } from "./headings.ts";
import { isPlaceholder } from "./placeholders.ts";
import { askedRows } from "./row-features.ts";
import { askingStrength, isReference } from "./wording.ts";

const LEAST_QUESTIONS = 3;
const MOST = 0.7;
/** In characters: a column this wide holds sentences. */
const WIDE = 40;
/** The columns were told from little more than their shape. */
const CONFIDENCE = 0.5;
/** The asking strength of a request. */
const REQUEST = 2.6;

/** The block, or nothing. */
export function answersBelow(grid: Grid): DetectedBlock[] {
  const rows = grid.rows;
  const asking = rows.flatMap((row) => {
    const filled = grid.columnsWithText(row);
    const column = filled.at(-1) as number;
    const numbered = filled.length === 2 && isReference(grid.text(row, filled[0] as number));
    if (filled.length !== 1 && !numbered) return [];
    return askingStrength(grid.text(row, column)) >= REQUEST ? [{ row, column, ref: numbered ? filled[0] : null }] : [];
  });
  const [question] = mostFrequent(asking.map(({ column }) => column));
  if (question === undefined) return [];
  const here = asking.filter(({ column }) => column === question);
  const taking = here.filter(({ row }) => isFree(grid, row + 1, question));
  const roomy = taking.filter(({ row }) => isRoom(grid, row, question));
  if (taking.length < LEAST_QUESTIONS || taking.length < asking.length * MOST || roomy.length < taking.length * MOST) {
    return [];
  }
  const [ref] = mostFrequent(taking.flatMap((one) => one.ref ?? []));
  const [answer = question] = mostFrequent(taking.map(({ row }) => answerColumn(grid, row + 1, question)));
  const remarks = taking.filter(({ row }) => isForRemarks(grid, row + 2, answer));
  const columns = {
    question,
    answer: [answer],
    below: true,
    marks: [],
    comment: null,
    remarksBelow: remarks.length >= taking.length * MOST,
    ref: ref ?? null,
    section: null,
    guidance: null,
    computed: false,
    confidence: CONFIDENCE,
  };
  // Where the room is filled already, its question asks all the same.
  const asked = new Set(here.map(({ row }) => row));
  const own = rows.filter((row) => !asked.has(row - 1) && !(asked.has(row - 2) && isForRemarks(grid, row, answer)));
  const questions = askedRows(grid, own, columns, asked);
  return [{ header: null, columns, rows, questions }];
}

/** True for a row without text, but for a word that calls for the answer and, beside it, what is chosen or to be chosen. */
function isFree(grid: Grid, row: number, question: number): boolean {
  const room = answerColumn(grid, row, question);
  const offers = room !== question || answerLabel(grid, row, question) !== undefined;
  return grid
    .columnsWithText(row)
    .every(
      (column) =>
        (column <= question && callsForAnswer(grid.text(row, column))) ||
        (offers &&
          column === room &&
          (grid.validation(row, column)?.type === "list" || isPlaceholder(grid.text(row, column)))),
    );
}

const callsForAnswer = (text: string) => (headingRoles(text).answer ?? 0) >= 3;
const callsForRemarks = (text: string) => (headingRoles(text).comment ?? 0) >= 3;

/** The column of the word that calls for the answer. */
function answerLabel(grid: Grid, row: number, question: number): number | undefined {
  return grid.columnsWithText(row).findLast((column) => column <= question && callsForAnswer(grid.text(row, column)));
}

/** Beside the word that calls for the answer, else under the question. */
function answerColumn(grid: Grid, row: number, question: number): number {
  const label = answerLabel(grid, row, question);
  return label === undefined ? question : (grid.merge(row, label)?.right ?? label) + 1;
}

/** True for a row that begins with a word that calls for remarks, right before the answers' column. */
export function isForRemarks(grid: Grid, row: number, answer: number): boolean {
  const [label] = grid.columnsWithText(row);
  if (label === undefined || (grid.merge(row, label)?.right ?? label) + 1 !== answer) return false;
  return callsForRemarks(grid.text(row, label)) && !grid.formula(row, answer);
}

/** A sign that what is free below is meant to be written into: its width, its colour, its merge, or a word. */
function isRoom(grid: Grid, row: number, question: number): boolean {
  const own = grid.style(row, question);
  const below = grid.style(row + 1, question);
  return (
    grid.columnsWithText(row + 1).length > 0 ||
    grid.merge(row + 1, question) !== undefined ||
    grid.merge(row, question) !== undefined ||
    (grid.columnWidth(question) ?? 0) >= WIDE ||
    (below.fill !== null && below.fill !== own.fill) ||
    (grid.sheet.protected && !below.locked)
  );
}

/** The values, most frequent first. */
function mostFrequent(values: readonly number[]): number[] {
  const counts = new Map<number, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1]).map(([value]) => value);
}
