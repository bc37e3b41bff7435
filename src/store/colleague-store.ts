/** People as their colleagues see them, in SQL: enough to give them work, nothing of how they sign in. */
import type { Colleague } from "../domain/colleague.ts";
import type { Role } from "../domain/role.ts";
import type { Database } from "../ports/database.ts";

/** Everybody whose account is open, by name. */
export async function listColleagues(database: Database): Promise<Colleague[]> {
  return database.all<Colleague>("SELECT id, name, role FROM people WHERE disabled_at IS NULL ORDER BY name, id");
}

/** Those with an open account whom the word may mean: by id, by e-mail address, or by name, letter case aside. */
export async function findColleagues(database: Database, word: string): Promise<Colleague[]> {
  const rows = await database.all<{ id: string; name: string; role: Role; certain: number }>(
    `SELECT id, name, role, id = ? OR email = lower(?) AS certain FROM people
     WHERE disabled_at IS NULL AND (id = ? OR email = lower(?) OR lower(name) = lower(?)) ORDER BY certain DESC LIMIT 3`,
    word,
    word,
    word,
    word,
    word,
  );
  const sure = rows.filter(({ certain }) => certain === 1);
  return (sure.length > 0 ? sure : rows).map(({ id, name, role }) => ({ id, name, role }));
}

/** Of the ids those that are somebody's with an open account. */
export async function whoIsThere(database: Database, ids: readonly string[]): Promise<Set<string>> {
  const rows = await database.all<{ id: string }>(
    "SELECT id FROM people WHERE disabled_at IS NULL AND id IN (SELECT value FROM json_each(?))",
    JSON.stringify(ids),
  );
  return new Set(rows.map(({ id }) => id));
}
