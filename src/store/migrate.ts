/**
 * Brings a database to the schema that this version of the program expects: numbered SQL texts in, tables out.
 *
 * Used where nothing else applies `migrations/` (SQLite on Node; on D1 wrangler applies the same files and keeps its own
 * record, `d1_migrations`). Each migration and its record are one atomic batch, so a crash leaves the one before it.
 */
import { AppError } from "../domain/errors.ts";
import { ConstraintError, type Database } from "../ports/database.ts";
import { splitStatements } from "./split-statements.ts";

export interface Migration {
  /** The file's name, `0001_initial.sql`; names sort in the order of application. */
  readonly name: string;
  readonly sql: string;
}

/**
 * Applies the migrations that the database has not seen, in the order of their names; resolves to the applied names.
 *
 * Two processes may do this at once: a migration's record is its first statement, and the loser skips it.
 *
 * @throws AppError `storage_unavailable` where the database has seen a migration that is not among these: a newer
 *   version of the program made it, and an older one must not write to it
 */
export async function migrate(database: Database, migrations: readonly Migration[]): Promise<string[]> {
  const seen = await seenMigrations(database, migrations);
  const applied: string[] = [];
  for (const migration of [...migrations].sort((a, b) => (a.name < b.name ? -1 : 1))) {
    if (seen.has(migration.name)) continue;
    try {
      await database.batch([
        {
          sql: "INSERT INTO schema_migrations (name, applied_at) VALUES (?, strftime('%Y-%m-%dT%H:%M:%fZ', 'now'))",
          params: [migration.name],
        },
        ...splitStatements(migration.sql).map((sql) => ({ sql })),
      ]);
      applied.push(migration.name);
    } catch (error) {
      if (error instanceof ConstraintError && (await appliedMigrations(database)).has(migration.name)) continue;
      throw error;
    }
  }
  return applied;
}

/**
 * The names of the migrations that a database still has to go through; all of them for an empty one.
 *
 * @throws AppError `storage_unavailable` as `migrate`
 */
export async function pendingMigrations(database: Database, migrations: readonly Migration[]): Promise<string[]> {
  const seen = await seenMigrations(database, migrations);
  return migrations.map(({ name }) => name).filter((name) => !seen.has(name));
}

async function seenMigrations(database: Database, migrations: readonly Migration[]): Promise<Set<string>> {
  await database.batch([
    { sql: "CREATE TABLE IF NOT EXISTS schema_migrations (name TEXT PRIMARY KEY, applied_at TEXT NOT NULL)" },
  ]);
  const seen = await appliedMigrations(database);
  refuseNewerSchema(seen, migrations);
  return seen;
}

/**
 * Passes where every migration that a database has seen is known to this version of the program.
 *
 * @throws AppError `storage_unavailable` otherwise
 */
export function refuseNewerSchema(seen: ReadonlySet<string>, migrations: readonly Migration[]): void {
  const known = new Set(migrations.map((migration) => migration.name));
  const unknown = [...seen].find((name) => !known.has(name));
  if (unknown !== undefined) {
    throw new AppError(
      "storage_unavailable",
      `This database was made by a newer version of Countersign (it has "${unknown}"). Start that version, or restore a backup made by this one.`,
    );
  }
}

async function appliedMigrations(database: Database): Promise<Set<string>> {
  const rows = await database.all<{ name: string }>("SELECT name FROM schema_migrations");
  return new Set(rows.map((row) => row.name));
}
