/** Seals in SQL, beside the raw rows of the events that they are made of. */
import type { Database, Statement } from "../ports/database.ts";

/** An event's columns as they are stored: what is hashed must not depend on how JSON is written back. */
export interface SealedRow {
  readonly seq: number;
  readonly at: string;
  readonly actor: string;
  readonly actor_id: string | null;
  readonly action: string;
  readonly questionnaire: string | null;
  readonly question: string | null;
  readonly before: string | null;
  readonly after: string | null;
}

export interface Seal {
  readonly seq: number;
  readonly hash: string;
}

export async function lastSeal(database: Database): Promise<Seal | undefined> {
  return database.first<Seal>("SELECT seq, hash FROM seals ORDER BY seq DESC LIMIT 1");
}

/** The next events after `seq`, in order. */
export async function eventRows(database: Database, seq: number, limit: number): Promise<SealedRow[]> {
  return database.all<SealedRow>("SELECT * FROM events WHERE seq > ? ORDER BY seq LIMIT ?", seq, limit);
}

/** The seals from `first` to `last`, in order. */
export async function sealsBetween(database: Database, first: number, last: number): Promise<Seal[]> {
  return database.all<Seal>("SELECT seq, hash FROM seals WHERE seq BETWEEN ? AND ? ORDER BY seq", first, last);
}

/** Two processes that seal the same events make the same seals: whoever is second changes nothing. */
export function insertSeals(seals: readonly Seal[]): Statement {
  return {
    sql: `INSERT OR IGNORE INTO seals (seq, hash)
          SELECT value ->> 'seq', value ->> 'hash' FROM json_each(?)`,
    params: [JSON.stringify(seals)],
  };
}

/** The number of the last event ever written, whatever was taken out since: SQLite never gives it twice. */
export async function highestEvent(database: Database): Promise<number> {
  const row = await database.first<{ seq: number }>("SELECT seq FROM sqlite_sequence WHERE name = 'events'");
  return row?.seq ?? 0;
}
