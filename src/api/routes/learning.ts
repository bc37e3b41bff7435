/** What the library learns from reviews: offers after an approval, and proposed changes of its entries. */
import { createRoute, z } from "@hono/zod-openapi";
import { PROPOSAL_STATES } from "../../domain/learning.ts";
import { acceptProposal, declineProposal, entryProposals } from "../../usecases/decide-proposal.ts";
import { addPhrasing, proposeEdit } from "../../usecases/learn-from-answer.ts";
import { whatToLearn } from "../../usecases/what-to-learn.ts";
import { errorAnswers } from "../errors.ts";
import { EntryProposalSchema, OfferSchema, ShownProposalSchema } from "../learning-schemas.ts";
import { OnVersionSchema, ShownEntrySchema } from "../library-schemas.ts";
import { createRouter } from "../router.ts";
import { IdParam, json } from "../schemas.ts";
import { jsonBody } from "../shapes.ts";

const tags = ["Library"];

const offers = createRoute({
  method: "get",
  path: "/questions/{id}/learn",
  tags,
  summary: "Read what the approved answer could teach the library",
  description: "`keep`: by `POST /questions/{id}/keep`; `phrasing` and `edit` by the operations of these names.",
  request: { params: IdParam },
  responses: { 200: json(z.object({ items: z.array(OfferSchema) }), "The offers"), ...errorAnswers(401, 403, 404) },
});

const phrasing = createRoute({
  method: "post",
  path: "/questions/{id}/learn/phrasing",
  tags,
  summary: "Make the question a further phrasing of the entry that its answer came from",
  request: { params: IdParam },
  responses: { 200: json(ShownEntrySchema, "The entry as it now is"), ...errorAnswers(401, 403, 404, 409) },
});

const edit = createRoute({
  method: "post",
  path: "/questions/{id}/learn/edit",
  tags,
  summary: "Propose the edited answer to whoever keeps the entry true",
  request: { params: IdParam, body: jsonBody(z.strictObject({ note: z.string().max(2000).optional() })) },
  responses: { 201: json(EntryProposalSchema, "The proposal"), ...errorAnswers(400, 401, 403, 404, 409) },
});

const list = createRoute({
  method: "get",
  path: "/entry-proposals",
  tags,
  summary: "List proposed changes of entries, the newest first, with the entries as they now are",
  request: { query: z.object({ state: z.enum(PROPOSAL_STATES).optional() }) },
  responses: {
    200: json(z.object({ items: z.array(ShownProposalSchema) }), "The proposals"),
    ...errorAnswers(401, 403),
  },
});

const accept = createRoute({
  method: "post",
  path: "/entry-proposals/{id}/accept",
  tags,
  summary: "Accept a proposed change: the entry gets a new version; for its owner and for reviewers",
  description:
    "Names the entry's version that it was decided on; 409 `conflict` has the newer entry in `details.current`.",
  request: { params: IdParam, body: jsonBody(OnVersionSchema) },
  responses: { 200: json(ShownEntrySchema, "The entry as it now is"), ...errorAnswers(400, 401, 403, 404, 409) },
});

const decline = createRoute({
  method: "post",
  path: "/entry-proposals/{id}/decline",
  tags,
  summary: "Decline a proposed change, with the reason; for the entry's owner and for reviewers",
  request: { params: IdParam, body: jsonBody(z.strictObject({ reason: z.string().trim().min(1).max(2000) })) },
  responses: { 200: json(EntryProposalSchema, "The proposal"), ...errorAnswers(400, 401, 403, 404, 409) },
});

export const learningRoutes = createRouter()
  .openapi(offers, async (c) => {
    return c.json({ items: await whatToLearn(c.var.context, c.var.actor, c.req.valid("param").id) }, 200);
  })
  .openapi(phrasing, async (c) => c.json(await addPhrasing(c.var.context, c.var.actor, c.req.valid("param").id), 200))
  .openapi(edit, async (c) => {
    const wanted = { ...c.req.valid("param"), ...c.req.valid("json") };
    return c.json(await proposeEdit(c.var.context, c.var.actor, wanted), 201);
  })
  .openapi(list, async (c) => {
    return c.json({ items: await entryProposals(c.var.context, c.var.actor, c.req.valid("query").state) }, 200);
  })
  .openapi(accept, async (c) => {
    const wanted = { ...c.req.valid("param"), ...c.req.valid("json") };
    return c.json(await acceptProposal(c.var.context, c.var.actor, wanted), 200);
  })
  .openapi(decline, async (c) => {
    const wanted = { ...c.req.valid("param"), ...c.req.valid("json") };
    return c.json(await declineProposal(c.var.context, c.var.actor, wanted), 200);
  });
