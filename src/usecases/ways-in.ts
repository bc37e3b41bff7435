/**
 * The ways in that a person holds, for admins: where they are signed in, and the API tokens that they made. An admin ends
 * what was lost or stolen though its person cannot, or does not want to.
 */
import type { Actor } from "../domain/actor.ts";
import { AppError } from "../domain/errors.ts";
import type { ApiToken, Session } from "../domain/person.ts";
import { appendEvent } from "../store/event-store.ts";
import { findPerson } from "../store/person-store.ts";
import { deleteSession, deleteSessionsOf, sessionsOf } from "../store/session-store.ts";
import { deleteToken, deleteTokensOf, tokensOf } from "../store/token-store.ts";
import { authorize } from "./authorize.ts";
import type { AppContext } from "./context.ts";

export interface WaysIn {
  /** The last used first. */
  readonly sessions: readonly Session[];
  /** The newest first. */
  readonly tokens: readonly ApiToken[];
}

/** @throws AppError `forbidden`, `not_found` */
export async function listWaysIn({ database }: AppContext, actor: Actor, person: string): Promise<WaysIn> {
  authorize(actor, "administer");
  if (!(await findPerson(database, person))) throw new AppError("not_found", "There is no such person.");
  return { sessions: await sessionsOf(database, person), tokens: await tokensOf(database, person) };
}

/** All of them at once. The account stays open: its person signs in anew. @throws AppError `forbidden`, `not_found` */
export async function endWaysIn(context: AppContext, actor: Actor, person: string): Promise<void> {
  const { sessions, tokens } = await listWaysIn(context, actor, person);
  const at = context.clock.now().toISOString();
  await context.database.batch([
    deleteSessionsOf(person),
    deleteTokensOf(person),
    appendEvent({ at, actor, action: "sign_out", before: { person, session: "all", sessions: sessions.length } }),
    ...tokens.map((token) => appendEvent({ at, actor, action: "end_token", before: { person, ...token } })),
  ]);
}

/** @throws AppError `forbidden`, `not_found` where it is not that person's */
export async function endSessionOf(
  context: AppContext,
  actor: Actor,
  { person, session }: { person: string; session: string },
): Promise<void> {
  const { sessions } = await listWaysIn(context, actor, person);
  if (!sessions.some(({ id }) => id === session)) {
    throw new AppError("not_found", "There is no such session; it may have ended already.");
  }
  const at = context.clock.now().toISOString();
  await context.database.batch([
    deleteSession(session, person),
    appendEvent({ at, actor, action: "sign_out", before: { person, session } }),
  ]);
}

/** @throws AppError `forbidden`, `not_found` where it is not that person's */
export async function endTokenOf(
  context: AppContext,
  actor: Actor,
  { person, token: id }: { person: string; token: string },
): Promise<void> {
  const { tokens } = await listWaysIn(context, actor, person);
  const token = tokens.find((one) => one.id === id);
  if (!token) throw new AppError("not_found", "There is no such token; it may have been ended already.");
  const at = context.clock.now().toISOString();
  await context.database.batch([
    deleteToken(id, person),
    appendEvent({ at, actor, action: "end_token", before: { person, ...token } }),
  ]);
}
