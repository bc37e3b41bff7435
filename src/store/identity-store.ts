/** Identities at providers in SQL, and the sign-ins that are under way there. */
import type { Role } from "../domain/role.ts";
import type { Database, Statement } from "../ports/database.ts";
import type { Departure } from "../ports/identity-provider.ts";

export async function personOfIdentity(
  database: Database,
  issuer: string,
  subject: string,
): Promise<string | undefined> {
  const row = await database.first<{ person: string }>(
    "SELECT person FROM identities WHERE issuer = ? AND subject = ?",
    issuer,
    subject,
  );
  return row?.person;
}

export function insertIdentity(identity: { issuer: string; subject: string; person: string; at: string }): Statement {
  return {
    sql: "INSERT INTO identities (issuer, subject, person, created_at) VALUES (?, ?, ?, ?)",
    params: [identity.issuer, identity.subject, identity.person, identity.at],
  };
}

/** @param person with a password that nobody knows */
export function insertPerson(person: {
  id: string;
  email: string;
  name: string;
  role: Role;
  password: string;
  at: string;
}): Statement {
  return {
    sql: "INSERT INTO people (id, email, name, role, password, created_at) VALUES (?, ?, ?, ?, ?, ?)",
    params: [person.id, person.email, person.name, person.role, person.password, person.at],
  };
}

export function insertDeparture(hash: string, { state, nonce, verifier }: Departure, expiresAt: string): Statement {
  return {
    sql: "INSERT INTO departures (hash, state, nonce, verifier, expires_at) VALUES (?, ?, ?, ?, ?)",
    params: [hash, state, nonce, verifier, expiresAt],
  };
}

/** Takes it out: whatever the answer is, there is no second one. */
export async function takeDeparture(database: Database, hash: string, now: string): Promise<Departure | undefined> {
  const [rows] = await database.batch([
    {
      sql: "DELETE FROM departures WHERE hash = ? AND expires_at > ? RETURNING state, nonce, verifier",
      params: [hash, now],
    },
  ]);
  return rows?.[0] as Departure | undefined;
}

export function deleteOldDepartures(now: string): Statement {
  return { sql: "DELETE FROM departures WHERE expires_at <= ?", params: [now] };
}
