/**
 * The cookie that holds a session's secret: out of scripts' reach, never sent along by another site's page, and behind
 * TLS bound to this very host (`__Host-`, RFC 6265bis, section 4.1.3.2).
 */
import type { Context } from "hono";
import { deleteCookie, getCookie, setCookie } from "hono/cookie";
import { ABSOLUTE } from "../usecases/sessions.ts";
import type { ApiEnv } from "./environment.ts";

const nameOf = (c: Context<ApiEnv>) => (c.var.secure ? "__Host-countersign" : "countersign");

export function sessionSecret(c: Context<ApiEnv>): string | undefined {
  return getCookie(c, nameOf(c));
}

export function setSessionCookie(c: Context<ApiEnv>, secret: string): void {
  const { secure } = c.var;
  setCookie(c, nameOf(c), secret, { path: "/", httpOnly: true, sameSite: "Lax", secure, maxAge: ABSOLUTE / 1000 });
}

export function clearSessionCookie(c: Context<ApiEnv>): void {
  deleteCookie(c, nameOf(c), { path: "/", secure: c.var.secure });
}
