/**
 * Finds the range that covers a cell, among any number of ranges of any size.
 *
 * Sheets have thousands of merges and validations over whole columns, and layout and filling ask for thousands of cells:
 * the cost must follow the number of ranges, never their area. Ranges are kept by column, sorted by first row, with the
 * furthest last row so far: looking backwards from the cell's row stops as soon as nothing earlier reaches it.
 */
import type { CellRange } from "./model.ts";

interface Entry<T> {
  readonly range: CellRange;
  readonly value: T;
  /** The greatest `bottom` of this entry and all before it. */
  readonly reach: number;
}

/** Built once over all ranges; columns are indexed when first asked for. */
export class RangeIndex<T> {
  private readonly all: readonly { readonly range: CellRange; readonly value: T }[];
  private readonly columns = new Map<number, readonly Entry<T>[]>();

  constructor(all: readonly { readonly range: CellRange; readonly value: T }[]) {
    this.all = all;
  }

  /** The value of the covering range that starts lowest; undefined where none covers the cell. */
  at(row: number, column: number): T | undefined {
    const entries = this.inColumn(column);
    let low = 0;
    let high = entries.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((entries[middle]?.range.top ?? 0) <= row) low = middle + 1;
      else high = middle;
    }
    for (let entry = entries[--low]; entry && entry.reach >= row; entry = entries[--low]) {
      if (entry.range.bottom >= row) return entry.value;
    }
    return undefined;
  }

  private inColumn(column: number): readonly Entry<T>[] {
    let entries = this.columns.get(column);
    if (!entries) {
      let reach = 0;
      entries = this.all
        .filter(({ range }) => range.left <= column && column <= range.right)
        .sort((a, b) => a.range.top - b.range.top)
        .map(({ range, value }) => {
          reach = Math.max(reach, range.bottom);
          return { range, value, reach };
        });
      this.columns.set(column, entries);
    }
    return entries;
  }
}
