/** `/jobs`: how far long work is. */
import { createRoute } from "@hono/zod-openapi";
import { getJob } from "../../usecases/get-job.ts";
import { errorAnswers } from "../errors.ts";
import { createRouter } from "../router.ts";
import { IdParam, JobSchema, json } from "../schemas.ts";

const get = createRoute({
  method: "get",
  path: "/jobs/{id}",
  tags: ["Jobs"],
  summary: "Poll a job's progress",
  request: { params: IdParam },
  responses: { 200: json(JobSchema, "The job"), ...errorAnswers(401, 403, 404) },
});

export const jobRoutes = createRouter().openapi(get, async (c) =>
  c.json(await getJob(c.var.context, c.var.actor, c.req.valid("param").id), 200),
);
