/** What a person does about their own account: sign out, see and end sessions, change the password, make API tokens. */
import { createRoute, z } from "@hono/zod-openapi";
import { changePassword } from "../../usecases/change-password.ts";
import { endOtherSessions, endSession, listSessions } from "../../usecases/sessions.ts";
import { endToken, listTokens, makeToken, refuseToken } from "../../usecases/tokens.ts";
import { NameField, PasswordField, PermissionSchema, SessionSchema, TokenSchema } from "../account-schemas.ts";
import { errorAnswers } from "../errors.ts";
import { createRouter } from "../router.ts";
import { IdParam, json } from "../schemas.ts";
import { clearSessionCookie } from "../session-cookie.ts";
import { jsonBody } from "../shapes.ts";

const tags = ["Account"];
const gone = { 204: { description: "It is gone" } };

const leave = createRoute({
  method: "delete",
  path: "/session",
  tags,
  summary: "Sign out",
  responses: { 204: { description: "Signed out" }, ...errorAnswers(401) },
});

const sessions = createRoute({
  method: "get",
  path: "/sessions",
  tags,
  summary: "List your sessions, the last used first",
  responses: { 200: json(z.object({ items: z.array(SessionSchema) }), "All of them"), ...errorAnswers(401) },
});

const endOne = createRoute({
  method: "delete",
  path: "/sessions/{id}",
  tags,
  summary: "End one of your sessions",
  request: { params: IdParam },
  responses: { ...gone, ...errorAnswers(401, 403, 404) },
});

const endOthers = createRoute({
  method: "delete",
  path: "/sessions",
  tags,
  summary: "End all your sessions but this one",
  responses: { ...gone, ...errorAnswers(401, 403) },
});

const password = createRoute({
  method: "put",
  path: "/password",
  tags,
  summary: "Change your password; all your other sessions end",
  request: {
    body: jsonBody(z.object({ before: PasswordField, after: PasswordField })),
  },
  responses: { 204: { description: "It is changed" }, ...errorAnswers(400, 401, 403, 429) },
});

const tokens = createRoute({
  method: "get",
  path: "/tokens",
  tags,
  summary: "List your API tokens, the newest first",
  responses: { 200: json(z.object({ items: z.array(TokenSchema) }), "All of them"), ...errorAnswers(401) },
});

const makeOne = createRoute({
  method: "post",
  path: "/tokens",
  tags,
  summary: "Make an API token; its secret is shown only now",
  request: {
    body: jsonBody(
      z.object({
        name: NameField,
        scopes: z.array(PermissionSchema).min(1).max(10),
        days: z.int().min(1).max(366).default(90),
        password: PasswordField.optional().openapi({ description: "Yours, where you signed in with it" }),
      }),
    ),
  },
  responses: {
    201: json(z.object({ token: TokenSchema, secret: z.string() }), "The token"),
    ...errorAnswers(400, 401, 403, 429),
  },
});

const endTokenRoute = createRoute({
  method: "delete",
  path: "/tokens/{id}",
  tags,
  summary: "End an API token",
  request: { params: IdParam },
  responses: { ...gone, ...errorAnswers(401, 403, 404) },
});

export const accountRoutes = createRouter()
  .openapi(leave, async (c) => {
    const { context, actor, session } = c.var;
    if (session) await endSession(context, actor, session);
    clearSessionCookie(c);
    return c.body(null, 204);
  })
  .openapi(sessions, async (c) => {
    const items = await listSessions(c.var.context, c.var.actor);
    return c.json({ items: items.map((one) => ({ ...one, current: one.id === c.var.session })) }, 200);
  })
  .openapi(endOne, async (c) => {
    refuseToken(c.var.actor);
    await endSession(c.var.context, c.var.actor, c.req.valid("param").id);
    return c.body(null, 204);
  })
  .openapi(endOthers, async (c) => {
    refuseToken(c.var.actor);
    await endOtherSessions(c.var.context, c.var.actor, c.var.session);
    return c.body(null, 204);
  })
  .openapi(password, async (c) => {
    refuseToken(c.var.actor);
    await changePassword(c.var.context, c.var.actor, { ...c.req.valid("json"), session: c.var.session ?? "" });
    return c.body(null, 204);
  })
  .openapi(tokens, async (c) => c.json({ items: await listTokens(c.var.context, c.var.actor) }, 200))
  .openapi(makeOne, async (c) => {
    const { context, actor, session } = c.var;
    return c.json(await makeToken(context, actor, { ...c.req.valid("json"), session }), 201);
  })
  .openapi(endTokenRoute, async (c) => {
    await endToken(c.var.context, c.var.actor, c.req.valid("param").id);
    return c.body(null, 204);
  });
