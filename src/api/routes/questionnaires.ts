/** `/questionnaires`: take a workbook in, list and read what is found, give the filled workbook back. */
import { createRoute, z } from "@hono/zod-openapi";
import { CITATION_STYLES } from "../../domain/export.ts";
import { QUESTIONNAIRE_STATUSES } from "../../domain/stored-questionnaire.ts";
import { editQuestionnaire } from "../../usecases/edit-questionnaire.ts";
import { exportQuestionnaire, planExport } from "../../usecases/export-questionnaire.ts";
import { getQuestionnaire } from "../../usecases/get-questionnaire.ts";
import { listQuestionnaires } from "../../usecases/list-questionnaires.ts";
import { listQuestions } from "../../usecases/list-questions.ts";
import { removeQuestionnaire } from "../../usecases/remove-questionnaire.ts";
import { uploadQuestionnaire } from "../../usecases/upload-questionnaire.ts";
import { contentDisposition, contentType } from "../download.ts";
import { errorAnswers } from "../errors.ts";
import { createRouter } from "../router.ts";
import {
  BandSchema,
  ExportPlanSchema,
  IdParam,
  JobSchema,
  json,
  PageQuery,
  pageOf,
  QuestionnaireSchema,
  QuestionSchema,
  ReviewStateSchema,
} from "../schemas.ts";
import { jsonBody } from "../shapes.ts";
import { DayField } from "../talk-schemas.ts";
import { bytesOf, FileSchema } from "../upload.ts";

const tags = ["Questionnaires"];

const CustomerField = z.string().max(200);

const upload = createRoute({
  method: "post",
  path: "/questionnaires",
  tags,
  summary: "Upload a customer's workbook (.xlsx, .xlsm) or .csv; matching starts as a job",
  request: {
    body: {
      required: true,
      content: {
        "multipart/form-data": {
          schema: z.object({ file: FileSchema, customer: CustomerField.optional(), due: DayField.optional() }),
        },
      },
    },
  },
  responses: {
    201: json(z.object({ questionnaire: QuestionnaireSchema, job: JobSchema }), "What was found"),
    ...errorAnswers(400, 401, 403, 413, 415, 422),
  },
});

const list = createRoute({
  method: "get",
  path: "/questionnaires",
  tags,
  summary: "List questionnaires, newest first",
  request: {
    query: PageQuery.extend({
      cursor: z
        .string()
        .regex(/^\S{1,40} \S{1,60}$/, "not a cursor of this list")
        .optional(),
      status: z
        .enum(QUESTIONNAIRE_STATUSES)
        .optional()
        .openapi({ description: "Open and done leave out what is archived" }),
      search: z.string().max(200).optional(),
      mine: z
        .enum(["true", "false"])
        .optional()
        .openapi({ description: "What you uploaded, or where work waits for you" }),
    }),
  },
  responses: { 200: json(pageOf(QuestionnaireSchema), "A page of questionnaires") },
});

const get = createRoute({
  method: "get",
  path: "/questionnaires/{id}",
  tags,
  summary: "Read one questionnaire with its progress",
  request: { params: IdParam },
  responses: { 200: json(QuestionnaireSchema, "The questionnaire"), ...errorAnswers(401, 403, 404) },
});

const edit = createRoute({
  method: "patch",
  path: "/questionnaires/{id}",
  tags,
  summary: "Change its name, customer or due date, archive it or bring it back",
  description: "Names the version it was made on; what is left out stays.",
  request: {
    params: IdParam,
    body: jsonBody(
      z.strictObject({
        version: z.int(),
        name: z.string().max(200).optional(),
        customer: CustomerField.nullable().optional(),
        due: DayField.nullable().optional(),
        archived: z.boolean().optional(),
      }),
    ),
  },
  responses: {
    200: json(QuestionnaireSchema, "The questionnaire as it now is"),
    ...errorAnswers(400, 401, 403, 404, 409),
  },
});

const remove = createRoute({
  method: "delete",
  path: "/questionnaires/{id}",
  tags,
  summary: "Delete a questionnaire with everything that hangs on it; the record of decisions stays",
  request: { params: IdParam },
  responses: { 204: { description: "It is gone" }, ...errorAnswers(401, 403, 404) },
});

const questions = createRoute({
  method: "get",
  path: "/questionnaires/{id}/questions",
  tags,
  summary: "List its questions with their suggestions, in the order of the workbook",
  request: {
    params: IdParam,
    query: PageQuery.extend({
      cursor: z.string().regex(/^\d+$/).optional(),
      state: ReviewStateSchema.optional(),
      match: z.enum([...BandSchema.options, "no_match", "unmatched"]).optional(),
      search: z.string().max(200).optional(),
    }),
  },
  responses: { 200: json(pageOf(QuestionSchema), "A page of questions"), ...errorAnswers(401, 403, 404) },
});

/** Where the customer is shown the evidence. */
const CitationsQuery = z.object({ citations: z.enum(CITATION_STYLES).default("none") });

const plan = createRoute({
  method: "get",
  path: "/questionnaires/{id}/export/plan",
  tags,
  summary: "What an export would write now, and what stays open",
  request: { params: IdParam, query: CitationsQuery },
  responses: { 200: json(ExportPlanSchema, "The plan"), ...errorAnswers(401, 403, 404) },
});

const download = createRoute({
  method: "post",
  path: "/questionnaires/{id}/export",
  tags,
  summary: "Download the customer's workbook with the approved answers in their cells",
  description: "A POST, since each export is put on the record with the exact texts that left.",
  request: { params: IdParam, query: CitationsQuery },
  responses: {
    200: {
      description: "The filled workbook",
      content: { "application/octet-stream": { schema: z.string().openapi({ format: "binary" }) } },
    },
    ...errorAnswers(401, 403, 404, 409),
  },
});

export const questionnaireRoutes = createRouter()
  .openapi(upload, async (c) => {
    const { file, customer, due } = c.req.valid("form");
    const bytes = await bytesOf(file);
    const made = await uploadQuestionnaire(c.var.context, c.var.actor, {
      fileName: file.name,
      bytes,
      customer: customer?.trim() || null,
      due: due ?? null,
    });
    return c.json(made, 201);
  })
  .openapi(list, async (c) => {
    const { mine, ...query } = c.req.valid("query");
    return c.json(await listQuestionnaires(c.var.context, c.var.actor, { ...query, mine: mine === "true" }), 200);
  })
  .openapi(get, async (c) => c.json(await getQuestionnaire(c.var.context, c.var.actor, c.req.valid("param").id), 200))
  .openapi(edit, async (c) => {
    const { version, ...edit } = c.req.valid("json");
    const { id } = c.req.valid("param");
    return c.json(await editQuestionnaire(c.var.context, c.var.actor, { id, version, edit }), 200);
  })
  .openapi(remove, async (c) => {
    await removeQuestionnaire(c.var.context, c.var.actor, c.req.valid("param").id);
    return c.body(null, 204);
  })
  .openapi(questions, async (c) =>
    c.json(await listQuestions(c.var.context, c.var.actor, c.req.valid("param").id, c.req.valid("query")), 200),
  )
  .openapi(plan, async (c) => {
    const { citations } = c.req.valid("query");
    return c.json(await planExport(c.var.context, c.var.actor, c.req.valid("param").id, citations), 200);
  })
  .openapi(download, async (c) => {
    const { citations } = c.req.valid("query");
    const { made, bytes } = await exportQuestionnaire(c.var.context, c.var.actor, c.req.valid("param").id, citations);
    return c.body(bytes as Uint8Array<ArrayBuffer>, 200, {
      "Content-Type": contentType(made.fileName),
      "Content-Disposition": contentDisposition(made.fileName),
      "X-Export-Id": made.id,
    });
  });
