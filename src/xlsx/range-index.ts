/**
 * Finds the range that covers a cell, among merges or validations of any number and size.
 *
 * Layout asks this for thousands of cells, and real validations cover whole sheets and each other; so the cost must
 * follow the number of ranges, never their area or their overlap. For each column asked about, the ranges are cut once
 * into stretches of rows that do not overlap, in which one range wins; a cell is then found by halving.
 */
import type { CellRange } from "./model.ts";

interface Covering<T> {
  readonly range: CellRange;
  readonly value: T;
}

/** From this row to the next stretch's; undefined where nothing covers it. */
interface Stretch<T> {
  readonly from: number;
  readonly value: T | undefined;
}

export class RangeIndex<T> {
  readonly #all: readonly Covering<T>[];
  readonly #columns = new Map<number, readonly Stretch<T>[]>();

  constructor(all: readonly Covering<T>[]) {
    this.#all = all;
  }

  /** The value of the covering range that starts lowest (of several, the last given); undefined where none covers the cell. */
  at(row: number, column: number): T | undefined {
    if (this.#all.length === 0) return undefined;
    const stretches = this.#column(column);
    let low = 0;
    for (let high = stretches.length; low < high; ) {
      const middle = (low + high) >> 1;
      if ((stretches[middle] as Stretch<T>).from <= row) low = middle + 1;
      else high = middle;
    }
    return stretches[low - 1]?.value;
  }

  #column(column: number): readonly Stretch<T>[] {
    let found = this.#columns.get(column);
    if (!found) {
      const over = this.#all.filter(({ range }) => range.left <= column && column <= range.right);
      found = stretchesOf(over.sort((a, b) => a.range.top - b.range.top));
      this.#columns.set(column, found);
    }
    return found;
  }
}

/** @param sorted by first row */
function stretchesOf<T>(sorted: readonly Covering<T>[]): Stretch<T>[] {
  const stretches: Stretch<T>[] = [];
  // Ranges that have begun and may still win, the one that started lowest last.
  const open: Covering<T>[] = [];
  const closeBefore = (row: number): void => {
    for (let last = open.at(-1); last && last.range.bottom < row; last = open.at(-1)) {
      const end = last.range.bottom;
      while ((open.at(-1)?.range.bottom ?? Number.POSITIVE_INFINITY) <= end) open.pop();
      stretches.push({ from: end + 1, value: open.at(-1)?.value });
    }
  };
  for (const one of sorted) {
    closeBefore(one.range.top);
    open.push(one);
    stretches.push({ from: one.range.top, value: one.value });
  }
  closeBefore(Number.POSITIVE_INFINITY);
  return stretches;
}
