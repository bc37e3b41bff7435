/**
 * The person whom a provider of identities means: known by issuer and subject, at first by a verified address, else made
 * with the role that their groups give.
 *
 * An address is believed only once and only where it was verified: later it may be given to somebody else, the subject
 * is not. A role that the provider gives holds from each sign-in on.
 */
import type { Actor } from "../domain/actor.ts";
import { AppError } from "../domain/errors.ts";
import { normaliseEmail, normaliseName, type Person } from "../domain/person.ts";
import type { Role } from "../domain/role.ts";
import { roleByRules } from "../domain/role-rules.ts";
import { ConstraintError } from "../ports/database.ts";
import type { Claims, IdentityProvider } from "../ports/identity-provider.ts";
import { appendEvent } from "../store/event-store.ts";
import { insertIdentity, insertPerson, personOfIdentity } from "../store/identity-store.ts";
import { findByEmail, findPerson, savePerson } from "../store/person-store.ts";
import type { AppContext } from "./context.ts";

type Knower = Pick<IdentityProvider, "name" | "roles">;

/** @throws AppError `forbidden` saying why this person does not come in; it is on the record */
export async function personOfClaims(context: AppContext, knower: Knower, claims: Claims): Promise<Actor> {
  try {
    const role = knower.roles && roleByRules(knower.roles, claims.groups);
    if (role === undefined) throw new Refusal(`${knower.name} gives you no role here. Ask an admin which group does.`);
    const person = await found(context, knower, claims, role);
    if (person.disabledAt !== null) throw new Refusal("Your account here is shut. An admin can open it.");
    const { id, name } = person;
    return role === null || role === person.role
      ? { id, name, role: person.role }
      : await withRole(context, knower, person, role);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const at = context.clock.now().toISOString();
    const { issuer, subject } = claims;
    await context.database.batch([
      appendEvent({ at, actor: NOBODY, action: "sign_in_refused", after: { issuer, subject, reason: error.message } }),
    ]);
    throw new AppError("forbidden", error.message);
  }
}

const NOBODY = { id: "nobody", name: "nobody" };

class Refusal extends Error {}

async function found(context: AppContext, knower: Knower, claims: Claims, role: Role | null): Promise<Person> {
  const { database } = context;
  const { issuer, subject, emailVerified } = claims;
  const known = await personOfIdentity(database, issuer, subject);
  const person = known && (await findPerson(database, known));
  if (person) return person;
  if (!claims.email || !emailVerified) {
    throw new Refusal(`${knower.name} has not verified your e-mail address. Verify it there, then sign in again.`);
  }
  const email = normaliseEmail(claims.email);
  const at = context.clock.now().toISOString();
  const held = (await findByEmail(database, email))?.person;
  if (!held && role === null) throw new Refusal(`Nobody has an account here as ${email}. Ask an admin to invite you.`);
  const actor = held ?? { id: crypto.randomUUID(), name: nameOf(claims, email), role: role ?? "reader" };
  try {
    await database.batch([
      ...(held
        ? []
        : [insertPerson({ ...actor, email, password: await context.passwords.hash(crypto.randomUUID()), at })]),
      insertIdentity({ issuer, subject, person: actor.id, at }),
      appendEvent({ at, actor, action: "join", after: { email, role: actor.role, issuer, subject } }),
    ]);
  } catch (error) {
    // Two tabs at the same time: the other one was first.
    if (!(error instanceof ConstraintError)) throw error;
  }
  const joined = await findPerson(database, (await personOfIdentity(database, issuer, subject)) ?? "");
  if (!joined) throw new Refusal("Somebody is signing in under the same address just now. Try again.");
  return joined;
}

/** Before anything that is done under it, so that nobody acts under a role that was taken away. */
async function withRole(context: AppContext, knower: Knower, person: Person, role: Role): Promise<Actor> {
  const at = context.clock.now().toISOString();
  const after = { ...person, role };
  const actor = { id: person.id, name: person.name, role };
  const teller = { id: "system", name: knower.name };
  const saved = await savePerson(context.database, person, after, [
    appendEvent({ at, actor: teller, action: "change_person", before: person, after }),
  ]);
  if (saved) return actor;
  const now = await findPerson(context.database, person.id);
  // Two tabs at the same time: the other one was first.
  if (now?.role === role && now.disabledAt === null) return { id: now.id, name: now.name, role };
  if (now?.role !== person.role || now.disabledAt !== null) {
    throw new Refusal("Your account is being changed just now. Sign in again.");
  }
  throw new Refusal(`You are the last admin, and ${knower.name} says ${role}. Let somebody else be an admin first.`);
}

/** As the provider says it, or else what stands before the @. */
function nameOf({ name }: Claims, email: string): string {
  const [local = ""] = email.split("@");
  try {
    return normaliseName([...(name ?? "")].slice(0, 80).join("") || local);
  } catch {
    return normaliseName(local);
  }
}
