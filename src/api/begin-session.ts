/** Gives a browser its new session, however its person signed in, and ends the one that it had. */
import type { Context } from "hono";
import { actorOfSession, endSession, type Origin } from "../usecases/sessions.ts";
import type { ApiEnv } from "./environment.ts";
import { sessionSecret, setSessionCookie } from "./session-cookie.ts";

/** Whoever planted or copied the session that the browser had keeps nothing. */
export async function giveSession(c: Context<ApiEnv>, secret: string): Promise<void> {
  const before = sessionSecret(c);
  const old = before && (await actorOfSession(c.var.context, before));
  if (old) await endSession(c.var.context, old.actor, old.session);
  setSessionCookie(c, secret);
}

export function originOf(c: Context<ApiEnv>): Origin {
  return { address: c.var.address, agent: c.req.header("User-Agent") ?? null };
}
