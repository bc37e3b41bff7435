/** What the routes about learning take and answer: offers after an approval, proposed changes of entries. */
import { z } from "@hono/zod-openapi";
import { PROPOSAL_STATES } from "../domain/learning.ts";
import { ShownEntrySchema } from "./library-schemas.ts";
import { maybe, text } from "./shapes.ts";

export const OfferSchema = z
  .discriminatedUnion("kind", [
    z.object({ kind: z.literal("keep") }),
    z.object({ kind: z.literal("phrasing"), entry: text(), question: text() }),
    z.object({ kind: z.literal("edit"), entry: text(), question: text(), before: text(), after: text() }),
  ])
  .openapi("LearningOffer");

export const EntryProposalSchema = z
  .object({
    id: text(),
    entry: text().openapi({ description: "The library entry that should change" }),
    before: text(),
    after: text().openapi({ description: "The answer that it should get" }),
    note: maybe(),
    question: maybe().openapi({ description: "The question that it was written for" }),
    asked: maybe(),
    questionnaire: maybe().openapi({ description: "Its name" }),
    customer: maybe(),
    at: text(),
    by: text(),
    byId: maybe(),
    state: z.enum(PROPOSAL_STATES),
    decidedAt: maybe(),
    decidedBy: maybe(),
    reason: maybe(),
  })
  .openapi("EntryProposal");

export const ShownProposalSchema = EntryProposalSchema.extend({
  current: ShownEntrySchema.nullable().openapi({ description: "The entry as it now is" }),
  yours: z.boolean().openapi({ description: "Whether you may accept or decline it" }),
});
