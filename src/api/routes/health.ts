/** `/health` and `/ready`, for whatever keeps the process running: open to strangers, and telling them nothing else. */
import { createRoute, z } from "@hono/zod-openapi";
import { isReady } from "../../usecases/is-ready.ts";
import { errorAnswers } from "../errors.ts";
import { createRouter } from "../router.ts";
import { json } from "../schemas.ts";

const tags = ["Health"];
const StatusSchema = z.object({ status: z.literal("ok") });

const health = createRoute({
  method: "get",
  path: "/health",
  tags,
  security: [],
  summary: "Whether the process answers at all",
  responses: { 200: json(StatusSchema, "It does") },
});

const ready = createRoute({
  method: "get",
  path: "/ready",
  tags,
  security: [],
  summary: "Whether it can work: the database answers",
  responses: { 200: json(StatusSchema, "It can"), ...errorAnswers(503) },
});

export const healthRoutes = createRouter()
  .openapi(health, (c) => c.json({ status: "ok" as const }, 200))
  .openapi(ready, async (c) => {
    await isReady(c.var.context);
    return c.json({ status: "ok" as const }, 200);
  });
