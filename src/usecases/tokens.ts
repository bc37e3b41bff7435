/** API tokens: a program's way in, narrower than its person's, shown once, kept as a hash, ended at any time. */
import { type Actor, may } from "../domain/actor.ts";
import { AppError } from "../domain/errors.ts";
import { type ApiToken, normaliseName, type SessionOrigin } from "../domain/person.ts";
import type { Permission } from "../domain/role.ts";
import { appendEvent } from "../store/event-store.ts";
import { sessionsOf } from "../store/session-store.ts";
import { deleteToken, findToken, insertToken, tokensOf, touchToken } from "../store/token-store.ts";
import type { AppContext } from "./context.ts";
import { provePassword } from "./prove-password.ts";
import { hashSecret, newSecret } from "./secrets.ts";

export const TOKEN_PREFIX = "countersign_";

const DAY = 24 * 60 * 60 * 1000;
/** Use is written down at most this often, in milliseconds. */
const TOUCH = 5 * 60 * 1000;
/** Of one person; nobody needs more, and nobody can fill the database with them. */
const MOST_TOKENS = 50;

export interface NewToken {
  readonly name: string;
  readonly scopes: readonly Permission[];
  readonly days: number;
  readonly password?: string | undefined;
  readonly session: string | null;
}

/**
 * @param session the one that the actor is signed in with: where it was begun with a password, that is asked for again,
 *   since a token outlives the session that somebody may have left open
 * @throws AppError `forbidden` for a scope that the actor does not have, `invalid_input` for a name, too many or no
 *   password, `wrong_sign_in` for a wrong one, `too_many_attempts`
 */
export async function makeToken(
  context: AppContext,
  actor: Actor,
  { name, scopes, days, password, session }: NewToken,
): Promise<{ token: ApiToken; secret: string }> {
  refuseToken(actor);
  const lacking = scopes.find((scope) => !may(actor, scope));
  if (lacking) throw new AppError("forbidden", `Your role ${actor.role} does not have the scope ${lacking} to give.`);
  if ((await tokensOf(context.database, actor.id)).length >= MOST_TOKENS) {
    throw new AppError("invalid_input", `You have ${MOST_TOKENS} tokens already. End one first.`);
  }
  const via = await provenOrigin(context, actor, session, password);
  const now = context.clock.now();
  const createdAt = now.toISOString();
  const expiresAt = new Date(now.getTime() + days * DAY).toISOString();
  const id = crypto.randomUUID();
  const token = { id, name: normaliseName(name), scopes, createdAt, expiresAt, lastUsedAt: null };
  const secret = newSecret(TOKEN_PREFIX);
  await context.database.batch([
    insertToken({ ...token, hash: await hashSecret(secret), person: actor.id, via }),
    appendEvent({ at: createdAt, actor, action: "make_token", after: token }),
  ]);
  return { token, secret };
}

async function provenOrigin(
  context: AppContext,
  actor: Actor,
  session: string | null,
  password: string | undefined,
): Promise<SessionOrigin> {
  const via = (await sessionsOf(context.database, actor.id)).find(({ id }) => id === session)?.via ?? "password";
  if (via !== "password") return via;
  if (password === undefined)
    throw new AppError("invalid_input", "Type your password: it is asked for with each token.");
  await provePassword(context, actor, password);
  return via;
}

/**
 * Who acts through this token; undefined where it opens nothing (any more). What its person has to do before anything
 * else, such as setting up a second factor, holds for it too.
 */
export async function actorOfToken(context: AppContext, secret: string): Promise<Actor | undefined> {
  const now = context.clock.now();
  const found = await findToken(context.database, await hashSecret(secret), now.toISOString());
  if (!found) return undefined;
  if (now.getTime() - Date.parse(found.lastUsedAt ?? found.createdAt) > TOUCH || found.lastUsedAt === null) {
    await context.database.batch([touchToken(found.id, now.toISOString())]);
  }
  const actor = { ...found.person, scopes: found.scopes };
  return found.lacksSecondFactor ? { ...actor, lacksSecondFactor: true } : actor;
}

export async function listTokens(context: AppContext, actor: Actor): Promise<ApiToken[]> {
  return tokensOf(context.database, actor.id);
}

/** @throws AppError `not_found` where it is not the actor's */
export async function endToken(context: AppContext, actor: Actor, id: string): Promise<void> {
  refuseToken(actor);
  const token = (await tokensOf(context.database, actor.id)).find((one) => one.id === id);
  if (!token) throw new AppError("not_found", "There is no such token; it may have been ended already.");
  await context.database.batch([
    deleteToken(id, actor.id),
    appendEvent({ at: context.clock.now().toISOString(), actor, action: "end_token", before: token }),
  ]);
}

/** A token must not give itself a successor. @throws AppError `forbidden` */
export function refuseToken(actor: Actor): void {
  if (actor.scopes) throw new AppError("forbidden", "This is done by a person who is signed in, not by an API token.");
}
