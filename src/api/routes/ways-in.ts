/** `/people/{id}/ways-in` and `/links`: what an admin sees and ends of other people's ways in. */
import { createRoute, z } from "@hono/zod-openapi";
import { endSessionOf, endTokenOf, endWaysIn, listWaysIn } from "../../usecases/ways-in.ts";
import { listLinks, withdrawLink } from "../../usecases/withdraw-link.ts";
import { OfferedLinkSchema, SessionSchema, TokenSchema } from "../account-schemas.ts";
import { errorAnswers } from "../errors.ts";
import { createRouter } from "../router.ts";
import { IdParam, json } from "../schemas.ts";

const tags = ["People"];
const gone = { 204: { description: "It is gone" } };

const list = createRoute({
  method: "get",
  path: "/people/{id}/ways-in",
  tags,
  summary: "See where somebody is signed in, and which API tokens they have",
  request: { params: IdParam },
  responses: {
    200: json(
      z.object({ sessions: z.array(SessionSchema), tokens: z.array(TokenSchema) }),
      "Sessions, the last used first, and tokens, the newest first",
    ),
    ...errorAnswers(401, 403, 404),
  },
});

const endAll = createRoute({
  method: "delete",
  path: "/people/{id}/ways-in",
  tags,
  summary: "End all sessions and API tokens of somebody, who may sign in anew",
  request: { params: IdParam },
  responses: { 204: { description: "They are gone" }, ...errorAnswers(401, 403, 404) },
});

const endSession = createRoute({
  method: "delete",
  path: "/people/{id}/sessions/{session}",
  tags,
  summary: "End a session of somebody",
  request: { params: IdParam.extend({ session: z.string().min(1).max(200) }) },
  responses: { ...gone, ...errorAnswers(401, 403, 404) },
});

const endToken = createRoute({
  method: "delete",
  path: "/people/{id}/tokens/{token}",
  tags,
  summary: "End an API token of somebody",
  request: { params: IdParam.extend({ token: z.string().min(1).max(200) }) },
  responses: { ...gone, ...errorAnswers(401, 403, 404) },
});

const links = createRoute({
  method: "get",
  path: "/links",
  tags,
  summary: "List the invitations and links to a new password that still open, the newest first",
  responses: { 200: json(z.object({ items: z.array(OfferedLinkSchema) }), "All of them"), ...errorAnswers(401, 403) },
});

const withdraw = createRoute({
  method: "delete",
  path: "/links/{id}",
  tags,
  summary: "Withdraw an invitation or a link to a new password",
  request: { params: IdParam },
  responses: { ...gone, ...errorAnswers(401, 403, 404) },
});

export const waysInRoutes = createRouter()
  .openapi(list, async (c) => {
    const { sessions, tokens } = await listWaysIn(c.var.context, c.var.actor, c.req.valid("param").id);
    const marked = sessions.map((one) => ({ ...one, current: one.id === c.var.session }));
    return c.json({ sessions: marked, tokens: [...tokens] }, 200);
  })
  .openapi(endAll, async (c) => {
    await endWaysIn(c.var.context, c.var.actor, c.req.valid("param").id);
    return c.body(null, 204);
  })
  .openapi(endSession, async (c) => {
    const { id, session } = c.req.valid("param");
    await endSessionOf(c.var.context, c.var.actor, { person: id, session });
    return c.body(null, 204);
  })
  .openapi(endToken, async (c) => {
    const { id, token } = c.req.valid("param");
    await endTokenOf(c.var.context, c.var.actor, { person: id, token });
    return c.body(null, 204);
  })
  .openapi(links, async (c) => c.json({ items: await listLinks(c.var.context, c.var.actor) }, 200))
  .openapi(withdraw, async (c) => {
    await withdrawLink(c.var.context, c.var.actor, c.req.valid("param").id);
    return c.body(null, 204);
  });
