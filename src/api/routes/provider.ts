/**
 * `/provider`: signing in at an OpenID Connect provider. The browser itself comes here, not the page's script, so what it
 * is answered are redirections, and a small page where something is wrong.
 */
import { createRoute, z } from "@hono/zod-openapi";
import type { Context } from "hono";
import { deleteCookie, getCookie, setCookie } from "hono/cookie";
import { html } from "hono/html";
import { AppError } from "../../domain/errors.ts";
import { AWAY, arriveFromProvider, departToProvider } from "../../usecases/sign-in-through-provider.ts";
import { giveSession, originOf } from "../begin-session.ts";
import type { ApiEnv } from "../environment.ts";
import { errorAnswers, statusOf } from "../errors.ts";
import { createRouter } from "../router.ts";
import { json } from "../schemas.ts";

const tags = ["Session"];
const elsewhere = { 302: { description: "To where it goes on" } };
const callbackOf = (c: Context<ApiEnv>) => `${c.var.origin}/api/provider/callback`;
const cookieOf = (c: Context<ApiEnv>) => (c.var.secure ? "__Host-countersign-departure" : "countersign-departure");

const look = createRoute({
  method: "get",
  path: "/provider",
  tags,
  security: [],
  summary: "Where people can sign in besides here",
  responses: {
    200: json(z.object({ name: z.string().nullable() }).openapi("Provider"), "Its name; null where there is none"),
  },
});

const depart = createRoute({
  method: "get",
  path: "/provider/depart",
  tags,
  security: [],
  summary: "Go to the provider to sign in",
  responses: { ...elsewhere, ...errorAnswers(404, 429, 503) },
});

const callback = createRoute({
  method: "get",
  path: "/provider/callback",
  tags,
  security: [],
  summary: "Come back from the provider",
  responses: { ...elsewhere, ...errorAnswers(401, 403, 404, 503) },
});

export const providerRoutes = createRouter()
  .openapi(look, (c) => c.json({ name: c.var.context.provider?.name ?? null }, 200))
  .openapi(depart, (c) =>
    orPage(c, async () => {
      const { url, secret } = await departToProvider(c.var.context, callbackOf(c), originOf(c));
      const { secure } = c.var;
      setCookie(c, cookieOf(c), secret, { path: "/", httpOnly: true, sameSite: "Lax", secure, maxAge: AWAY / 1000 });
      return c.redirect(url, 302);
    }),
  )
  .openapi(callback, (c) =>
    orPage(c, async () => {
      const { search } = new URL(c.req.url);
      const secret = getCookie(c, cookieOf(c));
      deleteCookie(c, cookieOf(c), { path: "/", secure: c.var.secure });
      const session = await arriveFromProvider(c.var.context, { url: callbackOf(c) + search, secret }, originOf(c));
      await giveSession(c, session);
      return c.redirect("/", 302);
    }),
  );

/** A person stands here, not a program: what they can act on is a page with a way back. */
async function orPage(c: Context<ApiEnv>, answer: () => Promise<Response>): Promise<Response> {
  try {
    return await answer();
  } catch (error) {
    if (!(error instanceof AppError) || error.code === "not_found") throw error;
    return c.html(
      html`<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
        <title>Countersign: not signed in</title>
        <main style="font: 1rem/1.5 system-ui; max-width: 34rem; margin: 4rem auto; padding: 0 1rem">
          <h1 style="font-size: 1.3rem">You are not signed in</h1>
          <p>${error.message}</p>
          <p><a href="/">Back to the sign-in</a></p>
        </main></html>`,
      statusOf(error),
    );
  }
}
