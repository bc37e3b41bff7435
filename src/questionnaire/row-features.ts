/**
 * What can be seen of the rows of a block, one by one, and what is usual among them: the evidence by which questions are
 * told from section titles, instructions and totals, whether a machine or a person has named the columns.
 */
import type { Grid } from "./grid.ts";
import { askingStrength, isReference, wordingKind } from "./wording.ts";

export interface QuestionRow {
  readonly row: number;
  readonly text: string;
  readonly ref: string | null;
  /** The title row above it within the block, if any. */
  readonly title: string | null;
}

export interface RowColumns {
  readonly question: number;
  /** True where the answer goes into the row below the question. */
  readonly below?: boolean;
  readonly answer: readonly number[];
  readonly ref: number | null;
}

export interface Features {
  readonly row: number;
  readonly text: string;
  readonly asking: number;
  readonly ref: string;
  readonly numbered: boolean;
  /** Parts of the number: 3 for `4.1.1`. */
  readonly depth: number;
  readonly offered: boolean;
  readonly bold: boolean;
  readonly fill: string | null;
  readonly across: boolean;
  readonly repeated: boolean;
  /** True where an option stands in place of the number: a row that explains the option. */
  readonly legend: boolean;
}

/** A text this long that comes again is a question asked again; shorter ones are labels. */
const LONGEST_REPEATED = 40;
/** Not part of the table, whatever column it stands in. */
export const FURNITURE = /©|copyright|all rights reserved|^page \d|^(?:sub)?total\b|^summe\b|^end of\b|confidential$/i;

/** No real block has more rows; of a longer one, evenly spread ones show what is usual. */
const SAMPLE_ROWS = 5_000;

export interface RowFeatures {
  /** Of all rows; of a very long block, of a sample. */
  readonly sample: readonly Features[];
  /** Of one row, by its index; undefined beyond the ends. Those of fifty thousand rows would take more room than their texts. */
  at(index: number): Features | undefined;
}

/** @param rows with text, ascending */
export function rowFeatures(grid: Grid, rows: readonly number[], columns: RowColumns): RowFeatures {
  const counts = new Map<string, number>();
  for (const row of rows) {
    const text = grid.text(row, columns.question);
    if (text.length < LONGEST_REPEATED) counts.set(text, (counts.get(text) ?? 0) + 1);
  }
  const options = new Set(rows.slice(0, 50).flatMap((row) => optionsAt(grid, row, columns)));
  const of = (row: number): Features => features(grid, row, columns, counts, options);
  const step = Math.max(Math.ceil(rows.length / SAMPLE_ROWS), 1);
  const sample = rows.filter((_, index) => index % step === 0).map(of);
  return {
    sample,
    at(index) {
      const row = rows[index];
      return row === undefined || index % step === 0 ? sample[index / step] : of(row);
    },
  };
}

/** What most of the rows given have, 0..1 each but for the depth and the fill. */
export interface Usual {
  readonly numbered: number;
  readonly offered: number;
  readonly bold: number;
  /** Parts that numbers have at least, one row in ten left out; 0 where rows have none. */
  readonly depth: number;
  /** The fill that most rows have; undefined where they differ among each other. */
  readonly fill: string | null | undefined;
}

export function usualOf(all: readonly Features[]): Usual {
  return {
    numbered: share(all, (one) => one.numbered),
    offered: share(all, (one) => one.offered),
    bold: share(all, (one) => one.bold),
    depth: usualDepth(all),
    fill: usualFill(all),
  };
}

function features(
  grid: Grid,
  row: number,
  columns: RowColumns,
  counts: ReadonlyMap<string, number>,
  options: ReadonlySet<string>,
): Features {
  const text = grid.text(row, columns.question);
  const style = grid.style(row, columns.question);
  const merge = grid.merge(row, columns.question);
  const ref = columns.ref === null ? "" : grid.text(row, columns.ref);
  return {
    row,
    text,
    asking: askingStrength(text),
    ref,
    numbered: isReference(ref),
    depth: ref.match(/[\p{L}\p{N}]+/gu)?.length ?? 0,
    offered: columns.answer.some((column) => {
      const at = grid.anchor(row, column);
      return grid.validation(at.row, at.column)?.type === "list";
    }),
    bold: style.bold,
    fill: style.fill,
    across: columns.answer.some(
      (column) => column !== columns.question && merge !== undefined && merge.left <= column && column <= merge.right,
    ),
    repeated: (counts.get(text) ?? 0) >= 3,
    legend: options.has(ref),
  };
}

/** What a row's dropdown offers; nothing where it has none. */
function optionsAt(grid: Grid, row: number, columns: RowColumns): readonly string[] {
  const at = grid.anchor(row, columns.answer[0] ?? columns.question);
  const validation = grid.validation(at.row, at.column);
  return (validation?.type === "list" && validation.options) || [];
}

/** The name of a section: a short text that is (nearly) alone in its row. */
export function sectionTitle(grid: Grid, row: number, columns: RowColumns): string | null {
  const filled = grid.columnsWithText(row).filter((column) => column <= Math.max(columns.question, ...columns.answer));
  const texts = filled.map((column) => grid.text(row, column));
  const name = texts.length === 2 && isReference(texts[0] as string) ? texts.join(" ") : texts.at(-1);
  if (!name || texts.length > 2 || name.length > 120 || FURNITURE.test(name)) return null;
  return wordingKind(texts.at(-1) as string) === "label" && !/:$/.test(name) ? name : null;
}

/** A question's number: from its column, or, where there is none, what its own text begins with: "4.2 Do you …". */
export function referenceOf(grid: Grid, row: number, columns: RowColumns, text: string): string | null {
  return columns.ref === null ? leadingReference(text) : grid.shown(row, columns.ref) || null;
}

/** The rows that are known to ask, in order, each under the title that stands above it among the others. */
export function askedRows(
  grid: Grid,
  rows: readonly number[],
  columns: RowColumns,
  asked: ReadonlySet<number>,
): QuestionRow[] {
  let title: string | null = null;
  return rows.flatMap((row) => {
    if (!asked.has(row)) {
      title = sectionTitle(grid, row, columns) ?? title;
      return [];
    }
    const text = grid.text(row, columns.question);
    return [{ row, text, ref: referenceOf(grid, row, columns, text), title }];
  });
}

function leadingReference(text: string): string | null {
  return /^((?:[\p{L}&]{1,8}[-.]){0,3}\p{L}{0,3}\d+(?:[.-]\d+)*)[.):]*\s+\p{L}/u.exec(text)?.[1] ?? null;
}

function share(all: readonly Features[], has: (one: Features) => boolean): number {
  return all.length === 0 ? 0 : all.filter(has).length / all.length;
}

function usualDepth(all: readonly Features[]): number {
  const depths = all.flatMap((one) => (one.numbered ? [one.depth] : [])).sort((a, b) => a - b);
  return depths[Math.floor(depths.length / 10)] ?? 0;
}

function usualFill(all: readonly Features[]): string | null | undefined {
  const counts = new Map<string | null, number>();
  for (const { fill } of all) counts.set(fill, (counts.get(fill) ?? 0) + 1);
  for (const [fill, count] of counts) if (count > all.length * 0.7) return fill;
  return undefined;
}
