/** The few operations that strangers may use: sign in, open a one-time link, and see whether they are signed in. */
import { createRoute, z } from "@hono/zod-openapi";
import type { Context } from "hono";
import { type Actor, may } from "../../domain/actor.ts";
import { permissionsOf } from "../../domain/role.ts";
import { lookAtLink, openLink } from "../../usecases/open-link.ts";
import { actorOfSession } from "../../usecases/sessions.ts";
import { signIn } from "../../usecases/sign-in.ts";
import { CodeField, EmailField, LinkSchema, MeSchema, NameField, PasswordField } from "../account-schemas.ts";
import { giveSession, originOf } from "../begin-session.ts";
import type { ApiEnv } from "../environment.ts";
import { errorAnswers } from "../errors.ts";
import { identify } from "../identity.ts";
import { createRouter } from "../router.ts";
import { json } from "../schemas.ts";
import { jsonBody } from "../shapes.ts";

const tags = ["Session"];
const MaybeMe = z.object({ person: MeSchema.nullable() });

const whoAmI = createRoute({
  method: "get",
  path: "/session",
  tags,
  security: [],
  summary: "Who is signed in; `person` is null for a stranger",
  responses: { 200: json(MaybeMe, "The person, or null") },
});

const enter = createRoute({
  method: "post",
  path: "/session",
  tags,
  security: [],
  summary: "Sign in by e-mail address, password and, where a second factor is set up, a code; the session is a cookie",
  request: { body: jsonBody(z.object({ email: EmailField, password: PasswordField, code: CodeField.optional() })) },
  responses: { 200: json(MaybeMe, "Signed in"), ...errorAnswers(400, 401, 429) },
});

const look = createRoute({
  method: "post",
  path: "/links/look",
  tags,
  security: [],
  summary: "See what a one-time link is for",
  request: { body: jsonBody(z.object({ secret: z.string().min(1).max(200) })) },
  responses: { 200: json(LinkSchema, "The link"), ...errorAnswers(400, 404) },
});

const open = createRoute({
  method: "post",
  path: "/links/open",
  tags,
  security: [],
  summary: "Use a one-time link: choose a password, and be signed in",
  request: {
    body: jsonBody(
      z.object({
        secret: z.string().min(1).max(200),
        password: PasswordField,
        name: NameField.optional(),
        email: EmailField.optional(),
        code: CodeField.optional(),
      }),
    ),
  },
  responses: { 200: json(MaybeMe, "Signed in"), ...errorAnswers(400, 401, 404, 409, 429) },
});

export const doorRoutes = createRouter()
  .openapi(whoAmI, async (c) => {
    const found = await identify(c);
    return c.json({ person: found ? me(c, found.actor) : null }, 200);
  })
  .openapi(enter, async (c) => {
    const { secret } = await signIn(c.var.context, c.req.valid("json"), originOf(c));
    return c.json({ person: await begin(c, secret) }, 200);
  })
  .openapi(look, async (c) => c.json(await lookAtLink(c.var.context, c.req.valid("json").secret), 200))
  .openapi(open, async (c) => {
    const secret = await openLink(c.var.context, c.req.valid("json"), originOf(c));
    return c.json({ person: await begin(c, secret) }, 200);
  });

async function begin(c: Context<ApiEnv>, secret: string) {
  await giveSession(c, secret);
  const now = await actorOfSession(c.var.context, secret);
  return now ? me(c, now.actor) : null;
}

function me(c: Context<ApiEnv>, actor: Actor) {
  const { id, name, role, lacksSecondFactor = false } = actor;
  return {
    id,
    name,
    role,
    permissions: permissionsOf(role).filter((one) => may(actor, one)),
    lacksSecondFactor,
    signOutPath: c.var.context.access?.signOutPath ?? null,
  };
}
