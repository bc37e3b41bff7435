/** `/documents`: read source documents, their earlier editions and the files they came from; bring new ones in step by step. */
import { createRoute, z } from "@hono/zod-openapi";
import { documentUses } from "../../usecases/document-uses.ts";
import { citePresentEdition, editionChanges } from "../../usecases/edition-changes.ts";
import { getDocument, getOriginal, listDocuments } from "../../usecases/get-document.ts";
import { confirmProposal, discardProposal, listProposals, proposeDocument } from "../../usecases/propose-document.ts";
import {
  ConfirmedSchema,
  DocumentFactsSchema,
  DocumentUseSchema,
  EditionChangesSchema,
  EditionSchema,
  ProposalSchema,
  ProposingSchema,
} from "../document-schemas.ts";
import { errorAnswers } from "../errors.ts";
import { originalHeaders } from "../original-headers.ts";
import { createRouter } from "../router.ts";
import { DocumentSchema, EntrySchema, IdParam, json, PassageSchema } from "../schemas.ts";
import { jsonBody } from "../shapes.ts";
import { bytesOf, FileSchema } from "../upload.ts";

const tags = ["Documents"];

const edition = z.string().max(64).optional().openapi({ description: "Content hash; the present edition without it" });

const list = createRoute({
  method: "get",
  path: "/documents",
  tags,
  summary: "List source documents",
  responses: { 200: json(z.object({ items: z.array(DocumentSchema) }), "All of them") },
});

const propose = createRoute({
  method: "post",
  path: "/documents/proposals",
  tags,
  summary: "Read a file and keep it until somebody confirms what it is",
  request: {
    body: { required: true, content: { "multipart/form-data": { schema: z.object({ file: FileSchema }) } } },
  },
  responses: {
    200: json(ProposingSchema, "What was found in it, or the document that is there already"),
    ...errorAnswers(400, 401, 403, 413, 415, 422),
  },
});

const proposals = createRoute({
  method: "get",
  path: "/documents/proposals",
  tags,
  summary: "List the files that wait to be confirmed",
  responses: { 200: json(z.object({ items: z.array(ProposalSchema) }), "The oldest first"), ...errorAnswers(401, 403) },
});

const confirm = createRoute({
  method: "post",
  path: "/documents/proposals/{id}/confirm",
  tags,
  summary: "Take a file into the library under the facts that were confirmed or corrected",
  request: {
    params: IdParam,
    body: jsonBody(
      z.object({
        facts: DocumentFactsSchema,
        editionOf: z
          .string()
          .max(200)
          .nullable()
          .openapi({ description: "Id of the document it is a new edition of; null for one of its own" }),
      }),
    ),
  },
  responses: { 200: json(ConfirmedSchema, "What it brought"), ...errorAnswers(400, 401, 403, 404, 422) },
});

const discard = createRoute({
  method: "delete",
  path: "/documents/proposals/{id}",
  tags,
  summary: "Discard a file that waits to be confirmed",
  request: { params: IdParam },
  responses: { 204: { description: "Nothing of it is kept" }, ...errorAnswers(401, 403, 404) },
});

const read = createRoute({
  method: "get",
  path: "/documents/{id}",
  tags,
  summary: "Read a source document with its text, passages and editions",
  request: { params: IdParam, query: z.object({ edition }) },
  responses: {
    200: json(
      z.object({
        document: DocumentSchema.extend({ text: z.string() }),
        passages: z.array(PassageSchema).readonly(),
        editions: z.array(EditionSchema).readonly(),
        supersededAt: z.string().nullable(),
      }),
      "The document",
    ),
    ...errorAnswers(401, 403, 404),
  },
});

const uses = createRoute({
  method: "get",
  path: "/documents/{id}/uses",
  tags,
  summary: "Which entries and questionnaires rest on an edition of a document, place by place",
  request: { params: IdParam, query: z.object({ edition }) },
  responses: {
    200: json(
      z.object({ items: z.array(DocumentUseSchema) }),
      "The places that are cited, in the order of the text: by entries that answer today, and by answers, or by suggestions " +
        "while there is no answer, but not where one was rejected or does not apply",
    ),
    ...errorAnswers(401, 403, 404),
  },
});

const original = createRoute({
  method: "get",
  path: "/documents/{id}/original",
  tags,
  summary: "The file that a document was read from, as it came",
  request: { params: IdParam, query: z.object({ edition }) },
  responses: {
    200: { description: "The file", content: { "application/octet-stream": { schema: FileSchema } } },
    ...errorAnswers(401, 403, 404, 503),
  },
});

const changes = createRoute({
  method: "get",
  path: "/documents/{id}/changes",
  tags,
  summary: "What the present edition changes against an earlier one, and the answers it leaves behind",
  request: { params: IdParam, query: z.object({ from: edition }) },
  responses: { 200: json(EditionChangesSchema, "The changes"), ...errorAnswers(401, 403, 404) },
});

const cite = createRoute({
  method: "post",
  path: "/documents/{id}/changes",
  tags,
  summary: "Let an answer rest on a passage of the present edition in place of an earlier one",
  request: {
    params: IdParam,
    body: jsonBody(
      z.object({
        entry: z.string().max(300),
        passage: z.string().max(300),
        seen: z.string().max(64).openapi({ description: "Content hash of the entry that was looked at" }),
      }),
    ),
  },
  responses: { 200: json(EntrySchema, "The entry as it is now"), ...errorAnswers(400, 401, 403, 404, 409) },
});

export const documentRoutes = createRouter()
  .openapi(list, async (c) => c.json({ items: await listDocuments(c.var.context, c.var.actor) }, 200))
  .openapi(propose, async (c) => {
    const { file } = c.req.valid("form");
    const incoming = { name: file.name, bytes: await bytesOf(file), signal: c.req.raw.signal };
    return c.json(await proposeDocument(c.var.context, c.var.actor, incoming), 200);
  })
  .openapi(proposals, async (c) => c.json({ items: await listProposals(c.var.context, c.var.actor) }, 200))
  .openapi(confirm, async (c) => {
    const { id } = c.req.valid("param");
    const done = await confirmProposal(c.var.context, c.var.actor, id, c.req.valid("json"));
    const { document, title, outcome, entries, moved } = done;
    return c.json({ document, title, outcome, entries, moved, waiting: done.waiting.length }, 200);
  })
  .openapi(discard, async (c) => {
    await discardProposal(c.var.context, c.var.actor, c.req.valid("param").id);
    return c.body(null, 204);
  })
  .openapi(read, async (c) => {
    const { id } = c.req.valid("param");
    return c.json(await getDocument(c.var.context, c.var.actor, id, c.req.valid("query").edition), 200);
  })
  .openapi(uses, async (c) => {
    const { id } = c.req.valid("param");
    return c.json({ items: await documentUses(c.var.context, c.var.actor, id, c.req.valid("query").edition) }, 200);
  })
  .openapi(original, async (c) => {
    const { id } = c.req.valid("param");
    const found = await getOriginal(c.var.context, c.var.actor, id, c.req.valid("query").edition);
    return c.body(found.bytes as Uint8Array<ArrayBuffer>, 200, originalHeaders(found.original));
  })
  .openapi(changes, async (c) => {
    const { id } = c.req.valid("param");
    return c.json(await editionChanges(c.var.context, c.var.actor, id, c.req.valid("query").from), 200);
  })
  .openapi(cite, async (c) => {
    const { id } = c.req.valid("param");
    return c.json(await citePresentEdition(c.var.context, c.var.actor, id, c.req.valid("json")), 200);
  });
