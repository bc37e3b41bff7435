/** One-time links in SQL. Opening one and what it opens are a single batch, so that none opens twice. */
import type { LinkKind, OneTimeLink } from "../domain/person.ts";
import type { Role } from "../domain/role.ts";
import type { Database, Statement } from "../ports/database.ts";

export interface StoredLink extends OneTimeLink {
  /** The account whose password it resets. */
  readonly person: string | null;
}

interface LinkRow {
  kind: LinkKind;
  email: string | null;
  role: Role;
  person: string | null;
  expires_at: string;
}

export function insertLink(link: StoredLink & { hash: string; at: string }): Statement {
  return {
    sql: `INSERT INTO links (hash, kind, email, role, person, created_at, expires_at) VALUES (?, ?, ?, ?, ?, ?, ?)`,
    params: [link.hash, link.kind, link.email, link.role, link.person, link.at, link.expiresAt],
  };
}

/** Undefined where there is none that still opens at `now`. */
export async function findLink(database: Database, hash: string, now: string): Promise<StoredLink | undefined> {
  const row = await database.first<LinkRow>("SELECT * FROM links WHERE hash = ? AND expires_at > ?", hash, now);
  return row && { kind: row.kind, email: row.email, role: row.role, person: row.person, expiresAt: row.expires_at };
}

/** Makes the account only while the link is there, and a first admin only while nobody is; gives its id back. */
export function insertPersonByLink(
  hash: string,
  person: { id: string; email: string; name: string; role: Role; password: string; at: string },
): Statement {
  return {
    sql: `INSERT INTO people (id, email, name, role, password, created_at)
          SELECT ?, ?, ?, ?, ?, ? FROM links
          WHERE hash = ? AND (kind = 'invitation' OR NOT EXISTS (SELECT 1 FROM people))
          RETURNING id`,
    params: [person.id, person.email, person.name, person.role, person.password, person.at, hash],
  };
}

/** Sets the password only while the link is there; gives the person's id back. */
export function setPasswordByLink(hash: string, password: string): Statement {
  return {
    sql: `UPDATE people SET password = ?
          WHERE id = (SELECT person FROM links WHERE hash = ? AND kind = 'reset') RETURNING id`,
    params: [password, hash],
  };
}

/** Also ends the links of the same account, and those for a first admin: whichever was opened, they have served. */
export function consumeLink(
  hash: string,
  { email, person }: { email: string | null; person: string | null },
): Statement {
  return {
    sql: "DELETE FROM links WHERE hash = ? OR kind = 'first' OR email = ? OR person = ?",
    params: [hash, email, person],
  };
}

export function deleteOldLinks(now: string): Statement {
  return { sql: "DELETE FROM links WHERE expires_at <= ?", params: [now] };
}
