/** What keeps the library true: the freshness calendar, documents' owners and dates, and findings to resolve. */
import { createRoute, z } from "@hono/zod-openapi";
import { careForDocument, documentCare, restingOnDocument, retireDocument } from "../../usecases/care-for-document.ts";
import { findingsToResolve, keepBoth } from "../../usecases/check-library.ts";
import { contradictedAnswers } from "../../usecases/contradicted-answers.ts";
import { freshness } from "../../usecases/freshness.ts";
import { listTopics } from "../../usecases/list-topics.ts";
import { errorAnswers } from "../errors.ts";
import { AccessSchema, DaySchema, ShownEntrySchema } from "../library-schemas.ts";
import { createRouter } from "../router.ts";
import { IdParam, json, RetirementSchema } from "../schemas.ts";
import { jsonBody } from "../shapes.ts";

const tags = ["Library"];

const restingShape = {
  entries: z.array(z.object({ id: z.string(), question: z.string() })).readonly(),
  questionnaires: z.array(z.object({ id: z.string(), name: z.string(), questions: z.int() })).readonly(),
};

const FreshnessLineSchema = z
  .object({
    kind: z.enum(["expires", "review", "edition", "superseded", "retired"]),
    day: z.string().nullable(),
    about: z.enum(["document", "entry"]),
    id: z.string(),
    title: z.string(),
    what: z.string(),
    owner: z.string().nullable(),
    ...restingShape,
  })
  .openapi("FreshnessLine");

const careShape = {
  access: AccessSchema,
  owner: z.string().max(200).nullable(),
  validUntil: DaySchema.nullable(),
  reviewBy: DaySchema.nullable(),
  supersededBy: z.string().trim().min(1).max(500).nullable(),
};
const version = z.int().min(1);
const CareSchema = z
  .object({
    ...careShape,
    validUntil: z.string().nullable(),
    reviewBy: z.string().nullable(),
    version,
  })
  .openapi("DocumentCare");
const RetiredCareSchema = CareSchema.extend({ retired: RetirementSchema }).openapi("RetiredDocument");

const calendar = createRoute({
  method: "get",
  path: "/library/freshness",
  tags,
  summary: "What has run out, what runs out in the coming months, and what rests on it",
  request: { query: z.object({ months: z.coerce.number().int().min(0).max(120).default(12) }) },
  responses: {
    200: json(z.object({ today: z.string(), lines: z.array(FreshnessLineSchema).readonly() }), "By day"),
    ...errorAnswers(400, 401, 403),
  },
});

const readCare = createRoute({
  method: "get",
  path: "/documents/{id}/care",
  tags,
  summary: "Who keeps a document, who may see it, until when it holds",
  request: { params: IdParam },
  responses: { 200: json(CareSchema, "Its care"), ...errorAnswers(401, 403, 404) },
});

const care = createRoute({
  method: "put",
  path: "/documents/{id}/care",
  tags,
  summary: "Say who keeps a document, who may see it, until when it holds",
  description: "Its owner may change the dates; the rest is for whoever may change the library.",
  request: {
    params: IdParam,
    body: jsonBody(z.strictObject({ ...careShape, version })),
  },
  responses: { 200: json(CareSchema, "As it now is"), ...errorAnswers(400, 401, 403, 404, 409) },
});

const resting = createRoute({
  method: "get",
  path: "/documents/{id}/resting",
  tags,
  summary: "What hangs on a document, in whichever edition: answers that cite it, and questionnaires at hand",
  request: { params: IdParam },
  responses: { 200: json(z.object(restingShape), "What hangs on it"), ...errorAnswers(401, 403, 404) },
});

const retire = createRoute({
  method: "put",
  path: "/documents/{id}/retired",
  tags,
  summary: "Retire a document, so that its passages answer nothing and what rests on it alone warns; or bring it back",
  request: {
    params: IdParam,
    body: jsonBody(
      z.strictObject({ version, retired: z.boolean(), why: z.string().trim().max(500).nullable().default(null) }),
    ),
  },
  responses: { 200: json(RetiredCareSchema, "As it now is"), ...errorAnswers(400, 401, 403, 404, 409) },
});

const findings = createRoute({
  method: "get",
  path: "/library/findings",
  tags,
  summary: "What is stale, uncited, said twice or contradictory, with the entries concerned",
  responses: {
    200: json(
      z.object({
        items: z.array(
          z.object({
            kind: z.enum(["stale", "uncited", "duplicate", "contradictory"]),
            message: z.string(),
            count: z.int().openapi({ description: "Of entries; of many only the first are given" }),
            entries: z.array(ShownEntrySchema).readonly(),
          }),
        ),
      }),
      "The findings",
    ),
    ...errorAnswers(401, 403),
  },
});

const said = { option: z.string().nullable() };
const contradicted = createRoute({
  method: "get",
  path: "/library/contradicted",
  tags,
  summary: "Answers that were sent out and that the library contradicts today",
  responses: {
    200: json(
      z.object({
        items: z.array(
          z
            .object({
              customer: z.string().nullable(),
              questionnaire: z.string(),
              name: z.string(),
              question: z.string(),
              text: z.string(),
              at: z.string().openapi({ description: "When it was last sent" }),
              said: z.object({ ...said, text: z.string() }),
              now: z
                .object({
                  ...said,
                  id: z.string(),
                  origin: z.enum(["passage", "curated", "approved"]),
                  answer: z.string(),
                })
                .nullable()
                .openapi({ description: "The entry it came from, as it is" }),
              why: z.array(z.string()).readonly(),
            })
            .openapi("ContradictedAnswer"),
        ),
      }),
      "Newest export first",
    ),
    ...errorAnswers(401, 403),
  },
});

const topics = createRoute({
  method: "get",
  path: "/library/topics",
  tags,
  summary: "The topics that entries can be about",
  responses: {
    200: json(
      z.object({ items: z.array(z.object({ id: z.string(), name: z.string(), area: z.string() })) }),
      "By name",
    ),
    ...errorAnswers(401, 403),
  },
});

const stand = createRoute({
  method: "post",
  path: "/library/findings/keep-both",
  tags,
  summary: "Say of entries that each is right, so that the check leaves them alone together",
  request: {
    body: jsonBody(z.strictObject({ entries: z.array(z.string().max(300)).min(2).max(50) })),
  },
  responses: { 204: { description: "It is remembered" }, ...errorAnswers(400, 401, 403, 404) },
});

export const upkeepRoutes = createRouter()
  .openapi(calendar, async (c) => c.json(await freshness(c.var.context, c.var.actor, c.req.valid("query")), 200))
  .openapi(topics, async (c) => c.json({ items: await listTopics(c.var.context, c.var.actor) }, 200))
  .openapi(findings, async (c) => c.json({ items: await findingsToResolve(c.var.context, c.var.actor) }, 200))
  .openapi(contradicted, async (c) => c.json({ items: await contradictedAnswers(c.var.context, c.var.actor) }, 200))
  .openapi(stand, async (c) => {
    await keepBoth(c.var.context, c.var.actor, c.req.valid("json").entries);
    return c.body(null, 204);
  })
  .openapi(readCare, async (c) =>
    c.json(careOf(await documentCare(c.var.context, c.var.actor, c.req.valid("param").id)), 200),
  )
  .openapi(resting, async (c) =>
    c.json(await restingOnDocument(c.var.context, c.var.actor, c.req.valid("param").id), 200),
  )
  .openapi(retire, async (c) => {
    const wanted = { ...c.req.valid("json"), id: c.req.valid("param").id };
    return c.json(await retireDocument(c.var.context, c.var.actor, wanted), 200);
  })
  .openapi(care, async (c) => {
    const { version: seen, ...wanted } = c.req.valid("json");
    const { id } = c.req.valid("param");
    const changed = await careForDocument(c.var.context, c.var.actor, { id, version: seen, care: wanted });
    return c.json(careOf(changed), 200);
  });

/** What is read can be sent back changed; retiring is a request of its own. */
function careOf({ retired: _, ...rest }: Awaited<ReturnType<typeof documentCare>>) {
  return rest;
}
