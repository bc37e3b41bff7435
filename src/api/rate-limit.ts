/**
 * Bounds how much one actor can make the server do: so many writes a minute, whoever they are.
 *
 * Counted in memory, since it protects this process from a program gone wild; guessing of passwords is counted in the
 * database, for all processes together. Reading is not counted: it is cheap, and the page polls.
 */
import { createMiddleware } from "hono/factory";
import { AppError } from "../domain/errors.ts";
import type { ApiEnv } from "./environment.ts";

/** Twenty a second, far beyond the fastest reviewer. */
const WRITES_A_MINUTE = 1_200;
const MINUTE = 60_000;
/** Actors remembered at once; beyond that the count begins anew for all. */
const MOST_ACTORS = 10_000;

/** @throws AppError `too_many_attempts` with `details.seconds` until the next minute */
export function limitWrites(limit: number = WRITES_A_MINUTE) {
  let counts = new Map<string, number>();
  let minute = 0;
  return createMiddleware<ApiEnv>(async (c, next) => {
    if (c.req.method !== "GET") {
      const now = c.var.context.clock.now().getTime();
      const current = Math.floor(now / MINUTE);
      if (current !== minute || counts.size > MOST_ACTORS) counts = new Map();
      minute = current;
      const count = (counts.get(c.var.actor.id) ?? 0) + 1;
      counts.set(c.var.actor.id, count);
      if (count > limit) {
        const seconds = Math.ceil(((current + 1) * MINUTE - now) / 1000);
        throw new AppError("too_many_attempts", `That is too much at once. Wait ${seconds} seconds.`, { seconds });
      }
    }
    await next();
  });
}
