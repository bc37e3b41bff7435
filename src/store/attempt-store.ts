/**
 * Counts attempts to sign in and makes the next ones wait, in SQL, so that it holds for all processes at once.
 *
 * An attempt is counted before the password is looked at: many at the same time cannot slip through together.
 */
import type { Database, Statement } from "../ports/database.ts";

export interface Allowance {
  /** What is counted: an account or an address. */
  readonly key: string;
  /** Attempts before the waiting begins; it then doubles with each further one. */
  readonly free: number;
}

/** Seconds; longer than the attempts themselves take. */
const FIRST_WAIT = 15;
/** The waiting never grows beyond this, in seconds, so that nobody can shut another's account for long. */
const LONGEST_WAIT = 900;
/** What was counted is forgotten after this long without an attempt, in milliseconds. */
const FORGOTTEN = 60 * 60 * 1000;

/**
 * Counts an attempt under each key in turn, up to the first that has to wait: whoever is kept waiting under one makes
 * nobody else wait under those after it.
 *
 * @returns seconds to wait; 0 where the attempt may go on
 */
export async function countAttempt(database: Database, allowances: readonly Allowance[], now: Date): Promise<number> {
  for (const allowance of allowances) {
    const [counted] = await database.batch([count(allowance, now)]);
    if (counted?.length !== 0) continue;
    const row = await database.first<{ until: string }>(
      "SELECT blocked_until AS until FROM attempts WHERE key = ?",
      allowance.key,
    );
    const milliseconds = row ? Date.parse(row.until) - now.getTime() : 0;
    return Math.max(1, Math.ceil(milliseconds / 1000));
  }
  return 0;
}

function count({ key, free }: Allowance, now: Date): Statement {
  const at = now.toISOString();
  const counted = "CASE WHEN attempts.last_at < ? THEN 1 ELSE attempts.count + 1 END";
  const forgotten = new Date(now.getTime() - FORGOTTEN).toISOString();
  return {
    sql: `INSERT INTO attempts (key, count, last_at, blocked_until) VALUES (?, 1, ?, ?)
          ON CONFLICT (key) DO UPDATE SET
            count = ${counted},
            last_at = excluded.last_at,
            blocked_until = CASE WHEN ${counted} < ? THEN excluded.last_at ELSE
              strftime('%Y-%m-%dT%H:%M:%fZ', excluded.last_at,
                       '+' || min(?, ? << min(20, attempts.count + 1 - ?)) || ' seconds') END
          WHERE attempts.blocked_until <= excluded.last_at
          RETURNING count`,
    params: [key, at, at, forgotten, forgotten, free, LONGEST_WAIT, FIRST_WAIT, free],
  };
}

/** What a successful attempt takes back: an account's count whole, its own part of the address's. */
export function forgiveAttempt(account: string, address: string): Statement[] {
  return [
    forgetAttempts(account),
    { sql: "UPDATE attempts SET count = max(0, count - 1), blocked_until = last_at WHERE key = ?", params: [address] },
  ];
}

/** What was counted for a secret that has been shown to be known. */
export function forgetAttempts(key: string): Statement {
  return { sql: "DELETE FROM attempts WHERE key = ?", params: [key] };
}

export function deleteOldAttempts(now: Date): Statement {
  const before = new Date(now.getTime() - FORGOTTEN).toISOString();
  return { sql: "DELETE FROM attempts WHERE last_at < ? AND blocked_until < ?", params: [before, now.toISOString()] };
}
