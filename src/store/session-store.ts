/** Sessions in SQL: found by the hash of their secret together with their person, listed and ended by id. */
import type { Session, SessionOrigin } from "../domain/person.ts";
import type { Role } from "../domain/role.ts";
import type { Database, Statement } from "../ports/database.ts";
import { lacksSecondFactor } from "./lacks-second-factor.ts";

interface SessionRow {
  id: string;
  created_at: string;
  last_seen_at: string;
  address: string | null;
  agent: string | null;
  via: SessionOrigin;
}

export interface SessionWithPerson extends Session {
  readonly person: string;
  readonly name: string;
  readonly role: Role;
  /** Whether everybody has to have a second factor, and this person signed in by password without one. */
  readonly lacksSecondFactor: boolean;
}

export function insertSession(
  session: Pick<Session, "id" | "address" | "agent"> & {
    hash: string;
    person: string;
    at: string;
    via: SessionOrigin;
  },
): Statement {
  return {
    sql: `INSERT INTO sessions (id, hash, person, created_at, last_seen_at, address, agent, via)
          VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
    params: [
      session.id,
      session.hash,
      session.person,
      session.at,
      session.at,
      session.address,
      session.agent,
      session.via,
    ],
  };
}

/** Undefined where there is none, or where its person's account is shut. */
export async function findSession(database: Database, hash: string): Promise<SessionWithPerson | undefined> {
  const row = await database.first<SessionRow & { person: string; name: string; role: Role; lacks: number }>(
    `SELECT sessions.*, people.name, people.role,
       ${lacksSecondFactor("sessions")} AS lacks
     FROM sessions JOIN people ON people.id = sessions.person
     WHERE sessions.hash = ? AND people.disabled_at IS NULL`,
    hash,
  );
  if (!row) return undefined;
  const { person, name, role, lacks } = row;
  return { ...toSession(row), person, name, role, lacksSecondFactor: lacks === 1 };
}

/** Of one person, the last used first. */
export async function sessionsOf(database: Database, person: string): Promise<Session[]> {
  const rows = await database.all<SessionRow>(
    "SELECT * FROM sessions WHERE person = ? ORDER BY last_seen_at DESC, id",
    person,
  );
  return rows.map(toSession);
}

export function touchSession(id: string, at: string): Statement {
  return { sql: "UPDATE sessions SET last_seen_at = ? WHERE id = ?", params: [at, id] };
}

export function deleteSession(id: string, person: string): Statement {
  return { sql: "DELETE FROM sessions WHERE id = ? AND person = ? RETURNING id", params: [id, person] };
}

/** @param but the id of one session that stays */
export function deleteSessionsOf(person: string, but: string | null = null): Statement {
  return { sql: "DELETE FROM sessions WHERE person = ? AND id IS NOT ?", params: [person, but] };
}

export function deleteOldSessions(createdBefore: string, seenBefore: string): Statement {
  return {
    sql: "DELETE FROM sessions WHERE created_at < ? OR last_seen_at < ?",
    params: [createdBefore, seenBefore],
  };
}

function toSession({ id, created_at, last_seen_at, address, agent, via }: SessionRow): Session {
  return { id, createdAt: created_at, lastSeenAt: last_seen_at, address, agent, via };
}
