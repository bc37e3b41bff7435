/** `/questionnaires/{id}/changes`: what an open page polls to stay true while others work, and to say that it is here. */
import { createRoute, z } from "@hono/zod-openapi";
import { followChanges } from "../../usecases/follow-changes.ts";
import { errorAnswers } from "../errors.ts";
import { createRouter } from "../router.ts";
import { IdParam, json, QuestionSchema } from "../schemas.ts";
import { PresenceSchema } from "../talk-schemas.ts";

const ChangesSchema = z
  .object({
    cursor: z.int().openapi({ description: "Pass it as `since` the next time" }),
    questions: z.array(QuestionSchema).readonly(),
    questionnaire: z.boolean().openapi({ description: "Whether the questionnaire and its counts have changed" }),
    reload: z.boolean().openapi({ description: "Whether the questions should be read anew" }),
    people: z.array(PresenceSchema).readonly().openapi({ description: "The others who have it open" }),
  })
  .openapi("Changes");

const changes = createRoute({
  method: "get",
  path: "/questionnaires/{id}/changes",
  tags: ["Questionnaires"],
  summary: "What has changed since a cursor, and who else has it open",
  description:
    "Made to be polled every second or two. With `at` it also shows the others where you are, for some seconds; `left` takes that back.",
  request: {
    params: IdParam,
    query: z.object({
      since: z.coerce.number().int().min(0).optional().openapi({ description: "Without it, the last minute" }),
      at: z
        .string()
        .max(200)
        .optional()
        .openapi({ description: "Id of the question you have open, `none`, or `left`" }),
    }),
  },
  responses: { 200: json(ChangesSchema, "The changes"), ...errorAnswers(400, 401, 403, 404) },
});

export const changeRoutes = createRouter().openapi(changes, async (c) => {
  const { since, at } = c.req.valid("query");
  const followed = await followChanges(c.var.context, c.var.actor, c.req.valid("param").id, {
    since,
    at: at === "none" ? null : at,
  });
  return c.json(followed, 200);
});
