/** `/library`: what answers are made of; search it, bring more in, ask it a question. */
import { createRoute, z } from "@hono/zod-openapi";
import { ask } from "../../usecases/ask.ts";
import { importDocuments } from "../../usecases/import-documents.ts";
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

const importFiles = createRoute({
  method: "post",
  path: "/library/import",
  tags,
  summary: "Import source documents of any kind and curated answers (.yaml), each file for itself",
  description: "A file alone that cannot be read is an error; of several, it is named and the others are imported.",
  request: {
    body: {
      required: true,
      content: { "multipart/form-data": { schema: z.object({ file: z.union([FileSchema, z.array(FileSchema)]) }) } },
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
  .openapi(importFiles, async (c) => {
    const { file } = c.req.valid("form");
    const files = [file].flat().map((one) => ({ name: one.name, size: one.size, bytes: () => bytesOf(one) }));
    return c.json(await importDocuments(c.var.context, c.var.actor, files, { signal: c.req.raw.signal }), 200);
  })
  .openapi(askRoute, async (c) => c.json(await ask(c.var.context, c.var.actor, c.req.valid("json")), 200));
