/**
 * Keeps a copy of the database, and puts one back.
 *
 * A backup is one self-contained SQLite file, checked before it takes its name. It is copied from a single read
 * transaction (`BEGIN`, held by a connection of its own): write-ahead logging lets a server go on writing meanwhile,
 * and the copy is the database as it was at one moment rather than starting anew with each write.
 */
import { copyFileSync, existsSync, linkSync, mkdirSync, realpathSync, renameSync, rmSync } from "node:fs";
import { dirname, resolve } from "node:path";
import BetterSqlite3 from "better-sqlite3";
import { AppError } from "../../domain/errors.ts";
import { type Migration, refuseNewerSchema } from "../../store/migrate.ts";
import { storageError } from "./database-errors.ts";
import { keepPrivate, PRIVATE_FOLDER } from "./private-files.ts";

/** Pages copied in one turn of the event loop: 4 MB of the usual 4 KB pages. */
const PAGES_A_TURN = 1_000;

/**
 * Writes a checked copy of the database to `backup`, replacing an earlier one only when the new one is complete.
 *
 * @param database path of the database file; it may be in use
 * @throws AppError `not_found` where there is no such database, `invalid_input` where `backup` is the database itself,
 *   `storage_unavailable` where it cannot be written or the copy proves damaged
 */
export async function backupDatabase(database: string, backup: string): Promise<void> {
  if (!existsSync(database)) throw new AppError("not_found", `There is no database ${database} to back up.`);
  if (
    resolve(backup) === resolve(database) ||
    (existsSync(backup) && realpathSync(backup) === realpathSync(database))
  ) {
    throw new AppError("invalid_input", `${backup} is the database itself. Name another file for the backup.`);
  }
  await written(`${backup}.partial`, async (partial) => {
    await copySnapshot(database, partial);
    check(partial, database);
    renameSync(partial, backup);
  });
}

/**
 * Puts a backup in the database's place; resolves to where the database it replaced is kept, null where there was none.
 *
 * The current database is in place until the backup has been copied beside it and found whole, and is never deleted.
 *
 * @param migrations what this version of the program knows; an older backup is migrated when it is next opened
 * @param prepare changes the copy before it takes the database's place; nothing is replaced where it throws
 * @throws AppError `not_found` where there is no such backup, `storage_unavailable` where it is no database, is damaged
 *   or was made by a newer version, or where the current database is in use
 */
export async function restoreDatabase(
  backup: string,
  database: string,
  migrations: readonly Migration[],
  prepare?: (restoring: string) => Promise<void>,
): Promise<string | null> {
  if (!existsSync(backup)) throw new AppError("not_found", `There is no backup ${backup}.`);
  return written(`${database}.restoring`, async (restoring) => {
    await copySnapshot(backup, restoring);
    refuseNewerSchema(check(restoring, backup), migrations);
    await prepare?.(restoring);
    const previous = existsSync(database) ? keepAside(database) : null;
    renameSync(restoring, database);
    return previous;
  });
}

/** Makes the file's folder, lets `write` fill the file, and leaves nothing of it where that fails. */
async function written<T>(file: string, write: (file: string) => Promise<T>): Promise<T> {
  try {
    mkdirSync(dirname(file), { recursive: true, mode: PRIVATE_FOLDER });
    remove(file);
    keepPrivate(file);
    try {
      return await write(file);
    } catch (error) {
      remove(file);
      throw error;
    }
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (error instanceof AppError || error instanceof BetterSqlite3.SqliteError || !code)
      throw storageError(error, file);
    throw new AppError("storage_unavailable", `${file} cannot be written (${code}).`, { code });
  }
}

/** With what SQLite keeps beside it, which would be taken for the next file's of that name. */
function remove(file: string): void {
  for (const one of [file, `${file}-wal`, `${file}-shm`, `${file}-journal`]) rmSync(one, { force: true });
}

async function copySnapshot(from: string, to: string): Promise<void> {
  let source: BetterSqlite3.Database | undefined;
  try {
    source = new BetterSqlite3(from, { fileMustExist: true });
    source.exec("BEGIN");
    source.prepare("SELECT count(*) FROM sqlite_schema").get();
    await source.backup(to, { progress: () => PAGES_A_TURN });
  } catch (error) {
    throw storageError(error, from);
  } finally {
    source?.close();
  }
}

/** Makes the copy one file without a write-ahead log, and reads all of it; the names of the migrations it has seen. */
function check(copy: string, origin: string): Set<string> {
  const database = new BetterSqlite3(copy);
  try {
    database.pragma("journal_mode = DELETE");
    const found = database.pragma("integrity_check(1)", { simple: true });
    if (found !== "ok") {
      throw new AppError("storage_unavailable", `${origin} is damaged: ${found}. Use an earlier backup.`);
    }
    const names = database.prepare<[], { name: string }>("SELECT name FROM schema_migrations").all();
    return new Set(names.map((row) => row.name));
  } catch (error) {
    if (error instanceof Error && /no such table: schema_migrations/.test(error.message)) {
      throw new AppError("storage_unavailable", `${origin} is not a Countersign database.`);
    }
    throw storageError(error, origin);
  } finally {
    database.close();
  }
}

/** Gives the database, which is to be replaced, a second name beside its own, and returns that. */
function keepAside(database: string): string {
  leaveOneFile(database);
  const stamp = new Date().toISOString().replace(/[:.]/g, "-");
  const aside = `${database}.before-restore-${stamp}`;
  try {
    // With a second name there is no moment at which the database has none, as there would be between two renames.
    linkSync(database, aside);
  } catch {
    copyFileSync(database, aside);
  }
  // Only a damaged database still has these; they belong to it and would be taken for the new one's.
  for (const suffix of ["-wal", "-shm"]) {
    if (existsSync(database + suffix)) renameSync(database + suffix, aside + suffix);
  }
  return aside;
}

/**
 * Folds the write-ahead log into the file, which SQLite allows only where no other connection has it open: so this also
 * finds out whether a server still runs on it.
 *
 * @throws AppError `storage_unavailable` where one does; a database too damaged to be opened passes
 */
function leaveOneFile(file: string): void {
  try {
    const database = new BetterSqlite3(file, { timeout: 0 });
    try {
      database.pragma("journal_mode = DELETE");
    } finally {
      database.close();
    }
  } catch (error) {
    if (!(error instanceof BetterSqlite3.SqliteError)) throw error;
    if (!/^SQLITE_(?:CORRUPT|NOTADB)/.test(error.code)) throw storageError(error, file);
  }
}
