/** `/insight`: coverage, reuse, time and gaps. */
import { createRoute, z } from "@hono/zod-openapi";
import { insight } from "../../usecases/insight.ts";
import { errorAnswers } from "../errors.ts";
import { InsightSchema } from "../insight-schemas.ts";
import { createRouter } from "../router.ts";
import { json } from "../schemas.ts";

const show = createRoute({
  method: "get",
  path: "/insight",
  tags: ["Insight"],
  summary: "Tell what the library covers, what is reused, how long questionnaires take, and what is missing",
  request: {
    query: z.object({
      days: z.coerce.number().int().min(1).max(3660).default(365).openapi({
        description: "How far back questionnaires are looked at, counted by when they came in",
      }),
    }),
  },
  responses: { 200: json(InsightSchema, "Counts, by month, topic and entry"), ...errorAnswers(400, 401, 403) },
});

export const insightRoutes = createRouter().openapi(show, async (c) =>
  c.json(await insight(c.var.context, c.var.actor, c.req.valid("query")), 200),
);
