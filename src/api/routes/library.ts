/** `/library`: what answers are made of; search it, bring more in, ask it a question. */
import { createRoute, z } from "@hono/zod-openapi";
import { ask } from "../../usecases/ask.ts";
import { importFiles } from "../../usecases/import-files.ts";
import { listLibrary } from "../../usecases/list-library.ts";
import { ImportResultSchema } from "../document-schemas.ts";
import { errorAnswers } from "../errors.ts";
import { LibraryQuerySchema, ShownEntrySchema } from "../library-schemas.ts";
import { createRouter } from "../router.ts";
import { json, pageOf, SuggestionSchema } from "../schemas.ts";
import { jsonBody } from "../shapes.ts";
import { bytesOf, FileSchema } from "../upload.ts";

const tags = ["Library"];

const list = createRoute({
  method: "get",
  path: "/library",
  tags,
  summary: "List entries, or with `search` rank them as matching would",
  request: {
    query: LibraryQuerySchema,
  },
  responses: {
    200: json(pageOf(ShownEntrySchema), "A page of entries; of a search best first"),
  },
});

const ImportFormSchema = z.object({
  file: z.union([FileSchema, z.array(FileSchema)]),
  as: z
    .enum(["document", "answers"])
    .optional()
    .openapi({ description: "What the tables among them are, where their contents leave it open or say otherwise" }),
});

const importRoute = createRoute({
  method: "post",
  path: "/library/import",
  tags,
  summary:
    "Import documents, curated answers (.yaml), answers given before and exported libraries, each file for itself",
  description:
    "Each file is told by its contents. A file alone that cannot be read is an error; of several, it is named and the others are imported.",
  request: {
    body: {
      required: true,
      content: { "multipart/form-data": { schema: ImportFormSchema } },
    },
  },
  responses: {
    200: json(ImportResultSchema, "How many were new or changed, and what became of each file"),
    ...errorAnswers(400, 401, 403, 413, 415, 422),
  },
});

const askRoute = createRoute({
  method: "post",
  path: "/ask",
  tags,
  summary: "Ask the library one question",
  request: {
    body: jsonBody(
      z.object({
        question: z.string().trim().min(1).max(8000),
        options: z.array(z.string().max(500)).max(100).default([]),
      }),
    ),
  },
  responses: { 200: json(SuggestionSchema, "The suggestion, or an honest no match"), ...errorAnswers(400, 401, 403) },
});

export const libraryRoutes = createRouter()
  .openapi(list, async (c) => c.json(await listLibrary(c.var.context, c.var.actor, c.req.valid("query")), 200))
  .openapi(importRoute, async (c) => {
    const { file, as } = c.req.valid("form");
    const files = [file].flat().map((one) => ({ name: one.name, size: one.size, bytes: () => bytesOf(one) }));
    return c.json(await importFiles(c.var.context, c.var.actor, files, { as, signal: c.req.raw.signal }), 200);
  })
  .openapi(askRoute, async (c) => c.json(await ask(c.var.context, c.var.actor, c.req.valid("json")), 200));
