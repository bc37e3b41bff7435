/**
 * One server to a data folder: two would both run its jobs, and count writes apart.
 *
 * The lock is SQLite's own on a file of its own, held for as long as the process lives: the operating system lets go of it
 * however that ends, so nothing is left behind that somebody would have to delete.
 */
import { dirname, join } from "node:path";
import BetterSqlite3 from "better-sqlite3";
import { AppError } from "../../domain/errors.ts";
import { storageError } from "./database-errors.ts";

/**
 * Takes the lock beside the database, and gives back what lets go of it.
 *
 * @throws AppError `storage_unavailable` where another process serves this folder
 */
export function takeServingLock(databaseFile: string): () => void {
  if (databaseFile === ":memory:") return () => {};
  const folder = dirname(databaseFile);
  const file = join(folder, "countersign.serving");
  try {
    const lock = new BetterSqlite3(file, { timeout: 0 });
    try {
      lock.exec("BEGIN EXCLUSIVE");
    } catch (error) {
      lock.close();
      throw error;
    }
    return () => void lock.close();
  } catch (error) {
    if (error instanceof BetterSqlite3.SqliteError && error.code.startsWith("SQLITE_BUSY")) {
      throw new AppError(
        "storage_unavailable",
        `Another server already works on ${folder}. Stop that one first, or give this one a folder of its own with --data.`,
      );
    }
    throw storageError(error, file);
  }
}
