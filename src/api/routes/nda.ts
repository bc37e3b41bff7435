/** `/questionnaires/{id}/nda`: whether the customer has signed, and with it whether evidence under NDA may be sent. */
import { createRoute, z } from "@hono/zod-openapi";
import { recordNda } from "../../usecases/record-nda.ts";
import { errorAnswers } from "../errors.ts";
import { createRouter } from "../router.ts";
import { IdParam, json, QuestionnaireSchema } from "../schemas.ts";
import { jsonBody } from "../shapes.ts";

const put = createRoute({
  method: "put",
  path: "/questionnaires/{id}/nda",
  tags: ["Questionnaires"],
  summary: "Say whether a non-disclosure agreement with the customer is in place",
  request: {
    params: IdParam,
    body: jsonBody(z.strictObject({ nda: z.boolean() })),
  },
  responses: { 200: json(QuestionnaireSchema, "The questionnaire"), ...errorAnswers(400, 401, 403, 404) },
});

export const ndaRoutes = createRouter().openapi(put, async (c) => {
  const { nda } = c.req.valid("json");
  return c.json(await recordNda(c.var.context, c.var.actor, { id: c.req.valid("param").id, nda }), 200);
});
