/** `/entries`: single library entries: read with their uses and versions, made, edited, renewed, archived, merged. */
import { createRoute, z } from "@hono/zod-openapi";
import { createEntry, editEntry } from "../../usecases/edit-entry.ts";
import { entryVersions, getEntry } from "../../usecases/get-entry.ts";
import { archiveEntry, renewEntry, restoreEntry } from "../../usecases/keep-entry-true.ts";
import { lookAlikes } from "../../usecases/look-alikes.ts";
import { mergeEntries } from "../../usecases/merge-entries.ts";
import { errorAnswers } from "../errors.ts";
import {
  ArchiveSchema,
  EntryDraftSchema,
  EntryEditSchema,
  EntryUseSchema,
  EntryVersionSchema,
  MergeSchema,
  OnVersionSchema,
  RestoreSchema,
  SavedEntrySchema,
  ShownEntrySchema,
} from "../library-schemas.ts";
import { createRouter } from "../router.ts";
import { IdParam, json } from "../schemas.ts";
import { jsonBody } from "../shapes.ts";

const tags = ["Library"];
const changed = {
  200: json(ShownEntrySchema, "The entry as it now is"),
  ...errorAnswers(400, 401, 403, 404, 409, 422),
};
const conflicts = "Names the version it was made on; 409 `conflict` has the newer entry in `details.current`.";

const get = createRoute({
  method: "get",
  path: "/entries/{id}",
  tags,
  summary: "Read an entry, archived ones too, with where it is used",
  request: { params: IdParam },
  responses: {
    200: json(z.object({ entry: ShownEntrySchema, uses: z.array(EntryUseSchema) }), "The entry"),
    ...errorAnswers(401, 403, 404),
  },
});

const versions = createRoute({
  method: "get",
  path: "/entries/{id}/versions",
  tags,
  summary: "Read every version of an entry, newest first; none where nobody has changed it",
  request: { params: IdParam },
  responses: {
    200: json(z.object({ items: z.array(EntryVersionSchema) }), "The versions"),
    ...errorAnswers(401, 403, 404),
  },
});

const create = createRoute({
  method: "post",
  path: "/entries",
  tags,
  summary: "Make an entry; each citation's quote must stand in its document",
  request: { body: jsonBody(EntryDraftSchema) },
  responses: {
    201: json(SavedEntrySchema, "The entry, and what the library says to its question already"),
    ...errorAnswers(400, 401, 403, 422),
  },
});

const edit = createRoute({
  method: "put",
  path: "/entries/{id}",
  tags,
  summary: "Edit an entry; the version before is kept",
  description: conflicts,
  request: { params: IdParam, body: jsonBody(EntryEditSchema) },
  responses: {
    ...changed,
    200: json(SavedEntrySchema, "The entry as it now is, and what else the library says to its question"),
  },
});

const renew = createRoute({
  method: "post",
  path: "/entries/{id}/renew",
  tags,
  summary: "Say that an entry is still true; its next review is a cycle from today",
  description: conflicts,
  request: { params: IdParam, body: jsonBody(OnVersionSchema) },
  responses: changed,
});

const archive = createRoute({
  method: "post",
  path: "/entries/{id}/archive",
  tags,
  summary: "Put an entry away, so that it is suggested no more, or take it back",
  description: conflicts,
  request: { params: IdParam, body: jsonBody(ArchiveSchema) },
  responses: changed,
});

const restore = createRoute({
  method: "post",
  path: "/entries/{id}/restore",
  tags,
  summary: "Make an earlier version of an entry its newest",
  description: conflicts,
  request: { params: IdParam, body: jsonBody(RestoreSchema) },
  responses: changed,
});

const merge = createRoute({
  method: "post",
  path: "/entries/merge",
  tags,
  summary: "Make one entry of two: wordings and citations of both; the other is archived and points to the survivor",
  description: conflicts,
  request: { body: jsonBody(MergeSchema) },
  responses: changed,
});

export const entryRoutes = createRouter()
  .openapi(create, async (c) => {
    const entry = await createEntry(c.var.context, c.var.actor, c.req.valid("json"));
    return c.json({ ...entry, alike: await lookAlikes(c.var.context, c.var.actor, entry) }, 201);
  })
  .openapi(merge, async (c) => c.json(await mergeEntries(c.var.context, c.var.actor, c.req.valid("json")), 200))
  .openapi(get, async (c) => c.json(await getEntry(c.var.context, c.var.actor, c.req.valid("param").id), 200))
  .openapi(versions, async (c) => {
    const items = await entryVersions(c.var.context, c.var.actor, c.req.valid("param").id);
    return c.json({ items }, 200);
  })
  .openapi(edit, async (c) => {
    const { version, ...draft } = c.req.valid("json");
    const { id } = c.req.valid("param");
    const entry = await editEntry(c.var.context, c.var.actor, { id, version, draft });
    return c.json({ ...entry, alike: await lookAlikes(c.var.context, c.var.actor, entry) }, 200);
  })
  .openapi(renew, async (c) => {
    const wanted = { ...c.req.valid("param"), ...c.req.valid("json") };
    return c.json(await renewEntry(c.var.context, c.var.actor, wanted), 200);
  })
  .openapi(archive, async (c) => {
    const wanted = { ...c.req.valid("param"), ...c.req.valid("json") };
    return c.json(await archiveEntry(c.var.context, c.var.actor, wanted), 200);
  })
  .openapi(restore, async (c) => {
    const wanted = { ...c.req.valid("param"), ...c.req.valid("json") };
    return c.json(await restoreEntry(c.var.context, c.var.actor, wanted), 200);
  });
