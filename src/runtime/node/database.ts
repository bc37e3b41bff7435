/**
 * The Database port over better-sqlite3: one file, one connection, one process.
 *
 * better-sqlite3 is synchronous, so a statement never interleaves with another and a batch is a plain transaction; the
 * promises are there for D1's sake. Write-ahead logging lets `countersign backup` and other readers in while serving;
 * with it `synchronous=NORMAL` loses nothing on a killed process and at most the last commits on a power cut.
 */
import { existsSync, mkdirSync } from "node:fs";
import { dirname } from "node:path";
import BetterSqlite3 from "better-sqlite3";
import { AppError } from "../../domain/errors.ts";
import { type Database, MAX_PARAMS, type Row, type SqlValue } from "../../ports/database.ts";
import { storageError } from "./database-errors.ts";
import { keepPrivate, PRIVATE_FOLDER } from "./private-files.ts";

export interface NodeDatabase extends Database {
  readonly file: string;
  /** For what the port has no word for: backups and pragmas. */
  readonly raw: BetterSqlite3.Database;
  /** Folds the write-ahead log into the file and closes it; harmless when closed already. */
  close(): void;
}

/** How long a statement waits for another process's lock, in milliseconds. */
const BUSY_TIMEOUT = 5_000;
/** Statement texts are few and fixed; the bound only guards against one built from data. */
const CACHED_STATEMENTS = 500;

/**
 * Opens the database file, making it and its folder where they do not exist; `:memory:` is a database of its own.
 *
 * @throws AppError `storage_unavailable` where the file cannot be made, opened, read or written; every method rejects
 *   with the same when that happens later
 */
export function createNodeDatabase(file: string, options: { busyTimeout?: number } = {}): NodeDatabase {
  const guarded = <T>(action: () => T): T => {
    try {
      return action();
    } catch (error) {
      throw storageError(error, file);
    }
  };
  const raw = guarded(() => open(file, options.busyTimeout ?? BUSY_TIMEOUT));
  const statements = new Map<string, BetterSqlite3.Statement<SqlValue[], Row>>();

  function prepare(sql: string, params: readonly SqlValue[]): BetterSqlite3.Statement<SqlValue[], Row> {
    if (params.length > MAX_PARAMS) {
      throw new RangeError(
        `A statement takes at most ${MAX_PARAMS} parameters, not ${params.length}: use json_each(?).`,
      );
    }
    let statement = statements.get(sql);
    if (!statement) {
      statement = raw.prepare<SqlValue[], Row>(sql);
      if (statements.size >= CACHED_STATEMENTS) statements.clear();
      statements.set(sql, statement);
    }
    return statement;
  }

  function rows(sql: string, params: readonly SqlValue[]): Row[] {
    const statement = prepare(sql, params);
    if (statement.reader) return statement.all(...params).map(withPlainBytes);
    statement.run(...params);
    return [];
  }

  const transaction = raw.transaction((statements: Parameters<Database["batch"]>[0]) =>
    statements.map(({ sql, params = [] }) => rows(sql, params)),
  );

  return {
    file,
    raw,
    close: () => void raw.close(),
    all: async <T extends object = Row>(sql: string, ...params: SqlValue[]) => guarded(() => rows(sql, params) as T[]),
    first: async <T extends object = Row>(sql: string, ...params: SqlValue[]) =>
      guarded(() => rows(sql, params)[0] as T | undefined),
    run: async (sql, ...params) =>
      guarded(() => {
        const statement = prepare(sql, params);
        // A statement with RETURNING has rows to read before it is done.
        if (statement.reader) return statement.all(...params).length;
        return statement.run(...params).changes;
      }),
    batch: async (statements) => guarded(() => transaction.immediate(statements)),
  };
}

function open(file: string, timeout: number): BetterSqlite3.Database {
  if (file !== ":memory:") {
    makeFolder(dirname(file));
    keepPrivate(file);
  }
  const raw = new BetterSqlite3(file, { timeout });
  try {
    raw.pragma("journal_mode = WAL");
    raw.pragma("synchronous = NORMAL");
    raw.pragma("foreign_keys = ON");
    // What a deleted row said is overwritten, not only no longer found.
    raw.pragma("secure_delete = ON");
    return raw;
  } catch (error) {
    raw.close();
    throw error;
  }
}

/** Folder by folder: Node's own recursion never ends where a file system refuses new names as if the parent were missing. */
function makeFolder(folder: string): void {
  if (existsSync(folder)) return;
  makeFolder(dirname(folder));
  try {
    mkdirSync(folder, { mode: PRIVATE_FOLDER });
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    throw new AppError("storage_unavailable", `The data folder ${folder} cannot be made (${code}). Choose another.`, {
      folder,
      code,
    });
  }
}

/** better-sqlite3 gives a Buffer, whose `slice` shares memory where a Uint8Array's copies: no one else should meet it. */
function withPlainBytes(row: Row): Row {
  for (const column in row) {
    const value = row[column];
    if (value instanceof Uint8Array) row[column] = new Uint8Array(value.buffer, value.byteOffset, value.byteLength);
  }
  return row;
}
