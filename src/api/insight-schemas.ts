/** What insight says, as schemas. */
import { z } from "@hono/zod-openapi";

const Counts = {
  questions: z.number().int(),
  suggested: z.number().int(),
  noMatch: z.number().int(),
  approved: z.number().int(),
  reused: z.number().int(),
  edited: z.number().int(),
};

const Topic = z.object({ id: z.string(), name: z.string(), area: z.string() }).nullable();

export const InsightSchema = z
  .object({
    since: z.string(),
    totals: z.object({
      ...Counts,
      questionnaires: z.number().int(),
      finished: z.number().int(),
      medianHours: z.number().nullable(),
    }),
    months: z.array(z.object({ month: z.string(), questionnaires: z.number().int(), ...Counts })).readonly(),
    topics: z.array(z.object({ topic: Topic, entries: z.number().int(), ...Counts })).readonly(),
    entries: z
      .array(z.object({ entry: z.string(), question: z.string(), used: z.number().int(), edited: z.number().int() }))
      .readonly(),
    gaps: z
      .array(
        z.object({
          topic: Topic,
          questions: z.number().int(),
          customers: z.array(z.string()).readonly(),
          examples: z
            .array(
              z.object({
                id: z.string(),
                questionnaire: z.string(),
                text: z.string(),
                asked: z.number().int(),
                answered: z.boolean(),
              }),
            )
            .readonly(),
        }),
      )
      .readonly(),
  })
  .openapi("Insight");
