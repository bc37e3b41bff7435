/** `/questions`: one question, the decisions on it, its record, and its answer kept for the next customer. */
import { createRoute, z } from "@hono/zod-openapi";
import { decideQuestion, getQuestion } from "../../usecases/decide-question.ts";
import { keepAnswer } from "../../usecases/keep-answer.ts";
import { listEvents } from "../../usecases/list-events.ts";
import { lookAlikes } from "../../usecases/look-alikes.ts";
import { errorAnswers } from "../errors.ts";
import { LookAlikesSchema } from "../library-schemas.ts";
import { createRouter } from "../router.ts";
import { EntrySchema, EventSchema, IdParam, json, QuestionSchema } from "../schemas.ts";
import { jsonBody } from "../shapes.ts";
import { DayField } from "../talk-schemas.ts";

const tags = ["Questions"];

/** Excel's bound on the length of a cell's text. */
const LONGEST_ANSWER = 32_767;

const GivenAnswerSchema = z.object({
  option: z.string().max(LONGEST_ANSWER).nullable(),
  text: z.string().max(LONGEST_ANSWER),
  entry: z.string().max(200).nullish().openapi({ description: "Library entry it was taken from or written over" }),
  also: z
    .array(z.string().max(200))
    .max(20)
    .optional()
    .openapi({ description: "Further entries whose words were put into it; their citations are added" }),
});

const reason = z.string().max(2000).optional();
const version = z.int().openapi({ description: "The question's version that the decision was made on" });

export const DecisionSchema = z
  .discriminatedUnion("action", [
    z.object({ version, action: z.literal("approve"), answer: GivenAnswerSchema.optional() }),
    z.object({ version, action: z.literal("edit"), answer: GivenAnswerSchema }),
    z.object({ version, action: z.literal("reject"), reason }),
    z.object({ version, action: z.literal("not_applicable"), reason }),
    z.object({ version, action: z.literal("reopen") }),
    z.object({ version, action: z.literal("discard") }),
    z.object({
      version,
      action: z.literal("assign"),
      assignee: z
        .string()
        .trim()
        .min(1)
        .max(254)
        .nullable()
        .openapi({ description: "A person's id, e-mail address, or name where only one has it" }),
      due: DayField.nullable().optional().openapi({ description: "Stays as it is where it is left out" }),
    }),
  ])
  .openapi("Decision");

const get = createRoute({
  method: "get",
  path: "/questions/{id}",
  tags,
  summary: "Read one question",
  request: { params: IdParam },
  responses: { 200: json(QuestionSchema, "The question"), ...errorAnswers(401, 403, 404) },
});

const events = createRoute({
  method: "get",
  path: "/questions/{id}/events",
  tags,
  summary: "Read the record of decisions on a question, oldest first",
  request: { params: IdParam },
  responses: { 200: json(z.object({ items: z.array(EventSchema) }), "The events"), ...errorAnswers(401, 403, 404) },
});

const decision = createRoute({
  method: "post",
  path: "/questions/{id}/decisions",
  tags,
  summary: "Approve, edit, reject, mark not applicable, reopen, discard the draft or assign",
  description:
    "Names the version it was made on. Where somebody else was first the answer is 409 `conflict` with the newer question in `details.current`.",
  request: { params: IdParam, body: jsonBody(DecisionSchema) },
  responses: { 200: json(QuestionSchema, "The question as it now is"), ...errorAnswers(400, 401, 403, 404, 409) },
});

const keep = createRoute({
  method: "post",
  path: "/questions/{id}/keep",
  tags,
  summary: "Keep the approved answer as a library entry, with the customer's wording as a phrasing",
  request: {
    params: IdParam,
    body: jsonBody(
      z.object({
        question: z.string().trim().min(1).max(4000).optional(),
        phrasings: z.array(z.string().max(4000)).max(50).optional(),
      }),
    ),
  },
  responses: {
    200: json(z.object({ entry: EntrySchema, alike: LookAlikesSchema }), "The entry, and what is like it"),
    ...errorAnswers(401, 403, 404, 409),
  },
});

export const questionRoutes = createRouter()
  .openapi(get, async (c) => c.json(await getQuestion(c.var.context, c.var.actor, c.req.valid("param").id), 200))
  .openapi(events, async (c) => {
    const items = await listEvents(c.var.context, c.var.actor, c.req.valid("param").id);
    return c.json({ items }, 200);
  })
  .openapi(decision, async (c) => {
    const { id } = c.req.valid("param");
    const { version, ...decision } = c.req.valid("json");
    return c.json(await decideQuestion(c.var.context, c.var.actor, { id, version, decision }), 200);
  })
  .openapi(keep, async (c) => {
    const { question, phrasings } = c.req.valid("json");
    const { id } = c.req.valid("param");
    const entry = await keepAnswer(c.var.context, c.var.actor, { id, wording: question, phrasings });
    return c.json({ entry, alike: await lookAlikes(c.var.context, c.var.actor, entry) }, 200);
  });
