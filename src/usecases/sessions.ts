/**
 * Sessions: begun at sign-in, looked up with every request, ended by their person, by idleness or by age.
 *
 * OWASP ASVS 5.0, chapter V7: a session has a new secret, ends after a time without use and after a time whatever
 * happens, and a person sees their sessions and can end any of them.
 */
import type { Actor } from "../domain/actor.ts";
import { AppError } from "../domain/errors.ts";
import type { Session, SessionOrigin } from "../domain/person.ts";
import type { Database } from "../ports/database.ts";
import { appendEvent } from "../store/event-store.ts";
import {
  deleteOldSessions,
  deleteSession,
  deleteSessionsOf,
  findSession,
  insertSession,
  sessionsOf,
  touchSession,
} from "../store/session-store.ts";
import type { AppContext } from "./context.ts";
import { hashSecret, newSecret } from "./secrets.ts";

const HOUR = 60 * 60 * 1000;
/** Longest time without a request, in milliseconds. */
export const IDLE = 12 * HOUR;
/** Longest life whatever happens, in milliseconds. */
export const ABSOLUTE = 7 * 24 * HOUR;
/** Use is written down at most this often: reading a page must not cost a write. */
const TOUCH = 5 * 60 * 1000;

/** Where somebody signs in from, as the runtime tells it. */
export interface Origin {
  readonly address: string | null;
  readonly agent: string | null;
}

/**
 * The secret of a new session.
 *
 * @param actor must have been identified by more than a session
 * @param secret another's, where it is as good as ours and the browser holds it anyway
 */
export async function beginSession(
  context: AppContext,
  actor: Actor,
  { address, agent }: Origin,
  via: SessionOrigin = "password",
  secret = newSecret(),
): Promise<string> {
  const now = context.clock.now();
  const at = now.toISOString();
  const id = crypto.randomUUID();
  const browser = agent?.slice(0, 200) ?? null;
  const before = (age: number) => new Date(now.getTime() - age).toISOString();
  await context.database.batch([
    deleteOldSessions(before(ABSOLUTE), before(IDLE)),
    insertSession({ id, hash: await hashSecret(secret), person: actor.id, at, address, agent: browser, via }),
    appendEvent({ at, actor, action: "sign_in", after: { session: id, address, via } }),
  ]);
  return secret;
}

/** Who holds this secret now; undefined where it opens nothing (any more). */
export async function actorOfSession(
  context: AppContext,
  secret: string,
): Promise<{ actor: Actor; session: string } | undefined> {
  const found = await findSession(context.database, await hashSecret(secret));
  if (!found) return undefined;
  const now = context.clock.now();
  const age = now.getTime() - Date.parse(found.createdAt);
  const idle = now.getTime() - Date.parse(found.lastSeenAt);
  if (age > ABSOLUTE || idle > IDLE) return undefined;
  if (idle > TOUCH) await context.database.batch([touchSession(found.id, now.toISOString())]);
  const actor = { id: found.person, name: found.name, role: found.role };
  return { actor: found.lacksSecondFactor ? { ...actor, lacksSecondFactor: true } : actor, session: found.id };
}

export function listSessions({ database }: { database: Database }, actor: Actor): Promise<Session[]> {
  return sessionsOf(database, actor.id);
}

/** @throws AppError `not_found` where it is not the actor's */
export async function endSession(context: AppContext, actor: Actor, id: string): Promise<void> {
  const at = context.clock.now().toISOString();
  const mine = (await sessionsOf(context.database, actor.id)).some((session) => session.id === id);
  if (!mine) throw new AppError("not_found", "There is no such session; it may have ended already.");
  await context.database.batch([
    deleteSession(id, actor.id),
    appendEvent({ at, actor, action: "sign_out", before: { session: id } }),
  ]);
}

/** Ends all of the actor's sessions. @param but the one that stays */
export async function endOtherSessions(context: AppContext, actor: Actor, but: string | null): Promise<void> {
  const at = context.clock.now().toISOString();
  await context.database.batch([
    deleteSessionsOf(actor.id, but),
    appendEvent({ at, actor, action: "sign_out", before: { session: "all others" } }),
  ]);
}
