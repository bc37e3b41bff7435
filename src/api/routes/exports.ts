/** `/questionnaires/{id}/exports`: the filled workbooks that left, and what in each differs from the original. */
import { createRoute, z } from "@hono/zod-openapi";
import { exportDifferences, listExports } from "../../usecases/export-differences.ts";
import { errorAnswers } from "../errors.ts";
import { DifferencesSchema, ExportSchema } from "../export-schemas.ts";
import { createRouter } from "../router.ts";
import { IdParam, json } from "../schemas.ts";

const tags = ["Questionnaires"];

const list = createRoute({
  method: "get",
  path: "/questionnaires/{id}/exports",
  tags,
  summary: "List the filled workbooks that left, newest first",
  request: { params: IdParam },
  responses: { 200: json(z.object({ items: z.array(ExportSchema) }), "The exports"), ...errorAnswers(401, 403, 404) },
});

const differences = createRoute({
  method: "get",
  path: "/questionnaires/{id}/exports/{export}/differences",
  tags,
  summary: "What differs between the customer's workbook and a filled one",
  description: "Both files are read anew: which parts are the same to the byte, and which cells are not.",
  request: { params: IdParam.extend({ export: z.string().min(1).max(200) }) },
  responses: { 200: json(DifferencesSchema, "The differences"), ...errorAnswers(401, 403, 404) },
});

export const exportRoutes = createRouter()
  .openapi(list, async (c) => {
    const items = await listExports(c.var.context, c.var.actor, c.req.valid("param").id);
    return c.json({ items }, 200);
  })
  .openapi(differences, async (c) => {
    const { id, export: one } = c.req.valid("param");
    return c.json(await exportDifferences(c.var.context, c.var.actor, id, one), 200);
  });
