/** Answers in and out: completed questionnaires and other tools' libraries, planned first; our own library, whole. */
import { createRoute, z } from "@hono/zod-openapi";
import { bringLibrary } from "../../usecases/bring-library.ts";
import { type ImportedAnswers, importAnswers } from "../../usecases/import-answers.ts";
import { type AnswerPlan, type KnownAnswer, type PlannedAnswer, planAnswers } from "../../usecases/plan-answers.ts";
import type { AnswerFile } from "../../usecases/read-answers.ts";
import { LIBRARY_FORMATS, takeLibrary } from "../../usecases/take-library.ts";
import { LIBRARY_FILE_KINDS, tellFile } from "../../usecases/tell-file.ts";
import {
  AnswerFileSchema,
  AnswerPlanSchema,
  BroughtLibrarySchema,
  DecidedAnswerFileSchema,
  ImportedAnswersSchema,
} from "../answer-schemas.ts";
import { contentDisposition, contentType } from "../download.ts";
import { errorAnswers } from "../errors.ts";
import { createRouter } from "../router.ts";
import { json } from "../schemas.ts";
import { bytesOf, FileSchema } from "../upload.ts";

const tags = ["Library"];
const form = <T extends z.ZodType>(schema: T) => ({
  body: { required: true as const, content: { "multipart/form-data": { schema } } },
});
const errors = errorAnswers(400, 401, 403, 409, 413, 415, 422);

const tell = createRoute({
  method: "post",
  path: "/library/files/tell",
  tags,
  summary: "Tell whether a file is a document, answers given before, or a library's export; nothing is kept",
  request: form(z.object({ file: FileSchema })),
  responses: { 200: json(z.object({ is: z.enum(LIBRARY_FILE_KINDS) }), "What it seems to be"), ...errors },
});

const plan = createRoute({
  method: "post",
  path: "/library/answers/plan",
  tags,
  summary: "What a completed questionnaire would bring, and where it contradicts the library; nothing is kept",
  request: form(AnswerFileSchema),
  responses: { 200: json(AnswerPlanSchema, "The plan"), ...errors },
});

const take = createRoute({
  method: "post",
  path: "/library/answers",
  tags,
  summary: "Import the answers of a completed questionnaire",
  description:
    "What contradicts the library is left out unless `decisions` says otherwise. A decision names the version of the entry that was seen; 409 where it was changed since.",
  request: form(DecidedAnswerFileSchema),
  responses: { 200: json(ImportedAnswersSchema, "What it brought"), ...errors },
});

const whole = createRoute({
  method: "get",
  path: "/library/export",
  tags,
  summary: "Take the whole library away: JSON with everything, XLSX and CSV with the answers and their quotes",
  description:
    "The files that documents were read from are in the JSON as long as it stays within what an upload may have; the command line has no such bound.",
  request: { query: z.object({ format: z.enum(LIBRARY_FORMATS).default("json") }) },
  responses: {
    200: { description: "The library", content: { "application/octet-stream": { schema: FileSchema } } },
    ...errorAnswers(400, 401, 403, 413),
  },
});

const bring = createRoute({
  method: "post",
  path: "/library/bring",
  tags,
  summary: "Bring a library back that was taken away; nothing that was changed here since is overwritten",
  request: form(z.object({ file: FileSchema })),
  responses: { 200: json(BroughtLibrarySchema, "What it brought"), ...errors },
});

export const answerRoutes = createRouter()
  .openapi(whole, async (c) => {
    const { format } = c.req.valid("query");
    // What leaves can come in again through the same door, which the form around a file makes a little narrower.
    const longest = c.var.maxUploadBytes - 4096;
    const { bytes } = await takeLibrary(c.var.context, c.var.actor, format, { longest });
    const name = `countersign-library-${c.var.context.clock.now().toISOString().slice(0, 10)}.${format}`;
    return c.body(bytes as Uint8Array<ArrayBuffer>, 200, {
      "Content-Type": contentType(name),
      "Content-Disposition": contentDisposition(name),
    });
  })
  .openapi(bring, async (c) => {
    const { file } = c.req.valid("form");
    const library = { name: file.name, bytes: await bytesOf(file) };
    const { missing: _, ...done } = await bringLibrary(c.var.context, c.var.actor, library);
    return c.json(done, 200);
  })
  .openapi(tell, async (c) => {
    const { file } = c.req.valid("form");
    return c.json({ is: await tellFile(c.var.actor, { name: file.name, bytes: await bytesOf(file) }) }, 200);
  })
  .openapi(plan, async (c) => {
    const file = await fileOf(c.req.valid("form"));
    return c.json(planJson(await planAnswers(c.var.context, c.var.actor, file)), 200);
  })
  .openapi(take, async (c) => {
    const { decisions = [], ...given } = c.req.valid("form");
    const done: ImportedAnswers = await importAnswers(c.var.context, c.var.actor, await fileOf(given), { decisions });
    return c.json(done, 200);
  });

async function fileOf({ file, customer, ...given }: z.output<typeof AnswerFileSchema>): Promise<AnswerFile> {
  return { ...given, customer: customer || null, fileName: file.name, bytes: await bytesOf(file) };
}

function planJson({ read, fresh, same, conflicts, known }: AnswerPlan) {
  return {
    kind: read.kind,
    title: read.parsed.document.title,
    blocks: read.blocks.map(({ sheet, headerRow, columns, headings }) => ({ sheet, headerRow, columns, headings })),
    answers: read.answers.length,
    fresh: fresh.map(answerJson),
    same: same.map(({ answer, entry, adds }) => ({
      ...answerJson(answer),
      entry: entryJson(entry),
      adds: adds.length > 0,
    })),
    conflicts: conflicts.map(({ answer, entry, difference }) => {
      return { ...answerJson(answer), entry: entryJson(entry), difference };
    }),
    skipped: read.skipped,
    known,
    repeated: read.repeated,
    columns: Array.from(read.columns, ([heading, fact]) => ({ heading, fact })),
    notes: read.notes,
  };
}

const answerJson = ({ place, ref, section, question, option, answer }: PlannedAnswer) => {
  return { place, ref, section, question, option, answer };
};

function entryJson({ id, version, origin, question, option, answer, citations }: KnownAnswer["entry"]) {
  const sources = [...new Set(citations.map(({ title, asOf }) => (asOf ? `${title}, as of ${asOf}` : title)))];
  return { id, version, origin, question, option, answer, sources };
}
