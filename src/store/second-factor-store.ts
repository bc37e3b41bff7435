/** Second factors and recovery codes in SQL. Taking a code and marking it as taken are one statement: none is taken twice. */
import type { Database, Statement } from "../ports/database.ts";

export interface StoredSecondFactor {
  /** Base32. */
  readonly secret: string;
  /** Null until its person has shown a code of it. */
  readonly confirmedAt: string | null;
  /** Recovery codes that are left. */
  readonly recoveryCodes: number;
}

export async function findSecondFactor(database: Database, person: string): Promise<StoredSecondFactor | undefined> {
  const row = await database.first<{ secret: string; confirmed_at: string | null; codes: number }>(
    `SELECT secret, confirmed_at, (SELECT count(*) FROM recovery_codes WHERE person = second_factors.person) AS codes
     FROM second_factors WHERE person = ?`,
    person,
  );
  return row && { secret: row.secret, confirmedAt: row.confirmed_at, recoveryCodes: row.codes };
}

/** Keeps a new secret in place of one that was never confirmed; a confirmed one stays, and no row comes back. */
export function insertSecondFactor(person: string, secret: string, at: string): Statement {
  return {
    sql: `INSERT INTO second_factors (person, secret, created_at) VALUES (?, ?, ?)
          ON CONFLICT (person) DO UPDATE SET secret = excluded.secret, created_at = excluded.created_at, last_step = 0
          WHERE second_factors.confirmed_at IS NULL
          RETURNING person`,
    params: [person, secret, at],
  };
}

/** Marks the code of this step as taken; no row comes back where it, or a later one, was taken before. */
export function takeStep(person: string, step: number, secret: string): Statement {
  return {
    sql: "UPDATE second_factors SET last_step = ? WHERE person = ? AND secret = ? AND last_step < ? RETURNING person",
    params: [step, person, secret, step],
  };
}

export function confirmSecondFactor(person: string, at: string): Statement {
  return {
    sql: "UPDATE second_factors SET confirmed_at = coalesce(confirmed_at, ?) WHERE person = ?",
    params: [at, person],
  };
}

/** In place of all that the person had. */
export function replaceRecoveryCodes(person: string, hashes: readonly string[]): Statement[] {
  return [
    { sql: "DELETE FROM recovery_codes WHERE person = ?", params: [person] },
    {
      sql: "INSERT INTO recovery_codes (person, hash) SELECT ?, value FROM json_each(?)",
      params: [person, JSON.stringify(hashes)],
    },
  ];
}

/** No row comes back where the person has no such code (any more). */
export function takeRecoveryCode(person: string, hash: string): Statement {
  return { sql: "DELETE FROM recovery_codes WHERE person = ? AND hash = ? RETURNING person", params: [person, hash] };
}

/** The person's id comes back where there was one. */
export function deleteSecondFactor(person: string): Statement[] {
  return [
    { sql: "DELETE FROM second_factors WHERE person = ? RETURNING person", params: [person] },
    { sql: "DELETE FROM recovery_codes WHERE person = ?", params: [person] },
  ];
}
