/**
 * Cells that have a purpose already. A long questionnaire fills a few columns from top to bottom: rows by column take a
 * fraction of the room that a set of addresses does.
 */
export interface Place {
  readonly row: number;
  readonly column: number;
}

export class CellSet {
  readonly #columns = new Map<number, boolean[]>();

  /** Adds all or nothing; false where one of the cells is in the set or comes twice. */
  take(cells: readonly Place[]): boolean {
    for (let index = 0; index < cells.length; index++) {
      if (this.#put(cells[index] as Place, true)) continue;
      while (index-- > 0) this.#put(cells[index] as Place, false);
      return false;
    }
    return true;
  }

  /** False where it was so already. */
  #put({ row, column }: Place, used: boolean): boolean {
    const rows = this.#columns.get(column) ?? [];
    if (rows.length === 0) this.#columns.set(column, rows);
    if ((rows[row] ?? false) === used) return false;
    rows[row] = used;
    return true;
  }
}
