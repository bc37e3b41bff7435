/** Lists are read in pages, each ending in a cursor that names where the next one starts. */
export interface Page<T> {
  readonly items: T[];
  /** Pass it back as `cursor` for the next page; null on the last one. */
  readonly next: string | null;
}

/**
 * A page out of `limit + 1` rows: the extra row only tells that there is more.
 *
 * @param cursorOf the cursor of the last row shown
 */
export function pageOf<R, T>(
  rows: readonly R[],
  limit: number,
  toItem: (row: R) => T,
  cursorOf: (row: R) => string,
): Page<T> {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return { items: shown.map(toItem), next: rows.length > limit && last !== undefined ? cursorOf(last) : null };
}
