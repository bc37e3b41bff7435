/**
 * A1 addresses: the one place that turns `BC12` into row and column and back.
 *
 * Rows and columns count from 1. `$` is accepted when reading and never written.
 */
import type { CellRange } from "./model.ts";

/** Excel's own bounds (ECMA-376 18.3.1.73 and 18.3.1.13). */
export const MAX_ROW = 1_048_576;
export const MAX_COLUMN = 16_384;

export interface CellAddress {
  readonly row: number;
  readonly column: number;
}

/** Letters by column, once asked for: addresses are made by the hundred thousand. */
const LETTERS: string[] = [];

/** The letters of a column: 1 is `A`, 27 is `AA`. */
export function columnLetters(column: number): string {
  const known = LETTERS[column];
  if (known !== undefined) return known;
  let letters = "";
  for (let rest = column; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  }
  if (column <= MAX_COLUMN) LETTERS[column] = letters;
  return letters;
}

/** The number of a column; null where the text is not a column that a sheet can have. */
export function columnNumber(letters: string): number | null {
  if (!/^[A-Za-z]{1,3}$/.test(letters)) return null;
  const column = lettersToNumber(letters);
  return column <= MAX_COLUMN ? column : null;
}

/** Row and column of an A1 address; null where it is none or lies outside a sheet. */
export function parseAddress(address: string): CellAddress | null {
  // By hand: matches of an expression would take more room than all the cells of a long questionnaire.
  const letters = address[0] === "$" ? 1 : 0;
  let at = letters;
  let column = 0;
  for (let letter = letterAt(address, at); letter > 0; letter = letterAt(address, ++at)) column = column * 26 + letter;
  if (at === letters) return null;
  if (address[at] === "$") at++;
  if (address[at] === "0" || at === address.length) return null;
  let row = 0;
  for (; at < address.length; at++) {
    const digit = address.charCodeAt(at) - 48;
    if (digit < 0 || digit > 9) return null;
    row = row * 10 + digit;
  }
  return column <= MAX_COLUMN && row <= MAX_ROW ? { row, column } : null;
}

/** 1 for `A` or `a` to 26 for `Z`; 0 for anything else. */
function letterAt(text: string, at: number): number {
  const code = text.charCodeAt(at);
  const letter = (code & 0xdf) - 64;
  return code < 128 && letter >= 1 && letter <= 26 ? letter : 0;
}

function lettersToNumber(letters: string): number {
  let column = 0;
  for (let i = 0; i < letters.length; i++) column = column * 26 + (letters.charCodeAt(i) & 0xdf) - 64;
  return column;
}

/** The A1 address of a row and a column. */
export function formatAddress(row: number, column: number): string {
  return `${columnLetters(column)}${row}`;
}

/** A range such as `A1`, `$A$1:B9`, `C:D` or `3:4`, its corners put in order; null where it is none. */
export function parseRange(text: string): CellRange | null {
  const plain = text.replaceAll("$", "");
  const [from = "", to = from, more] = plain.split(":");
  if (more !== undefined) return null;
  const first = parseAddress(from);
  const last = parseAddress(to);
  if (first && last) return ordered(first.row, first.column, last.row, last.column);
  if (!plain.includes(":")) return null;
  const left = columnNumber(from);
  const right = columnNumber(to);
  if (left && right) return ordered(1, left, MAX_ROW, right);
  if (/^[1-9]\d{0,6}$/.test(from) && /^[1-9]\d{0,6}$/.test(to)) {
    return ordered(Math.min(Number(from), MAX_ROW), 1, Math.min(Number(to), MAX_ROW), MAX_COLUMN);
  }
  return null;
}

/** The ranges of a space-separated list (`sqref`); what is no range is left out. */
export function parseRanges(text: string): CellRange[] {
  return text
    .trim()
    .split(/\s+/)
    .map(parseRange)
    .filter((range) => range !== null);
}

/** `A1` for one cell, `A1:B2` for more. */
export function formatRange(range: CellRange): string {
  const first = formatAddress(range.top, range.left);
  return range.top === range.bottom && range.left === range.right
    ? first
    : `${first}:${formatAddress(range.bottom, range.right)}`;
}

/** True where the range holds the cell. */
export function contains(range: CellRange, row: number, column: number): boolean {
  return row >= range.top && row <= range.bottom && column >= range.left && column <= range.right;
}

function ordered(row1: number, column1: number, row2: number, column2: number): CellRange {
  return {
    top: Math.min(row1, row2),
    left: Math.min(column1, column2),
    bottom: Math.max(row1, row2),
    right: Math.max(column1, column2),
  };
}
