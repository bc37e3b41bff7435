/**
 * A sheet as a person sees it: merged cells are one cell, each cell knows its dropdown, its column's width and whether
 * it is hidden. Input: the reader's `Sheet`; everything that understands layout asks this view and nothing else.
 *
 * Rows and columns count from 1.
 */
import {
  type Cell,
  type CellRange,
  type CellStyle,
  type ColumnSpan,
  RangeIndex,
  type Row,
  type Sheet,
  type Validation,
} from "../xlsx/index.ts";

const NO_CELLS: readonly Cell[] = [];
const PLAIN: CellStyle = { bold: false, wrap: false, locked: true, fill: null };

export class Grid {
  readonly sheet: Sheet;
  /** Rows that hold any text, ascending. */
  readonly rows: readonly number[];
  /** The last column that holds any text; 0 on an empty sheet. */
  readonly lastColumn: number;
  readonly #styles: readonly CellStyle[];
  /** Where the row last asked for stands among the sheet's: questions come row by row. */
  #index = 0;
  readonly #spans = new Map<number, ColumnSpan | null>();
  readonly #merges: RangeIndex<CellRange>;
  readonly #validations: RangeIndex<Validation>;

  constructor(sheet: Sheet, styles: readonly CellStyle[]) {
    this.sheet = sheet;
    this.#styles = styles;
    const rows: number[] = [];
    let last = 0;
    for (const row of sheet.rows) {
      const right = lastText(row);
      if (right > 0) rows.push(row.row);
      last = Math.max(last, right);
    }
    this.rows = rows;
    this.lastColumn = last;
    this.#merges = new RangeIndex(sheet.merges.map((range) => ({ range, value: range })));
    this.#validations = new RangeIndex(
      sheet.validations
        .filter(({ type }) => type !== "none")
        .map(withoutBlanks)
        .flatMap((value) => value.ranges.map((range) => ({ range, value }))),
    );
  }

  /** The rows with text from `first` up to but not including `end`. */
  rowsBetween(first: number, end: number): readonly number[] {
    return this.rows.slice(this.#rowIndex(first), this.#rowIndex(end));
  }

  /** How many rows with text stand above a row. */
  #rowIndex(row: number): number {
    let low = 0;
    for (let high = this.rows.length; low < high; ) {
      const middle = (low + high) >> 1;
      if ((this.rows[middle] as number) < row) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** The stored cell itself, whether or not a merge covers it. */
  cell(row: number, column: number): Cell | undefined {
    const cells = this.#cells(row);
    // Most rows store every cell from the first column on.
    if (cells[column - 1]?.column === column) return cells[column - 1];
    let low = 0;
    for (let high = cells.length; low < high; ) {
      const middle = (low + high) >> 1;
      if ((cells[middle] as Cell).column < column) low = middle + 1;
      else high = middle;
    }
    return cells[low]?.column === column ? cells[low] : undefined;
  }

  /** What the cell shows, trimmed; a cell covered by a merge shows nothing of its own. */
  text(row: number, column: number): string {
    return this.cell(row, column)?.text.trim() ?? "";
  }

  /** The columns of a row that hold text, ascending. */
  columnsWithText(row: number): number[] {
    const columns: number[] = [];
    for (const { text, column } of this.#cells(row)) if (text !== "" && text.trim() !== "") columns.push(column);
    return columns;
  }

  #cells(row: number): readonly Cell[] {
    return this.#row(row)?.cells ?? NO_CELLS;
  }

  #row(row: number): Row | undefined {
    const { rows } = this.sheet;
    if (rows[this.#index + 1]?.row === row) this.#index++;
    if (rows[this.#index]?.row === row) return rows[this.#index];
    let low = 0;
    for (let high = rows.length; low < high; ) {
      const middle = (low + high) >> 1;
      if ((rows[middle] as Row).row < row) low = middle + 1;
      else high = middle;
    }
    if (rows[low]?.row !== row) return undefined;
    this.#index = low;
    return rows[low];
  }

  /** The merge that covers the cell, where it is larger than one cell. */
  merge(row: number, column: number): CellRange | undefined {
    const range = this.#merges.at(row, column);
    return range && (range.top !== range.bottom || range.left !== range.right) ? range : undefined;
  }

  /** The cell that holds the text seen at this place: the top-left one of a merge, else the cell. */
  anchor(row: number, column: number): { readonly row: number; readonly column: number } {
    const range = this.merge(row, column);
    return range ? { row: range.top, column: range.left } : { row, column };
  }

  /** What a person reads at this place, through merges. */
  shown(row: number, column: number): string {
    const at = this.anchor(row, column);
    return this.text(at.row, at.column);
  }

  /** The validation of a cell; a list's blank entries are no options. */
  validation(row: number, column: number): Validation | undefined {
    return this.#validations.at(row, column);
  }

  formula(row: number, column: number): boolean {
    return this.cell(row, column)?.formula ?? false;
  }

  style(row: number, column: number): CellStyle {
    const cell = this.cell(row, column);
    return (cell && this.#styles[cell.style]) ?? PLAIN;
  }

  rowHidden(row: number): boolean {
    return this.#row(row)?.hidden ?? false;
  }

  columnHidden(column: number): boolean {
    return this.#span(column)?.hidden ?? false;
  }

  /** In characters; null where the column has the default width. */
  columnWidth(column: number): number | null {
    return this.#span(column)?.width ?? null;
  }

  #span(column: number): ColumnSpan | undefined {
    let span = this.#spans.get(column);
    if (span === undefined) {
      span = this.sheet.columns.find(({ from, to }) => from <= column && column <= to) ?? null;
      this.#spans.set(column, span);
    }
    return span ?? undefined;
  }
}

function withoutBlanks(one: Validation): Validation {
  const { options, kinds } = one;
  if (!options?.some((option) => option.trim() === "")) return one;
  const kept = options.flatMap((option, index) => (option.trim() === "" ? [] : [index]));
  return {
    ...one,
    options: kept.map((index) => options[index] as string),
    ...(kinds && { kinds: kept.map((index) => kinds[index] ?? "text") }),
  };
}

function lastText(row: Row): number {
  for (let index = row.cells.length - 1; index >= 0; index--) {
    const cell = row.cells[index] as Cell;
    if (cell.text !== "" && cell.text.trim() !== "") return cell.column;
  }
  return 0;
}
