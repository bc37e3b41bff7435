/**
 * The segments of a page in the file's order -> in the order in which they are read.
 *
 * The two mostly agree. Two kinds of files write otherwise: columns of running text line by line across the page, which
 * would be taken for a table of half sentences, and tables column by column, which would be taken for columns of text.
 * What tells them is that running text goes on in the next line, in small letters and without a gap, and cells do not.
 */
import { BULLET } from "./pdf-blocks.ts";
import type { Segment } from "./pdf-segments.ts";

type Column = readonly Segment[];

/** Fewer rows prove neither a table nor columns. */
const FEWEST_ROWS = 3;
/** Running text has this many characters to a line, and this share of its lines begins in small letters. */
const SHORTEST_LINE = 20;
const SMALL_BEGINNINGS = 0.35;
/** Points by which what stands under each other may differ. */
const ALIGNED = 3;
/** Of a column's lines, so many stand at the height of another's. */
const MATCHING = 0.8;
const MOST_COLUMNS = 20;
/** Lines looked at together; no page has more, and a hostile one must not cost the square of its length. */
const MOST_LINES = 200;

export function inReadingOrder(segments: readonly Segment[]): Segment[] {
  return rowByRow(columnByColumn(segments));
}

/** Columns of text that were written across the page, one after the other. */
function columnByColumn(segments: readonly Segment[]): Segment[] {
  const lines: Segment[][] = [];
  for (const segment of segments) {
    const line = lines.at(-1);
    const last = line?.at(-1);
    if (line && last && isLevel(last, segment) && segment.x > last.right) line.push(segment);
    else lines.push([segment]);
  }
  const ordered: Segment[] = [];
  for (let at = 0; at < lines.length; ) {
    const stretch = stretchAt(lines, at);
    const columns = stretch && columnsOf(stretch.lines, stretch.begins);
    if (columns && columns.length > 1 && columns.every(isRunning)) {
      ordered.push(...columns.flat());
      at += stretch.lines.length;
    } else ordered.push(...(lines[at++] as Segment[]));
  }
  return ordered;
}

/** The lines from `from` on whose segments begin where those of the first do; null where these are no columns. */
function stretchAt(lines: readonly Segment[][], from: number): { lines: Segment[][]; begins: number[] } | null {
  const first = lines[from] as Segment[];
  if (first.length < 2 || first.length > MOST_COLUMNS) return null;
  const begins = first.map(({ x }) => x);
  let to = from + 1;
  for (; to < Math.min(lines.length, from + MOST_LINES); to++) {
    const line = lines[to] as Segment[];
    const step = (line[0]?.y ?? 0) - (lines[to - 1]?.[0]?.y ?? 0);
    const fits = line.every(({ x }) => begins.some((begin) => Math.abs(x - begin) < ALIGNED));
    if (!fits || step <= 0 || step > 2.5 * (line[0]?.size ?? 0)) break;
  }
  return to - from < FEWEST_ROWS ? null : { lines: lines.slice(from, to), begins };
}

function columnsOf(lines: readonly Segment[][], begins: readonly number[]): Segment[][] {
  const columns: Segment[][] = begins.map(() => []);
  for (const segment of lines.flat()) {
    columns[begins.findIndex((begin) => Math.abs(segment.x - begin) < ALIGNED)]?.push(segment);
  }
  return columns;
}

/** Whether lines are those of running text. */
function isRunning(column: Column): boolean {
  if (column.length < FEWEST_ROWS) return false;
  const lengths = column.map(({ text }) => text.length).sort((one, other) => one - other);
  const small = column.slice(1).filter(({ text }) => /^\p{Ll}/u.test(text)).length;
  return (
    (lengths[Math.floor(lengths.length / 2)] ?? 0) >= SHORTEST_LINE && small >= SMALL_BEGINNINGS * (column.length - 1)
  );
}

/** Tables that were written column by column, row by row. */
function rowByRow(segments: readonly Segment[]): Segment[] {
  const runs: Segment[][] = [];
  for (const segment of segments) {
    const run = runs.at(-1);
    const last = run?.at(-1);
    if (run && last && segment.y > last.y && isUnder(last, segment)) run.push(segment);
    else runs.push([segment]);
  }
  const ordered: Segment[] = [];
  for (let at = 0; at < runs.length; ) {
    const table = tableAt(runs, at);
    if (table) {
      ordered.push(...table.before, ...table.cells);
      at += table.columns;
    } else ordered.push(...(runs[at++] as Segment[]));
  }
  return ordered;
}

function tableAt(
  runs: readonly Segment[][],
  from: number,
): { before: Segment[]; cells: Segment[]; columns: number } | null {
  const first = runs[from] as Segment[];
  const next = runs[from + 1];
  if (!next) return null;
  // What stands above the second column, such as a title, is above the table.
  const top = first.findIndex((segment) => isLevel(segment, next[0] as Segment));
  if (top < 0) return null;
  const names = first.slice(top);
  const columns: Column[] = [names];
  for (let run = runs[from + columns.length]; run && columns.length < MOST_COLUMNS; run = runs[from + columns.length]) {
    const before = columns.at(-1) as Column;
    const beside = leftOf(run) > rightOf(before);
    if (!beside || matching(run, names) < MATCHING * run.length) break;
    columns.push(run);
  }
  const fullest = Math.max(...columns.slice(1).map(({ length }) => length));
  if (columns.length < 2 || names.length < FEWEST_ROWS || fullest < MATCHING * names.length) return null;
  const isList = columns.some((column) => column.filter(({ text }) => BULLET.test(text)).length > column.length / 2);
  if (isList || columns.every(isRunning) || (columns.length === 2 && !columns.every(hasHead))) return null;
  const cells = columns.flat();
  const rows = new Map(cells.map((cell) => [cell, rowOf(cell, names)]));
  return {
    before: first.slice(0, top),
    cells: cells.sort((one, other) => (rows.get(one) ?? 0) - (rows.get(other) ?? 0) || one.x - other.x),
    columns: columns.length,
  };
}

/** Two columns of short lines may be a list in two columns, unless both begin with a head in another font. */
function hasHead(column: Column): boolean {
  const [head, ...rest] = column;
  return rest.length > 0 && rest.every(({ font }) => font !== head?.font);
}

/** How many of a column's segments stand at the height of one of `names`; both from the top downwards. */
function matching(column: Column, names: Column): number {
  let at = 0;
  return column.filter((segment) => {
    while (at < names.length && !isLevel(segment, names[at] as Segment) && (names[at]?.y ?? 0) < segment.y) at++;
    return at < names.length && isLevel(segment, names[at] as Segment);
  }).length;
}

/** The height of the row in which a cell stands: that of the last name not below it. */
function rowOf(cell: Segment, names: Column): number {
  let [low, high] = [0, names.length - 1];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((names[middle]?.y ?? 0) <= cell.y + 0.3 * cell.size) low = middle;
    else high = middle - 1;
  }
  return names[low]?.y ?? cell.y;
}

function leftOf(column: Column): number {
  return column.reduce((least, { x }) => Math.min(least, x), Number.POSITIVE_INFINITY);
}

function rightOf(column: Column): number {
  return column.reduce((most, { right }) => Math.max(most, right), 0);
}

function isLevel(one: Segment, other: Segment): boolean {
  return Math.abs(one.y - other.y) < 0.3 * Math.max(one.size, other.size);
}

/** By the left, the right or the middle. */
function isUnder(one: Segment, other: Segment): boolean {
  const off = [other.x - one.x, other.right - one.right, (other.x + other.right - one.x - one.right) / 2];
  return off.some((points) => Math.abs(points) < ALIGNED);
}
