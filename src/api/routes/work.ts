/** `/work` and `/colleagues`: a person's open work, and who else there is to share it with. */
import { createRoute, z } from "@hono/zod-openapi";
import { listColleagues } from "../../usecases/colleagues.ts";
import { countWork, listWork, markRead } from "../../usecases/work.ts";
import { errorAnswers } from "../errors.ts";
import { createRouter } from "../router.ts";
import { json, PageQuery, pageOf } from "../schemas.ts";
import { jsonBody } from "../shapes.ts";
import { ColleagueSchema, WorkCountsSchema, WorkItemSchema } from "../talk-schemas.ts";

const tags = ["Work"];

const list = createRoute({
  method: "get",
  path: "/work",
  tags,
  summary: "List what waits for you, what is due first on top",
  request: { query: PageQuery },
  responses: { 200: json(pageOf(WorkItemSchema), "A page of your work"), ...errorAnswers(400, 401, 403) },
});

const counts = createRoute({
  method: "get",
  path: "/work/counts",
  tags,
  summary: "Count what waits for you",
  responses: { 200: json(WorkCountsSchema, "How much, and what is due first"), ...errorAnswers(401, 403) },
});

const read = createRoute({
  method: "post",
  path: "/work/read",
  tags,
  summary: "Mark comments that mention you as read: those on one question, or all",
  request: {
    body: jsonBody(z.strictObject({ question: z.string().max(200).optional() })),
  },
  responses: { 200: json(WorkCountsSchema, "What still waits"), ...errorAnswers(400, 401, 403) },
});

const colleagues = createRoute({
  method: "get",
  path: "/colleagues",
  tags,
  summary: "List everybody with an open account, to give work to or to mention",
  responses: { 200: json(z.object({ items: z.array(ColleagueSchema) }), "By name"), ...errorAnswers(401, 403) },
});

export const workRoutes = createRouter()
  .openapi(list, async (c) => c.json(await listWork(c.var.context, c.var.actor, c.req.valid("query")), 200))
  .openapi(counts, async (c) => c.json(await countWork(c.var.context, c.var.actor), 200))
  .openapi(read, async (c) => c.json(await markRead(c.var.context, c.var.actor, c.req.valid("json").question), 200))
  .openapi(colleagues, async (c) => c.json({ items: await listColleagues(c.var.context, c.var.actor) }, 200));
