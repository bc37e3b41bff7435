/**
 * What SQLite or the file system says when storage fails, in; what a person can act on, out.
 *
 * Only conditions outside the program become `AppError`; a wrong statement is a bug and passes through unchanged.
 */
import BetterSqlite3 from "better-sqlite3";
import { AppError } from "../../domain/errors.ts";
import { ConstraintError } from "../../ports/database.ts";

/** By the first part of SQLite's result code (https://www.sqlite.org/rescode.html), the longest that fits. */
const ADVICE: readonly (readonly [code: string, advice: (file: string) => string])[] = [
  ["SQLITE_BUSY", (file) => `The database ${file} is in use by another program. Stop that program, or try again.`],
  ["SQLITE_LOCKED", (file) => `The database ${file} is in use by another program. Stop that program, or try again.`],
  ["SQLITE_READONLY", (file) => `The database ${file} cannot be written. Make the file and its folder writable.`],
  ["SQLITE_PERM", (file) => `The database ${file} cannot be written. Make the file and its folder writable.`],
  ["SQLITE_FULL", (file) => `There is no space left for the database ${file}. Free some, then try again.`],
  [
    "SQLITE_CANTOPEN",
    (file) => `The database ${file} cannot be opened. Check that it is a file you may read and write.`,
  ],
  [
    "SQLITE_NOTADB",
    (file) => `${file} is not a Countersign database. Choose another data folder, or restore a backup.`,
  ],
  ["SQLITE_CORRUPT", (file) => `The database ${file} is damaged. Restore a backup.`],
  ["SQLITE_IOERR", (file) => `The disk under ${file} fails to read or write. Check the disk, then try again.`],
];

/** The error to throw instead: `AppError` `storage_unavailable`, `ConstraintError`, or the error itself. */
export function storageError(error: unknown, file: string): unknown {
  if (!(error instanceof BetterSqlite3.SqliteError)) return error;
  if (error.code.startsWith("SQLITE_CONSTRAINT")) return new ConstraintError(error.message, { cause: error });
  const advice = ADVICE.find(([code]) => error.code.startsWith(code))?.[1];
  return advice ? new AppError("storage_unavailable", advice(file), { sqlite: error.code }) : error;
}
