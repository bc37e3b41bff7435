/** Many questions decided at once, one's own decisions taken back and told, and which questions ask nearly the same. */
import { createRoute } from "@hono/zod-openapi";
import { decideQuestions } from "../../usecases/decide-questions.ts";
import { ownSteps } from "../../usecases/own-steps.ts";
import { similarQuestions } from "../../usecases/similar-questions.ts";
import { undoDecisions } from "../../usecases/undo-decisions.ts";
import { ManyDecidedSchema, ManyDecisionsSchema, OwnStepsSchema, SimilarSchema, UndoSchema } from "../bulk-schemas.ts";
import { errorAnswers } from "../errors.ts";
import { createRouter } from "../router.ts";
import { IdParam, json } from "../schemas.ts";
import { jsonBody } from "../shapes.ts";

const tags = ["Questions"];

const decisions = createRoute({
  method: "post",
  path: "/questionnaires/{id}/decisions",
  tags,
  summary: "Decide many questions at once",
  description:
    "Each names the version it was made on. What changed meanwhile is left alone and listed in `conflicts`; the rest is written in one batch, with an event for each.",
  request: {
    params: IdParam,
    body: jsonBody(ManyDecisionsSchema),
  },
  responses: { 200: json(ManyDecidedSchema, "What became of each"), ...errorAnswers(400, 401, 403, 404) },
});

const undo = createRoute({
  method: "post",
  path: "/questionnaires/{id}/undo",
  tags,
  summary: "Take back your own newest decisions, where nobody has changed the questions since",
  request: { params: IdParam, body: jsonBody(UndoSchema) },
  responses: { 200: json(ManyDecidedSchema, "What became of each"), ...errorAnswers(400, 401, 403, 404) },
});

const steps = createRoute({
  method: "get",
  path: "/questionnaires/{id}/steps",
  tags,
  summary: "Your own newest steps that can be taken back, the newest first",
  description:
    "At most 20, read from the record. What was decided in one request is one step. A question is left out as soon as somebody else has decided on it since.",
  request: { params: IdParam },
  responses: { 200: json(OwnStepsSchema, "The steps"), ...errorAnswers(401, 403, 404) },
});

const similar = createRoute({
  method: "get",
  path: "/questions/{id}/similar",
  tags,
  summary: "Other questions of the questionnaire that ask nearly the same, the most alike first",
  request: { params: IdParam },
  responses: { 200: json(SimilarSchema, "The questions"), ...errorAnswers(401, 403, 404) },
});

export const bulkRoutes = createRouter()
  .openapi(decisions, async (c) => {
    const wanted = c.req.valid("json").decisions.map(({ id, version, ...decision }) => ({ id, version, decision }));
    return c.json(await decideQuestions(c.var.context, c.var.actor, c.req.valid("param").id, wanted), 200);
  })
  .openapi(undo, async (c) => {
    const { questions } = c.req.valid("json");
    return c.json(await undoDecisions(c.var.context, c.var.actor, c.req.valid("param").id, questions), 200);
  })
  .openapi(steps, async (c) => {
    const items = await ownSteps(c.var.context, c.var.actor, c.req.valid("param").id);
    return c.json({ items }, 200);
  })
  .openapi(similar, async (c) => {
    const items = await similarQuestions(c.var.context, c.var.actor, c.req.valid("param").id);
    return c.json({ items }, 200);
  });
