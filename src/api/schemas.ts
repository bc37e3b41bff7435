/**
 * The domain's shapes as zod schemas: what the API answers, checked by the compiler against the domain's types and
 * shown in the OpenAPI description.
 */
import { z } from "@hono/zod-openapi";
import { ACCESS_LEVELS } from "../domain/access.ts";
import { DOCUMENT_KINDS, FILE_FORMATS } from "../domain/document-kind.ts";
import { REVIEW_STATES } from "../domain/review.ts";
import { list, maybe, text } from "./shapes.ts";
import { ExpertSchema } from "./talk-schemas.ts";

export const CitationSchema = z
  .object({
    document: text().openapi({ description: "Source document id" }),
    title: text(),
    contentHash: text().openapi({ description: "SHA-256 of the document text the offsets count in" }),
    passage: text(),
    quote: text(),
    start: z.int().openapi({ description: "UTF-16 code units into the document's text" }),
    end: z.int().openapi({ description: "Exclusive" }),
    page: z.int().optional().openapi({ description: "Of the original, from 1; left out where it has no pages" }),
    url: maybe(),
    asOf: maybe(),
  })
  .openapi("Citation");

export const BandSchema = z.enum(["high", "medium", "low"]);

export const SuggestionSchema = z
  .object({
    outcome: z.enum(["suggested", "no_match"]),
    confidence: z.number().openapi({ description: "0..1, calibrated" }),
    band: BandSchema.nullable(),
    option: maybe(),
    answer: maybe(),
    entry: maybe().openapi({ description: "Library entry the answer comes from" }),
    citations: list(CitationSchema),
    warnings: list(text()),
    alternatives: list(
      z.object({
        entry: text(),
        question: text(),
        answer: text(),
        option: maybe(),
        score: z.number(),
      }),
    ),
    why: list(text()),
  })
  .openapi("Suggestion");

export const AnswerSchema = z
  .object({
    option: maybe(),
    text: text(),
    entry: maybe(),
    also: list(text()).optional().openapi({ description: "Further entries whose words were put into it" }),
    citations: list(CitationSchema),
  })
  .openapi("Answer");

export const ReviewStateSchema = z.enum(REVIEW_STATES);

export const ReviewSchema = z.object({
  state: ReviewStateSchema,
  answer: AnswerSchema.nullable(),
  assignee: maybe().openapi({ description: "A person's id" }),
  due: maybe().openapi({ description: "A day, 2026-12-01", format: "date" }),
});

export const QuestionSchema = z
  .object({
    id: text(),
    questionnaire: text(),
    position: z.int().openapi({ description: "0-based, in the order of the workbook" }),
    sheet: text(),
    row: z.int().openapi({ description: "1-based" }),
    ref: maybe(),
    section: maybe(),
    text: text(),
    cell: text().openapi({ description: "A1 address of the question's text" }),
    answer: z.object({
      format: z.enum(["choice", "marks", "text", "date", "number"]),
      cells: list(text()),
      options: list(text()),
      open: z.literal(true).optional().openapi({ description: "The customer's list takes other texts, too" }),
      kinds: list(z.enum(["text", "number", "date", "boolean"]))
        .optional()
        .openapi({ description: "What each option is in the customer's list; absent where all are texts" }),
      mark: text().optional(),
    }),
    comment: maybe(),
    guidance: maybe(),
    existing: maybe(),
    existingComment: maybe(),
    hidden: z.boolean(),
    suggestion: SuggestionSchema.nullable(),
    review: ReviewSchema,
    version: z.int(),
    decidedBy: maybe(),
    decidedAt: maybe(),
    expert: ExpertSchema.nullable().openapi({
      description: "Who is asked to answer it; null where nobody is waited for",
    }),
    comments: z.int(),
    answeredBy: maybe().openapi({ description: "Id of the person whose words the answer is; null for the library's" }),
    withheld: maybe().openapi({
      description: "Why the answer, or else the suggestion, may not be sent to this customer",
    }),
  })
  .openapi("Question");

export const JobSchema = z
  .object({
    id: text(),
    kind: z.enum(["match"]),
    subject: text(),
    state: z.enum(["queued", "running", "done", "failed"]),
    done: z.int(),
    total: z.int(),
    error: maybe(),
    createdAt: text(),
    updatedAt: text(),
  })
  .openapi("Job");

const column = () =>
  z
    .string()
    .regex(/^[A-Z]{1,3}$/)
    .openapi({ example: "C" });

const BlockColumnsSchema = z.object({
  ref: column().optional(),
  section: column().optional(),
  question: column(),
  answer: list(column()).openapi({ description: "One column, or one per option where marks are set" }),
  comment: column().optional(),
  guidance: column().optional(),
});

const headerRow = z.int().min(1).max(1_048_576).nullable();

export const SheetFindingSchema = z.object({
  name: text(),
  state: z.enum(["visible", "hidden", "veryHidden"]),
  role: z.enum(["questions", "instructions", "reference", "report", "empty"]),
  reason: text(),
  fingerprint: text().optional(),
});

export const BlockSchema = z.object({ sheet: text(), headerRow, columns: BlockColumnsSchema, confidence: z.number() });

/** A person's word on one sheet's layout. */
export const LayoutCorrectionSchema = z
  .object({
    sheet: z.string().max(255),
    headerRow,
    columns: BlockColumnsSchema.nullable().openapi({ description: "Null takes the sheet out" }),
  })
  .openapi("LayoutCorrection");

export const SheetPreviewSchema = z
  .object({
    sheet: text(),
    lastRow: z.int(),
    columns: list(z.object({ column: z.int(), width: z.number().nullable(), hidden: z.boolean() })),
    rows: list(
      z.object({
        row: z.int(),
        hidden: z.boolean(),
        cells: list(
          z.object({
            column: z.int(),
            text: text(),
            bold: z.boolean(),
            fill: maybe(),
            rowSpan: z.int(),
            columnSpan: z.int(),
          }),
        ),
      }),
    ),
  })
  .openapi("SheetPreview");

export const QuestionnaireSchema = z
  .object({
    id: text(),
    name: text(),
    fileName: text(),
    customer: maybe(),
    blobHash: text(),
    size: z.int(),
    sheets: list(SheetFindingSchema),
    blocks: list(BlockSchema),
    corrections: list(LayoutCorrectionSchema),
    due: maybe().openapi({ description: "A day, 2026-12-01", format: "date" }),
    archivedAt: maybe(),
    version: z.int(),
    nda: z.boolean().openapi({ description: "Whether an NDA with the customer is in place" }),
    createdAt: text(),
    createdBy: text(),
    people: list(text()).openapi({ description: "Names of those who have to do with it" }),
    counts: z.object({
      total: z.int(),
      open: z.int(),
      drafted: z.int(),
      approved: z.int(),
      rejected: z.int(),
      notApplicable: z.int(),
      suggested: z.int(),
      noMatch: z.int(),
    }),
    job: JobSchema.nullable(),
  })
  .openapi("Questionnaire");

export const EventSchema = z
  .object({
    seq: z.int(),
    at: text(),
    actor: text(),
    actorId: maybe(),
    action: text(),
    questionnaire: maybe(),
    question: maybe(),
    before: z.any(),
    after: z.any(),
    hash: maybe().openapi({ description: "Its seal, where the whole record is read" }),
  })
  .openapi("Event");

export const EntrySchema = z
  .object({
    id: text(),
    origin: z.enum(["passage", "curated", "approved"]),
    question: text(),
    phrasings: list(text()),
    answer: text(),
    option: maybe(),
    citations: list(CitationSchema),
    headings: list(text()),
    topics: list(text()),
    references: list(text()),
    access: z.enum(ACCESS_LEVELS),
    contentHash: text(),
  })
  .openapi("LibraryEntry");

export const RetirementSchema = z
  .object({ on: text(), why: maybe() })
  .nullable()
  .openapi({ description: "Since when it is out of force, and why; its passages answer nothing then" });

export const DocumentSchema = z
  .object({
    id: text(),
    title: text(),
    publisher: maybe(),
    url: maybe(),
    published: maybe(),
    asOf: maybe(),
    certifications: list(
      z.object({
        standard: text(),
        edition: maybe(),
        status: z.enum(["held", "completed", "expected", "declared", "not-held"]),
        since: maybe(),
        validUntil: maybe(),
        supersededBy: maybe(),
      }),
    ),
    kind: z.enum(DOCUMENT_KINDS).nullable(),
    pages: list(z.int())
      .nullable()
      .openapi({ description: "Offsets into the text at which the original's pages begin" }),
    original: z
      .object({ hash: text(), name: text(), size: z.int(), format: z.enum(FILE_FORMATS) })
      .nullable()
      .openapi({ description: "The file it was read from, at `/documents/{id}/original`" }),
    access: z.enum(ACCESS_LEVELS),
    validUntil: maybe().openapi({ description: "The last day on which it holds" }),
    reviewBy: maybe(),
    supersededBy: maybe().openapi({ description: "What took its place: a document's id, or a name" }),
    retired: RetirementSchema,
    contentHash: text(),
  })
  .openapi("SourceDocument");

export const PassageSchema = z
  .object({
    id: text(),
    document: text(),
    headings: list(text()),
    kind: z.enum(["paragraph", "list-item", "table-row", "question-answer"]),
    start: z.int(),
    end: z.int(),
    quote: text(),
    text: text(),
    question: maybe(),
  })
  .openapi("Passage");

export const ExportPlanSchema = z
  .object({
    written: z.int().openapi({ description: "Questions whose answer would be written" }),
    open: z.int().openapi({ description: "Questions nobody has decided" }),
    stale: z.int().openapi({ description: "Written answers whose evidence has aged" }),
    withheld: z.int().openapi({ description: "Questions whose approved answer may not be sent; `left` says why" }),
    cells: list(z.object({ sheet: text(), cell: text(), text: text() })),
    left: list(text()),
    warnings: list(text()),
  })
  .openapi("ExportPlan");

/** A page of a list. */
export const pageOf = <T extends z.ZodType>(item: T) =>
  z.object({
    items: z.array(item),
    next: maybe().openapi({ description: "Pass as `cursor` for the next page; null on the last" }),
  });

export const PageQuery = z.object({
  cursor: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(500).default(100),
});

export const IdParam = z.object({ id: z.string().min(1).max(200) });

export const json = <T extends z.ZodType>(schema: T, description: string) => ({
  description,
  content: { "application/json": { schema } },
});
