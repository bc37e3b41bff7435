/**
 * Restoring as a person means it: the backup in the database's place, brought to this version's tables, with every way in
 * ended before it takes the name, so that at no moment a door is open that was shut since.
 */
import { existsSync } from "node:fs";
import BetterSqlite3 from "better-sqlite3";
import type { EndedAccess } from "../../store/access-store.ts";
import { migrate } from "../../store/migrate.ts";
import { endRestoredAccess } from "../../usecases/end-restored-access.ts";
import { createNodeDatabase } from "./database.ts";
import { restoreDatabase } from "./database-backup.ts";
import { readMigrations } from "./database-migrations.ts";

export interface Restored {
  /** Where the database that was replaced is kept; null where there was none. */
  readonly kept: string | null;
  /** Names of people whose accounts were shut since the backup, and stay so. */
  readonly shut: readonly string[];
}

/** @throws AppError as `restoreDatabase` */
export async function restoreBackup(backup: string, file: string): Promise<Restored> {
  const migrations = await readMigrations();
  let shut: readonly string[] = [];
  const kept = await restoreDatabase(backup, file, migrations, async (restoring) => {
    const database = createNodeDatabase(restoring);
    try {
      await migrate(database, migrations);
      shut = await endRestoredAccess({ database, clock: { now: () => new Date() } }, endedIn(file));
    } finally {
      database.close();
    }
  });
  return { kept, shut };
}

/** Null where there is no database, or none that can be read: damage is why people restore. */
function endedIn(file: string): EndedAccess | null {
  if (!existsSync(file)) return null;
  let database: BetterSqlite3.Database | undefined;
  try {
    database = new BetterSqlite3(file, { fileMustExist: true });
    const people = database.prepare<[], { id: string; shut: string | null }>(
      "SELECT id, disabled_at AS shut FROM people",
    );
    const codes = database.prepare<[], { hash: string }>("SELECT hash FROM recovery_codes");
    const everybody = people.all();
    return {
      people: everybody.map(({ id }) => id),
      shut: Object.fromEntries(everybody.flatMap(({ id, shut }) => (shut === null ? [] : [[id, shut]]))),
      recoveryCodes: codes.all().map(({ hash }) => hash),
    };
  } catch (error) {
    if (error instanceof BetterSqlite3.SqliteError) return null;
    throw error;
  } finally {
    database?.close();
  }
}
