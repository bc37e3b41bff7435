/**
 * One line of a pipe table -> its cells with exact offsets (GFM, "Tables").
 *
 * As in GFM only a backslash protects a pipe; a code span does not.
 */
import type { Span } from "./blocks.ts";

/** The cells of the line at `start` to `end`, trimmed; empty cells are empty spans. Outer pipes border no cell. */
export function splitRow(text: string, start: number, end: number): Span[] {
  const cells: Span[] = [];
  let from = text.charAt(start) === "|" ? start + 1 : start;
  for (let at = from; at <= end; at++) {
    if (at + 1 < end && text.charAt(at) === "\\") at++;
    else if (at === end || text.charAt(at) === "|") {
      if (at < end || cells.length === 0 || text.slice(from, end).trim() !== "") cells.push(trimmed(text, from, at));
      from = at + 1;
    }
  }
  return cells;
}

/** True for the line of dashes under a header of so many cells. */
export function isDelimiterRow(line: string, width: number): boolean {
  const row = line.trim();
  if (!/^[ \t|:-]+$/.test(row) || !row.includes("-")) return false;
  const cells = splitRow(row, 0, row.length);
  return cells.length === width && cells.every((cell) => /^:?-+:?$/.test(row.slice(cell.start, cell.end)));
}

function trimmed(text: string, start: number, end: number): Span {
  const slice = text.slice(start, end);
  const words = slice.trim();
  const from = words === "" ? start : start + slice.length - slice.trimStart().length;
  return { start: from, end: from + words.length };
}
