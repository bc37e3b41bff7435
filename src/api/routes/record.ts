/** `/record`: everything that was decided, sent out, signed in or set; to read, to take away, to check. */
import { createRoute, z } from "@hono/zod-openapi";
import { exportRecord, readRecord } from "../../usecases/read-record.ts";
import { verifyRecord } from "../../usecases/verify-record.ts";
import { errorAnswers } from "../errors.ts";
import { createRouter } from "../router.ts";
import { EventSchema, json, PageQuery, pageOf } from "../schemas.ts";

const tags = ["Record"];

const moment = z.iso.datetime().or(z.iso.date());
const FilterQuery = z.object({
  actor: z.string().max(200).optional().openapi({ description: "A person's id" }),
  action: z.string().max(50).optional(),
  questionnaire: z.string().max(200).optional(),
  from: moment.optional(),
  until: moment.optional().openapi({ description: "Exclusive" }),
});

const NamesSchema = z
  .object({ questionnaires: z.record(z.string(), z.string()), questions: z.record(z.string(), z.string()) })
  .openapi({ description: "What the events are about, by id, as it is called now; what was deleted is left out" });

const list = createRoute({
  method: "get",
  path: "/record",
  tags,
  summary: "Read the record, newest first",
  request: { query: PageQuery.extend(FilterQuery.shape).extend({ cursor: z.string().regex(/^\d+$/).optional() }) },
  responses: {
    200: json(pageOf(EventSchema).extend({ names: NamesSchema }), "A page of events"),
    ...errorAnswers(400, 401, 403),
  },
});

const download = createRoute({
  method: "get",
  path: "/record/export",
  tags,
  summary: "Take the record away as JSON Lines, newest first",
  request: { query: FilterQuery },
  responses: {
    200: { description: "An event a line", content: { "text/jsonl": { schema: z.string() } } },
    ...errorAnswers(400, 401, 403),
  },
});

const verify = createRoute({
  method: "get",
  path: "/record/verify",
  tags,
  summary: "Check that no event was altered, taken out or put in between",
  description: "Note `head`, and pass it as `expected` the next time: a record that was written anew does not have it.",
  request: { query: z.object({ expected: z.string().max(64).optional() }) },
  responses: {
    200: json(
      z
        .object({
          events: z.int(),
          unsealed: z.int(),
          head: z.string().nullable(),
          faults: z.array(z.object({ seq: z.int(), message: z.string() })).readonly(),
        })
        .openapi("RecordFindings"),
      "What was found",
    ),
    ...errorAnswers(401, 403),
  },
});

export const recordRoutes = createRouter()
  .openapi(list, async (c) => c.json(await readRecord(c.var.context, c.var.actor, c.req.valid("query")), 200))
  .openapi(download, (c) => {
    const lines = exportRecord(c.var.context, c.var.actor, c.req.valid("query"));
    const headers = {
      "Content-Type": "text/jsonl",
      "Content-Disposition": 'attachment; filename="countersign-record.jsonl"',
    };
    return c.body(streamOf(lines), 200, headers);
  })
  .openapi(verify, async (c) => {
    const { expected } = c.req.valid("query");
    return c.json(await verifyRecord(c.var.context, c.var.actor, expected ?? null), 200);
  });

/** Asks for the next piece only when the client has taken the one before. */
function streamOf(pieces: AsyncIterableIterator<string>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  return new ReadableStream({
    async pull(controller) {
      const { done, value } = await pieces.next();
      if (done) controller.close();
      else controller.enqueue(encoder.encode(value));
    },
    async cancel() {
      await pieces.return?.();
    },
  });
}
