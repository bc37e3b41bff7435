/** `/questionnaires/{id}/layout` and its sheets: see what was found on the customer's sheets, and set it right. */
import { createRoute, z } from "@hono/zod-openapi";
import { correctLayout, previewLayout } from "../../usecases/correct-layout.ts";
import { previewSheet } from "../../usecases/preview-sheet.ts";
import { errorAnswers } from "../errors.ts";
import { AgreedCorrectionsSchema, CorrectionsSchema, LayoutPreviewSchema } from "../layout-schemas.ts";
import { createRouter } from "../router.ts";
import { IdParam, json, QuestionnaireSchema, SheetPreviewSchema } from "../schemas.ts";
import { jsonBody } from "../shapes.ts";

const tags = ["Layout"];

const body = jsonBody(CorrectionsSchema);
const agreed = jsonBody(AgreedCorrectionsSchema);

const sheet = createRoute({
  method: "get",
  path: "/questionnaires/{id}/sheets/{sheet}",
  tags,
  summary: "A window on a sheet as the customer sees it",
  request: {
    params: IdParam.extend({ sheet: z.string().max(255) }),
    query: z.object({
      first: z.coerce.number().int().min(1).max(1_048_576).default(1),
      count: z.coerce.number().int().min(1).max(500).default(100),
    }),
  },
  responses: { 200: json(SheetPreviewSchema, "Its rows with text"), ...errorAnswers(401, 403, 404) },
});

const preview = createRoute({
  method: "post",
  path: "/questionnaires/{id}/layout/preview",
  tags,
  summary: "What corrections would make of the questionnaire; nothing is changed",
  request: { params: IdParam, body },
  responses: { 200: json(LayoutPreviewSchema, "What would be found"), ...errorAnswers(400, 401, 403, 404) },
});

const correct = createRoute({
  method: "put",
  path: "/questionnaires/{id}/layout",
  tags,
  summary: "Correct the layout: sheets in or out, header row, the columns' roles",
  description:
    "In place of all earlier corrections. Questions found again keep their reviews, new ones are matched, and the correction is remembered for the next workbook with the same headings.",
  request: { params: IdParam, body: agreed },
  responses: {
    200: json(QuestionnaireSchema, "The questionnaire as it now is"),
    ...errorAnswers(400, 401, 403, 404, 409, 422),
  },
});

export const layoutRoutes = createRouter()
  .openapi(sheet, async (c) => {
    const { id, sheet } = c.req.valid("param");
    return c.json(await previewSheet(c.var.context, c.var.actor, id, { sheet, ...c.req.valid("query") }), 200);
  })
  .openapi(preview, async (c) => {
    const { corrections } = c.req.valid("json");
    return c.json(await previewLayout(c.var.context, c.var.actor, c.req.valid("param").id, corrections), 200);
  })
  .openapi(correct, async (c) => {
    const { corrections, seen } = c.req.valid("json");
    return c.json(await correctLayout(c.var.context, c.var.actor, c.req.valid("param").id, corrections, seen), 200);
  });
