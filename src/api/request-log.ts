/** What is written down of a request: enough to find it and to see how the server does, and nothing of its contents. */
import type { Context } from "hono";
import { matchedRoutes } from "hono/route";
import type { ApiEnv } from "./environment.ts";

export interface RequestLine {
  readonly at: string;
  readonly request: string;
  readonly method: string;
  /** The route's pattern, so that neither names nor search words from the address are written down. */
  readonly route: string;
  readonly status: number;
  readonly milliseconds: number;
  /** A person's id; null for a stranger. */
  readonly actor: string | null;
}

export function requestLine(c: Context<ApiEnv>, began: number, now: number): RequestLine {
  return {
    at: new Date(now).toISOString(),
    request: c.var.requestId,
    method: c.req.method,
    route: routeOf(c),
    status: c.res.status,
    milliseconds: now - began,
    actor: (c.get("actor") as { id: string } | undefined)?.id ?? null,
  };
}

/** The last pattern that is no middleware's; `*` for the page's own files. */
function routeOf(c: Context<ApiEnv>): string {
  return matchedRoutes(c).findLast(({ path }) => !path.endsWith("*"))?.path ?? "*";
}
