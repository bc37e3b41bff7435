/**
 * Who is asking: the person whose session the browser's cookie names, whom Cloudflare Access before us vouches for, or
 * who made the API token.
 *
 * Looked up anew with every request, so that a role, an ended session or a shut account holds at once.
 */
import type { Context } from "hono";
import { createMiddleware } from "hono/factory";
import type { Actor } from "../domain/actor.ts";
import { AppError } from "../domain/errors.ts";
import { actorOfSession } from "../usecases/sessions.ts";
import { actorThroughAccess } from "../usecases/sign-in-through-access.ts";
import { actorOfToken, TOKEN_PREFIX } from "../usecases/tokens.ts";
import { originOf } from "./begin-session.ts";
import type { ApiEnv } from "./environment.ts";
import { sessionSecret } from "./session-cookie.ts";

export interface Identity {
  readonly actor: Actor;
  readonly session: string | null;
}

/** @throws AppError `not_signed_in` */
export const identity = createMiddleware<ApiEnv>(async (c, next) => {
  const found = await identify(c);
  if (!found) throw new AppError("not_signed_in", "Sign in first, or send an API token.");
  c.set("actor", found.actor);
  c.set("session", found.session);
  await next();
});

/** Undefined for a stranger. A request with a token is the token's, whatever cookie came along. */
export async function identify(c: Context<ApiEnv>): Promise<Identity | undefined> {
  const [, token] = /^Bearer +(\S+)$/i.exec(c.req.header("Authorization") ?? "") ?? [];
  // Anything else in that header is meant for a proxy before us.
  if (token?.startsWith(TOKEN_PREFIX)) {
    const actor = await actorOfToken(c.var.context, token);
    return actor && { actor, session: null };
  }
  const { context } = c.var;
  if (context.access) {
    // Whoever has no assertion came around the gate.
    const assertion = c.req.header("Cf-Access-Jwt-Assertion");
    return assertion ? actorThroughAccess(context, context.access, assertion, originOf(c)) : undefined;
  }
  const secret = sessionSecret(c);
  return secret ? actorOfSession(c.var.context, secret) : undefined;
}
