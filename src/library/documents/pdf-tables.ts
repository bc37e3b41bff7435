/**
 * The blocks of a page -> what follows what: single blocks, and tables where blocks stand side by side row after row.
 *
 * Blocks that follow each other in the file and stand at the same height are cells of a row. Columns of running text do
 * not: a column is written to its end before the next begins, so its paragraphs follow each other downwards.
 */
import type { PdfBlock } from "./pdf-blocks.ts";

export type PdfRow = readonly PdfBlock[];
export type PdfElement =
  | { readonly kind: "block"; readonly block: PdfBlock }
  /** Each row as wide as the table; null for an empty cell. */
  | {
      readonly kind: "table";
      readonly rows: readonly (readonly (PdfBlock | null)[])[];
      readonly columns: readonly Reach[];
    };

/** From left to right, in points. */
export interface Reach {
  readonly x: number;
  readonly right: number;
}

/** A table's contents repeat the headings: lines of dots that lead to a page number. */
const LEADER = /(?:\.\s?){4,}\s*\d{0,4}$|…{2,}\s*\d{0,4}$/;

/** @param pages how many the document has */
export function elementsOf(blocks: readonly PdfBlock[], pages: number): PdfElement[] {
  const rows = rowsOf(blocks.filter((block) => !LEADER.test(block.lines.at(-1)?.text ?? "")));
  const elements: PdfElement[] = [];
  for (let at = 0; at < rows.length; ) {
    const end = tableEnd(rows, at);
    const run = rows.slice(at, end);
    if (run.filter((row) => row.length > 1).length >= 2) {
      const table = tableOf(run);
      if (!isContents(table, pages)) elements.push(table);
      at = end;
    } else {
      for (const block of rows[at] as PdfRow) elements.push({ kind: "block", block });
      at++;
    }
  }
  return elements;
}

/** Blocks that follow each other and stand beside each other, as rows; a block by itself is a row of one. */
function rowsOf(blocks: readonly PdfBlock[]): PdfRow[] {
  const rows: PdfBlock[][] = [];
  for (const block of blocks) {
    const row = rows.at(-1);
    if (row && besides(row, block)) row.push(block);
    else rows.push([block]);
  }
  return rows.flatMap((row) => (row.length > 1 ? withStackedCells(row) : [row]));
}

function besides(row: readonly PdfBlock[], block: PdfBlock): boolean {
  const near = row.filter((other) => overlap(other.top, other.bottom, block.top, block.bottom) > 0.35);
  if (near.length === 0) {
    // A further paragraph of the cell before, in a row where another cell reaches as far down.
    const last = row.at(-1) as PdfBlock;
    const below = row.length > 1 && overlap(last.x, last.right, block.x, block.right) > 0.5;
    return below && row.some((other) => other !== last && other.bottom > block.top + 0.5 * block.size);
  }
  return near.every((other) => overlap(other.x, other.right, block.x, block.right) < 0.1);
}

/** Paragraphs one above the other in one cell are one block. */
function withStackedCells(row: readonly PdfBlock[]): PdfRow[] {
  const cells: PdfBlock[] = [];
  for (const block of row) {
    const at = cells.findIndex((cell) => overlap(cell.x, cell.right, block.x, block.right) > 0.5);
    const cell = cells[at];
    if (!cell) cells.push(block);
    else {
      cells[at] = {
        ...cell,
        lines: [...cell.lines, ...block.lines],
        x: Math.min(cell.x, block.x),
        right: Math.max(cell.right, block.right),
        bottom: Math.max(cell.bottom, block.bottom),
      };
    }
  }
  return cells.length > 1 ? [cells.sort((one, other) => one.x - other.x)] : [cells];
}

/** The share of the smaller stretch that both have. */
function overlap(from: number, to: number, otherFrom: number, otherTo: number): number {
  const both = Math.min(to, otherTo) - Math.max(from, otherFrom);
  return both / Math.max(1, Math.min(to - from, otherTo - otherFrom));
}

/** Index after the last row that goes on with the table begun at `from`. */
function tableEnd(rows: readonly PdfRow[], from: number): number {
  const first = rows[from] as PdfRow;
  if (first.length < 2) return from + 1;
  let reach = reachOf(first);
  let end = from + 1;
  for (let at = end; at < rows.length; at++) {
    const row = rows[at] as PdfRow;
    const before = rows[at - 1] as PdfRow;
    const gap = Math.min(...row.map(({ top }) => top)) - Math.max(...before.map(({ bottom }) => bottom));
    const size = row[0]?.size ?? 10;
    if (gap > 4 * size || gap < -2 * size || overlap(reach.x, reach.right, reachOf(row).x, reachOf(row).right) < 0.5)
      break;
    if (row.length > 1) {
      const own = reachOf(row);
      reach = { x: Math.min(reach.x, own.x), right: Math.max(reach.right, own.right) };
      end = at + 1;
    } else if (at > end || row[0]?.marker !== null || isWide(row[0], reach) || isSentence(row[0], first)) break;
  }
  return end;
}

/** A row of one cell is a table's only where it leaves room for another cell. */
function isWide(block: PdfBlock | undefined, { x, right }: Reach): boolean {
  return block === undefined || block.right - block.x > 0.6 * (right - x);
}

/** A sentence that reaches into the next column is no cell but what stands between two tables. */
function isSentence({ lines, x, right }: PdfBlock, first: PdfRow): boolean {
  const across = first.some((cell) => cell.x > x + cell.size && cell.x < right);
  return across && /[.:!?]$/.test(lines.at(-1)?.text ?? "");
}

function reachOf(row: PdfRow): Reach {
  return { x: Math.min(...row.map(({ x }) => x)), right: Math.max(...row.map(({ right }) => right)) };
}

function tableOf(rows: readonly PdfRow[]): Extract<PdfElement, { kind: "table" }> {
  const width = Math.max(...rows.map(({ length }) => length));
  const whole = rows.filter(({ length }) => length === width);
  const columns = Array.from({ length: width }, (_, at) => {
    const cells = whole.flatMap((row) => row[at] ?? []);
    const next = whole.flatMap((row) => row[at + 1] ?? []);
    const right = Math.max(...cells.map((cell) => cell.right));
    return {
      x: Math.min(...cells.map((cell) => cell.x)),
      right: Math.min(right, ...next.map((cell) => cell.x - 1)),
    };
  });
  return { kind: "table", columns, rows: rows.map((row) => placed(row, columns)) };
}

/** The cells of a row in the columns they stand in; a cell over several columns in the first. */
export function placed(row: PdfRow, columns: readonly Reach[]): (PdfBlock | null)[] {
  const cells: (PdfBlock | null)[] = columns.map(() => null);
  for (const cell of row) {
    const distance = columns.map(({ x, right }) => Math.max(x - cell.right, cell.x - right));
    const at = distance.findIndex((far, column) => far < 0 || (far === Math.min(...distance) && column >= 0));
    const taken = cells[at];
    cells[at] = taken ? { ...taken, lines: [...taken.lines, ...cell.lines], right: cell.right } : cell;
  }
  return cells;
}

/** A table of contents: titles, perhaps with their numbers, on the left, nothing but numbers of pages that are there on the right. */
function isContents({ rows, columns }: Extract<PdfElement, { kind: "table" }>, pages: number): boolean {
  const numbers = rows.filter((row) => /^\d{1,4}$/.test(row.at(-1)?.lines[0]?.text ?? "") && pageOf(row) <= pages);
  const ascending = numbers.every((row, at) => at === 0 || pageOf(row) >= pageOf(numbers[at - 1] as typeof row));
  const titled = columns.length === 2 || rows.every((row) => /^[\d.]*$/.test(row[0]?.lines[0]?.text ?? ""));
  return columns.length <= 3 && titled && rows.length >= 4 && numbers.length >= 0.8 * rows.length && ascending;
}

function pageOf(row: readonly (PdfBlock | null)[]): number {
  return Number(row.at(-1)?.lines[0]?.text);
}
