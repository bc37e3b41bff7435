/**
 * JSON on its way in and out of SQL.
 *
 * Bulk writes hand SQLite one JSON array and let `json_each` make rows of it, since D1 takes at most 100 parameters a
 * statement. D1 also takes at most 2,000,000 bytes a value, so long arrays go in slices.
 */
export function fromJson<T>(text: string): T {
  return JSON.parse(text) as T;
}

export function toJsonOrNull(value: unknown): string | null {
  return value === null || value === undefined ? null : JSON.stringify(value);
}

export function fromJsonOrNull<T>(text: string | null): T | null {
  return text === null ? null : (JSON.parse(text) as T);
}

/**
 * The items as JSON arrays, in order, none longer than `limit` UTF-16 code units unless a single item is.
 *
 * @param limit a quarter of D1's bound by default, as one code unit may take three bytes
 */
export function jsonSlices(items: Iterable<unknown>, limit = 500_000): string[] {
  const slices: string[] = [];
  let slice: string[] = [];
  let length = 0;
  for (const item of items) {
    const text = JSON.stringify(item);
    if (slice.length > 0 && length + text.length > limit) {
      slices.push(`[${slice.join(",")}]`);
      slice = [];
      length = 0;
    }
    slice.push(text);
    length += text.length + 1;
  }
  if (slice.length > 0) slices.push(`[${slice.join(",")}]`);
  return slices;
}
