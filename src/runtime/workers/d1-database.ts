/**
 * The Database port over D1: the same SQL, sent to Cloudflare's SQLite.
 *
 * D1 differs from SQLite in the process in three ways that are evened out here: bytes come back as arrays of numbers,
 * its count of changes includes what triggers changed, and its errors are texts with SQLite's message inside.
 */
import type { D1Database, D1PreparedStatement, D1Result } from "@cloudflare/workers-types";
import { AppError } from "../../domain/errors.ts";
import { ConstraintError, type Database, type Row, type SqlValue } from "../../ports/database.ts";

/** The whole of a refusal as D1 words it, SQLite's or the trigger's message in the middle. */
const CONSTRAINT = /^D1_ERROR: ([\s\S]*): SQLITE_CONSTRAINT(?: \(extended: \w+\))?$/;
/** From the list of D1's own failures (https://developers.cloudflare.com/d1/observability/debug-d1/#error-list). */
const UNAVAILABLE = /overloaded|connection lost|object to be reset|storage operation exceeded|code was updated/i;
const FULL = /maximum DB size|SQLITE_FULL/i;

/** Methods reject with AppError `storage_unavailable` where D1 cannot be reached, is overloaded or is full. */
export function createD1Database(d1: D1Database): Database {
  const bound = (sql: string, params: readonly SqlValue[]): D1PreparedStatement =>
    params.length > 0 ? d1.prepare(sql).bind(...params) : d1.prepare(sql);
  const send = (statements: D1PreparedStatement[]): Promise<D1Result<Row>[]> =>
    d1.batch<Row>(statements).catch((error: unknown) => {
      throw storageError(error);
    });
  const rows = async (sql: string, params: readonly SqlValue[]): Promise<Row[]> => {
    const result = await bound(sql, params)
      .all<Row>()
      .catch((error: unknown) => {
        throw storageError(error);
      });
    return result.results.map(withBytes);
  };

  return {
    all: async <T extends object = Row>(sql: string, ...params: SqlValue[]) => (await rows(sql, params)) as T[],
    first: async <T extends object = Row>(sql: string, ...params: SqlValue[]) =>
      (await rows(sql, params))[0] as T | undefined,
    run: async (sql, ...params) => {
      const [written, counted] = await send([bound(sql, params), d1.prepare("SELECT changes() AS n")]);
      // `changes()` still has the count of an earlier statement where this one was no INSERT, UPDATE or DELETE.
      return written?.meta.changes ? ((counted?.results[0]?.n as number | undefined) ?? 0) : 0;
    },
    batch: async (statements) => {
      if (statements.length === 0) return [];
      const results = await send(statements.map(({ sql, params = [] }) => bound(sql, params)));
      return results.map((result) => result.results.map(withBytes));
    },
  };
}

function withBytes(row: Row): Row {
  for (const column in row) {
    const value: unknown = row[column];
    if (Array.isArray(value)) row[column] = Uint8Array.from(value as number[]);
  }
  return row;
}

function storageError(error: unknown): unknown {
  if (!(error instanceof Error)) return error;
  const refusal = CONSTRAINT.exec(error.message)?.[1];
  if (refusal !== undefined) return new ConstraintError(refusal, { cause: error });
  if (FULL.test(error.message)) {
    return new AppError("storage_unavailable", "The database is full. Delete questionnaires that are done with.");
  }
  if (UNAVAILABLE.test(error.message)) {
    return new AppError("storage_unavailable", "The database cannot be reached at the moment. Try again.");
  }
  return error;
}
