/** One-time links in SQL. Opening one and what it opens are a single batch, so that none opens twice. */
import type { LinkKind, OfferedLink, OneTimeLink } from "../domain/person.ts";
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

/** Whoever offered it may still let others in; links from before it was written down who did are taken at their word. */
const HOLDS = `(links.offered_by IS NULL OR links.offered_by NOT IN
  (SELECT id FROM people WHERE role <> 'admin' OR disabled_at IS NOT NULL))`;

/** @param link `offeredBy` is the id of an actor */
export function insertLink(link: StoredLink & { id: string; hash: string; at: string; offeredBy: string }): Statement {
  const { id, hash, kind, email, role, person, at, expiresAt, offeredBy } = link;
  return {
    sql: `INSERT INTO links (id, hash, kind, email, role, person, created_at, expires_at, offered_by)
          VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    params: [id, hash, kind, email, role, person, at, expiresAt, offeredBy],
  };
}

/** Undefined where there is none that still opens at `now`. */
export async function findLink(database: Database, hash: string, now: string): Promise<StoredLink | undefined> {
  const row = await database.first<LinkRow>(
    `SELECT * FROM links WHERE hash = ? AND expires_at > ? AND ${HOLDS}`,
    hash,
    now,
  );
  return row && { kind: row.kind, email: row.email, role: row.role, person: row.person, expiresAt: row.expires_at };
}

/** Invitations and new passwords that still open at `now`, the newest first. */
export async function listOpenLinks(database: Database, now: string): Promise<OfferedLink[]> {
  const rows = await database.all<LinkRow & { id: string; created_at: string; offered_by: string | null }>(
    `SELECT links.*, coalesce(people.name, links.offered_by) AS offered_by
     FROM links LEFT JOIN people ON people.id = links.offered_by
     WHERE links.kind <> 'first' AND links.expires_at > ? AND ${HOLDS}
     ORDER BY links.created_at DESC, links.id`,
    now,
  );
  return rows.map(({ id, kind, email, role, created_at, expires_at, offered_by }) => ({
    ...{ id, kind, email, role, offeredBy: offered_by },
    createdAt: created_at,
    expiresAt: expires_at,
  }));
}

export function deleteLink(id: string): Statement {
  return { sql: "DELETE FROM links WHERE id = ?", params: [id] };
}

/** Makes the account only while the link is there, and a first admin only while nobody is; gives its id back. */
export function insertPersonByLink(
  hash: string,
  person: { id: string; email: string; name: string; role: Role; password: string; at: string },
): Statement {
  return {
    sql: `INSERT INTO people (id, email, name, role, password, created_at)
          SELECT ?, ?, ?, ?, ?, ? FROM links
          WHERE hash = ? AND ${HOLDS} AND (kind = 'invitation' OR NOT EXISTS (SELECT 1 FROM people))
          RETURNING id`,
    params: [person.id, person.email, person.name, person.role, person.password, person.at, hash],
  };
}

/** Sets the password only while the link is there; gives the person's id back. */
export function setPasswordByLink(hash: string, password: string): Statement {
  return {
    sql: `UPDATE people SET password = ?
          WHERE id = (SELECT person FROM links WHERE hash = ? AND kind = 'reset' AND ${HOLDS}) RETURNING id`,
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
