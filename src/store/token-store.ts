/** API tokens in SQL: found by the hash of their secret together with their person, listed and ended by id. */
import type { ApiToken, SessionOrigin } from "../domain/person.ts";
import type { Permission, Role } from "../domain/role.ts";
import type { Database, Statement } from "../ports/database.ts";
import { fromJson } from "./json.ts";
import { lacksSecondFactor } from "./lacks-second-factor.ts";

interface TokenRow {
  id: string;
  name: string;
  scopes: string;
  created_at: string;
  expires_at: string;
  last_used_at: string | null;
}

/** @param via how its person had signed in */
export function insertToken(token: ApiToken & { hash: string; person: string; via: SessionOrigin }): Statement {
  return {
    sql: `INSERT INTO tokens (id, hash, person, name, scopes, created_at, expires_at, via)
          VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
    params: [
      token.id,
      token.hash,
      token.person,
      token.name,
      JSON.stringify(token.scopes),
      token.createdAt,
      token.expiresAt,
      token.via,
    ],
  };
}

export interface TokenWithPerson extends ApiToken {
  readonly person: { readonly id: string; readonly name: string; readonly role: Role };
  /** As a session may, too. */
  readonly lacksSecondFactor: boolean;
}

/** Undefined where there is none that still holds at `now`, or where its person's account is shut. */
export async function findToken(database: Database, hash: string, now: string): Promise<TokenWithPerson | undefined> {
  const row = await database.first<TokenRow & { person: string; person_name: string; role: Role; lacks: number }>(
    `SELECT tokens.*, people.name AS person_name, people.role, ${lacksSecondFactor("tokens")} AS lacks
     FROM tokens JOIN people ON people.id = tokens.person
     WHERE tokens.hash = ? AND tokens.expires_at > ? AND people.disabled_at IS NULL`,
    hash,
    now,
  );
  if (!row) return undefined;
  const person = { id: row.person, name: row.person_name, role: row.role };
  return { ...toToken(row), person, lacksSecondFactor: row.lacks === 1 };
}

/** Of one person, the newest first. */
export async function tokensOf(database: Database, person: string): Promise<ApiToken[]> {
  const rows = await database.all<TokenRow>(
    "SELECT * FROM tokens WHERE person = ? ORDER BY created_at DESC, id",
    person,
  );
  return rows.map(toToken);
}

export function touchToken(id: string, at: string): Statement {
  return { sql: "UPDATE tokens SET last_used_at = ? WHERE id = ?", params: [at, id] };
}

export function deleteToken(id: string, person: string): Statement {
  return { sql: "DELETE FROM tokens WHERE id = ? AND person = ? RETURNING id", params: [id, person] };
}

export function deleteTokensOf(person: string): Statement {
  return { sql: "DELETE FROM tokens WHERE person = ?", params: [person] };
}

function toToken(row: TokenRow): ApiToken {
  return {
    id: row.id,
    name: row.name,
    scopes: fromJson<Permission[]>(row.scopes),
    createdAt: row.created_at,
    expiresAt: row.expires_at,
    lastUsedAt: row.last_used_at,
  };
}
