/** Files of answers given before, on their way into the library: what is sent with one, what it would bring, what it brought. */
import { z } from "@hono/zod-openapi";
import { ACCESS_LEVELS } from "../domain/access.ts";
import { SKIP_REASONS } from "../domain/skip-reason.ts";
import { TOOL_FACTS } from "../domain/tool-fact.ts";
import { CONFLICT_ACTIONS } from "../usecases/import-answers.ts";
import { ANSWER_FILE_KINDS } from "../usecases/read-answers.ts";
import { LayoutCorrectionSchema } from "./schemas.ts";
import { FileSchema } from "./upload.ts";

/** A form holds texts; what is no text is sent as JSON. */
const asJson = <T extends z.ZodType>(schema: T) =>
  z
    .string()
    .max(1_000_000)
    .transform((text, refine): unknown => {
      try {
        return JSON.parse(text);
      } catch {
        refine.addIssue({ code: "custom", message: "no JSON" });
        return z.NEVER;
      }
    })
    .pipe(schema);

export const AnswerFileSchema = z.object({
  file: FileSchema,
  kind: z.enum(ANSWER_FILE_KINDS).optional().openapi({ description: "Told by its headings where it is left out" }),
  customer: z.string().trim().max(200).optional().openapi({ description: "Whom the answers were given to" }),
  date: z.iso.date().optional().openapi({ description: "The day on which they were given" }),
  access: z.enum(ACCESS_LEVELS).optional(),
  corrections: asJson(z.array(LayoutCorrectionSchema).max(500))
    .optional()
    .openapi({ type: "string", description: "JSON of what is said about the layout, as for a questionnaire" }),
  columns: asJson(z.record(z.string().max(2000), z.enum(TOOL_FACTS).nullable()))
    .optional()
    .openapi({
      type: "string",
      description:
        "JSON: what columns of another tool's library hold, by heading; null for nothing. Told by the headings where nothing is said",
    }),
});

export const DecidedAnswerFileSchema = AnswerFileSchema.extend({
  decisions: asJson(
    z
      .array(
        z.strictObject({
          place: z.string().max(500),
          entry: z.string().max(500),
          version: z.int().min(1),
          action: z.enum(CONFLICT_ACTIONS),
        }),
      )
      .max(5_000),
  )
    .optional()
    .openapi({
      type: "string",
      description: "JSON: what to do with each conflict; the library stays where nothing is said",
    }),
});

const answer = {
  place: z.string(),
  ref: z.string().nullable(),
  section: z.string().nullable(),
  question: z.string(),
  option: z.string().nullable(),
  answer: z.string(),
};
const PlannedSchema = z.object(answer);
const EntrySideSchema = z.object({
  id: z.string(),
  version: z.int(),
  origin: z.enum(["passage", "curated", "approved"]),
  question: z.string(),
  option: z.string().nullable(),
  answer: z.string(),
  sources: z.array(z.string()).readonly(),
});

export const AnswerPlanSchema = z
  .object({
    kind: z.enum(ANSWER_FILE_KINDS),
    title: z.string(),
    blocks: z
      .array(
        z.object({
          sheet: z.string(),
          headerRow: z.int().nullable(),
          columns: z.object({
            question: z.string(),
            answer: z.array(z.string()).readonly(),
            comment: z.string().optional(),
            section: z.string().optional(),
            ref: z.string().optional(),
          }),
          headings: z.array(z.object({ column: z.string(), heading: z.string() })).readonly(),
        }),
      )
      .readonly(),
    answers: z.int(),
    fresh: z.array(PlannedSchema).readonly(),
    same: z.array(PlannedSchema.extend({ entry: EntrySideSchema, adds: z.boolean() })).readonly(),
    conflicts: z.array(PlannedSchema.extend({ entry: EntrySideSchema, difference: z.string() })).readonly(),
    skipped: z
      .array(
        z.object({
          place: z.string(),
          question: z.string(),
          said: z.string(),
          why: z.enum(SKIP_REASONS),
        }),
      )
      .readonly(),
    known: z.int(),
    repeated: z.int(),
    columns: z
      .array(z.object({ heading: z.string(), fact: z.enum(TOOL_FACTS).nullable() }))
      .readonly()
      .openapi({
        description: "What the columns beside question and answer are taken for; none of a past questionnaire",
      }),
    notes: z.array(z.string()).readonly().openapi({ description: "What was read with doubt or is due for review" }),
  })
  .openapi("AnswerPlan");

export const ImportedAnswersSchema = z
  .object({
    document: z.string(),
    title: z.string(),
    isNew: z.boolean().openapi({ description: "Whether the document that holds them was not here" }),
    added: z.int(),
    phrasings: z.int(),
    replaced: z.int(),
    both: z.int(),
    left: z.int(),
    known: z.int(),
    skipped: z.int(),
    warnings: z.array(z.string()).readonly(),
  })
  .openapi("ImportedAnswers");

export const BroughtLibrarySchema = z
  .object({
    documents: z.int(),
    originals: z.int().openapi({ description: "Files that documents were read from, of those that were not here" }),
    added: z.int(),
    changed: z.int(),
    known: z.int(),
    left: z.int(),
    warnings: z.array(z.string()).readonly(),
  })
  .openapi("BroughtLibrary");
