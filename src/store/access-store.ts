/**
 * What opens a door, taken all together, in SQL: so that a database which is put back from a backup opens none that was
 * shut since.
 */
import type { Database, Statement } from "../ports/database.ts";
import { onlyIf } from "./guard.ts";

/** What of a database's ways in was over, at the moment it was left. */
export interface EndedAccess {
  /** Everybody who had an account. */
  readonly people: readonly string[];
  /** Ids of those whose account was shut, with since when. */
  readonly shut: Readonly<Record<string, string>>;
  /** Hashes of the recovery codes that were left. */
  readonly recoveryCodes: readonly string[];
}

export async function countWaysIn(database: Database): Promise<{ sessions: number; tokens: number; links: number }> {
  const row = await database.first<{ sessions: number; tokens: number; links: number }>(
    `SELECT (SELECT count(*) FROM sessions) AS sessions, (SELECT count(*) FROM tokens) AS tokens,
       (SELECT count(*) FROM links) AS links`,
  );
  return row ?? { sessions: 0, tokens: 0, links: 0 };
}

/** Ends what opens by itself: every session, API token and link, and sign-ins that are under way. */
export function deleteWaysIn(): Statement[] {
  return ["sessions", "tokens", "links", "departures"].map((table) => ({ sql: `DELETE FROM ${table}` }));
}

/** The first statement of a batch that shuts accounts: it fails where no admin would be left. */
export function onlyIfAdminIsLeft(shut: readonly string[]): Statement {
  return onlyIf(
    `EXISTS (SELECT 1 FROM people WHERE role = 'admin' AND disabled_at IS NULL
             AND id NOT IN (SELECT value FROM json_each(?)))`,
    JSON.stringify(shut),
  );
}

/** Those of the accounts that are open, by name. */
export async function openAmong(database: Database, ids: readonly string[]): Promise<{ id: string; name: string }[]> {
  return database.all<{ id: string; name: string }>(
    `SELECT id, name FROM people WHERE disabled_at IS NULL AND id IN (SELECT value FROM json_each(?)) ORDER BY name, id`,
    JSON.stringify(ids),
  );
}

export function shutAccounts(shut: EndedAccess["shut"]): Statement {
  return {
    sql: `UPDATE people SET disabled_at = (SELECT value FROM json_each(?) WHERE key = people.id)
          WHERE disabled_at IS NULL AND id IN (SELECT key FROM json_each(?))`,
    params: [JSON.stringify(shut), JSON.stringify(shut)],
  };
}

/** Of people who were still there, the codes that were not. */
export function deleteUsedRecoveryCodes({ people, recoveryCodes }: EndedAccess): Statement {
  return {
    sql: `DELETE FROM recovery_codes WHERE person IN (SELECT value FROM json_each(?))
          AND hash NOT IN (SELECT value FROM json_each(?))`,
    params: [JSON.stringify(people), JSON.stringify(recoveryCodes)],
  };
}
