/** The shapes of many decisions at once and of taking them back. */
import { z } from "@hono/zod-openapi";
import { DECISION_ACTIONS } from "../domain/review.ts";
import { DecisionSchema } from "./routes/questions.ts";
import { QuestionSchema, ReviewSchema } from "./schemas.ts";

/** As many questions as the longest questionnaires have. */
const MOST_AT_ONCE = 5_000;

const id = z.string().min(1).max(200);

export const ManyDecisionsSchema = z
  .object({ decisions: z.array(z.object({ id }).and(DecisionSchema)).min(1).max(MOST_AT_ONCE) })
  .openapi("ManyDecisions");

export const UndoSchema = z
  .object({
    questions: z
      .array(z.object({ id, version: z.int().openapi({ description: "The version that your decision made" }) }))
      .min(1)
      .max(MOST_AT_ONCE),
  })
  .openapi("Undo");

export const OwnStepsSchema = z
  .object({
    items: z
      .array(
        z.object({
          action: z.enum(DECISION_ACTIONS),
          at: z.string(),
          questions: z
            .array(
              z.object({
                id: z.string(),
                version: z.int().openapi({ description: "What to name when taking the step back" }),
              }),
            )
            .readonly(),
        }),
      )
      .readonly(),
  })
  .openapi("OwnSteps");

export const ManyDecidedSchema = z
  .object({
    decided: z
      .array(
        z.object({
          id: z.string(),
          version: z.int(),
          review: ReviewSchema,
          decidedBy: z.string().nullable(),
          decidedAt: z.string().nullable(),
          answeredBy: z.string().nullable(),
        }),
      )
      .readonly(),
    conflicts: z.array(QuestionSchema).readonly().openapi({ description: "Changed meanwhile, as they now are" }),
    refused: z.array(z.object({ id: z.string(), message: z.string() })).readonly(),
  })
  .openapi("ManyDecided");

export const SimilarSchema = z.object({
  items: z.array(z.object({ id: z.string(), likeness: z.number().openapi({ description: "0..1" }) })),
});
