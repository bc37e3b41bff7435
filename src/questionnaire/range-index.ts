/**
 * Finds the range that covers a cell, among merges or validations of any number and size.
 *
 * Layout asks this for thousands of cells, and real validations cover whole sheets; so the cost must follow the number of
 * ranges, never their area. Ranges are kept by column, sorted by their first row, with the furthest last row so far:
 * looking backwards from the cell's row stops as soon as nothing earlier reaches it.
 */
import type { CellRange } from "../xlsx/index.ts";

interface Entry<T> {
  readonly range: CellRange;
  readonly value: T;
  /** The greatest `bottom` of this entry and all before it. */
  readonly reach: number;
}

export class RangeIndex<T> {
  readonly #all: readonly { readonly range: CellRange; readonly value: T }[];
  readonly #columns = new Map<number, Entry<T>[]>();

  constructor(all: readonly { readonly range: CellRange; readonly value: T }[]) {
    this.#all = all;
  }

  /** The value of the covering range that starts lowest; undefined where none covers the cell. */
  at(row: number, column: number): T | undefined {
    const entries = this.#column(column);
    let low = 0;
    let high = entries.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((entries[middle] as Entry<T>).range.top <= row) low = middle + 1;
      else high = middle;
    }
    for (let index = low - 1; index >= 0; index--) {
      const entry = entries[index] as Entry<T>;
      if (entry.reach < row) return undefined;
      if (entry.range.bottom >= row) return entry.value;
    }
    return undefined;
  }

  #column(column: number): Entry<T>[] {
    let entries = this.#columns.get(column);
    if (!entries) {
      let reach = 0;
      entries = this.#all
        .filter(({ range }) => range.left <= column && column <= range.right)
        .sort((a, b) => a.range.top - b.range.top)
        .map(({ range, value }) => {
          reach = Math.max(reach, range.bottom);
          return { range, value, reach };
        });
      this.#columns.set(column, entries);
    }
    return entries;
  }
}
