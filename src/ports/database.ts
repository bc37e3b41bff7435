/**
 * The one door to SQL, small enough that better-sqlite3 and D1 both fit behind it.
 *
 * Parameters are positional `?` only, at most 100 a statement (D1's limit); bulk writes pass one JSON array and use
 * `json_each(?)`. Text is searched with `instr`, since D1 takes LIKE patterns of at most 50 bytes. Interactive
 * transactions do not exist on D1, so `batch` is the unit of atomicity: all statements or none. A row is a plain object
 * of columns. What a constraint or a trigger refuses throws `ConstraintError` on both.
 */
export type SqlValue = string | number | null | Uint8Array;
export type Row = Record<string, SqlValue>;

export interface Statement {
  readonly sql: string;
  readonly params?: readonly SqlValue[];
}

export interface Database {
  all<T extends object = Row>(sql: string, ...params: SqlValue[]): Promise<T[]>;
  /** The first row, or undefined. */
  first<T extends object = Row>(sql: string, ...params: SqlValue[]): Promise<T | undefined>;
  /** Runs a write; resolves to the number of rows changed. */
  run(sql: string, ...params: SqlValue[]): Promise<number>;
  /** Runs the statements in order, atomically; resolves to each one's rows (those of SELECT or RETURNING, else []). */
  batch(statements: readonly Statement[]): Promise<Row[][]>;
}

/** More parameters than this in one statement are refused (D1's limit). */
export const MAX_PARAMS = 100;

/** A constraint or a trigger's `RAISE` refused a write; the message is SQLite's or the trigger's own on every adapter. */
export class ConstraintError extends Error {
  override readonly name = "ConstraintError";
}
