/** People in SQL. The password's hash never leaves this file but to be compared. */
import type { Person } from "../domain/person.ts";
import type { Role } from "../domain/role.ts";
import { ConstraintError, type Database, type Row, type Statement } from "../ports/database.ts";
import { onlyIf } from "./guard.ts";
import { endLostAccess } from "./lost-access.ts";

interface PersonRow {
  id: string;
  email: string;
  name: string;
  role: Role;
  password: string;
  created_at: string;
  disabled_at: string | null;
  second_factor: number;
}

/** Beside the columns of `people`; a RETURNING clause takes no `people.*`. */
const COLUMNS = `*, EXISTS (SELECT 1 FROM second_factors AS f
  WHERE f.person = people.id AND f.confirmed_at IS NOT NULL) AS second_factor`;

export async function listPeople(database: Database): Promise<Person[]> {
  return (await database.all<PersonRow>(`SELECT ${COLUMNS} FROM people ORDER BY name, id`)).map(toPerson);
}

export async function findPerson(database: Database, id: string): Promise<Person | undefined> {
  const row = await database.first<PersonRow>(`SELECT ${COLUMNS} FROM people WHERE id = ?`, id);
  return row && toPerson(row);
}

/** @param email in lower case */
export async function findByEmail(
  database: Database,
  email: string,
): Promise<{ person: Person; password: string } | undefined> {
  const row = await database.first<PersonRow>(`SELECT ${COLUMNS} FROM people WHERE email = ?`, email);
  return row && { person: toPerson(row), password: row.password };
}

export async function passwordOf(database: Database, id: string): Promise<string | undefined> {
  return (await database.first<{ password: string }>("SELECT password FROM people WHERE id = ?", id))?.password;
}

export async function isAnybodyThere(database: Database): Promise<boolean> {
  return (await database.first("SELECT 1 FROM people LIMIT 1")) !== undefined;
}

export function setPassword(id: string, password: string): Statement {
  return { sql: "UPDATE people SET password = ? WHERE id = ?", params: [password, id] };
}

/**
 * Changes a person as they were seen, unless nobody would be left who can let others in; what they lose by it ends too.
 *
 * @returns the person as they now are; undefined where they have been changed since `before` was read, or are the last
 *   admin with an open account: then nothing is written
 */
export async function savePerson(
  database: Database,
  before: Person,
  { name, role, disabledAt }: Pick<Person, "name" | "role" | "disabledAt">,
  also: readonly Statement[],
): Promise<Person | undefined> {
  const { id } = before;
  try {
    const [, rows] = await database.batch([
      onlyIf(
        `EXISTS (SELECT 1 FROM people WHERE id = ? AND name = ? AND role = ? AND disabled_at IS ?)
         AND ((? = 'admin' AND ? IS NULL)
              OR EXISTS (SELECT 1 FROM people WHERE role = 'admin' AND disabled_at IS NULL AND id <> ?))`,
        ...[id, before.name, before.role, before.disabledAt, role, disabledAt, id],
      ),
      {
        sql: `UPDATE people SET name = ?, role = ?, disabled_at = ? WHERE id = ? RETURNING ${COLUMNS}`,
        params: [name, role, disabledAt, id],
      },
      ...endLostAccess(id),
      ...also,
    ]);
    const [row] = rows as Row[];
    return row && toPerson(row as unknown as PersonRow);
  } catch (error) {
    if (error instanceof ConstraintError) return undefined;
    throw error;
  }
}

function toPerson(row: PersonRow): Person {
  const { id, email, name, role, created_at, disabled_at, second_factor } = row;
  return { id, email, name, role, createdAt: created_at, disabledAt: disabled_at, secondFactor: second_factor === 1 };
}
