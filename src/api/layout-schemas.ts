/** The shapes of a layout's correction: what it would make of the questionnaire, and what of the work on it is lost. */
import { z } from "@hono/zod-openapi";
import { BlockSchema, LayoutCorrectionSchema, SheetFindingSchema } from "./schemas.ts";
import { list } from "./shapes.ts";

const losses = {
  decided: z.int().openapi({ description: "Of the removed, how many somebody has decided or drafted" }),
  approved: z.int().openapi({ description: "Of those, how many are approved or not applicable" }),
  reopened: z.int().openapi({ description: "Approvals that become drafts, since their cells or options change" }),
};

export const LayoutPreviewSchema = z
  .object({
    sheets: list(SheetFindingSchema),
    blocks: list(BlockSchema),
    questions: z.int(),
    added: z.int(),
    removed: z.int(),
    asked: list(z.object({ sheet: z.string(), rows: list(z.int()) })).openapi({ description: "The rows that ask" }),
    ...losses,
  })
  .openapi("LayoutPreview");

export const CorrectionsSchema = z.object({ corrections: z.array(LayoutCorrectionSchema).max(500) });

export const AgreedCorrectionsSchema = CorrectionsSchema.extend({
  seen: z.object(losses).optional().openapi({
    description: "The losses that the person saw in the preview; where there would be more by now, the answer is 409",
  }),
});
