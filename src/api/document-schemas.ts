/** Documents on their way into the library, as zod schemas: what became of a file, what is proposed, what an edition changes. */
import { z } from "@hono/zod-openapi";
import { ACCESS_LEVELS } from "../domain/access.ts";
import { DOCUMENT_KINDS, FILE_FORMATS } from "../domain/document-kind.ts";
import { ERROR_CODES } from "../domain/errors.ts";
import { CitationSchema, EntrySchema, PassageSchema } from "./schemas.ts";

const day = () => z.iso.date().nullable();

export const DocumentFactsSchema = z
  .object({
    title: z.string().trim().min(1).max(300),
    kind: z.enum(DOCUMENT_KINDS),
    published: day(),
    asOf: day(),
    validUntil: day(),
    reviewBy: day(),
    access: z.enum(ACCESS_LEVELS),
    certifications: z
      .array(
        z.object({
          standard: z.string().trim().min(1).max(200),
          edition: z.string().max(50).nullable(),
          status: z.enum(["held", "completed", "expected", "declared", "not-held"]),
          since: day(),
          validUntil: day(),
          supersededBy: z.string().max(200).nullable(),
        }),
      )
      .max(50)
      .readonly(),
  })
  .openapi("DocumentFacts");

export const ImportedFileSchema = z
  .object({
    file: z.string(),
    outcome: z.enum(["added", "new-edition", "unchanged", "refused"]),
    message: z.string(),
    code: z.enum(ERROR_CODES).nullable().openapi({ description: "Why it was refused" }),
    document: z.string().nullable(),
    facts: DocumentFactsSchema.nullable().openapi({ description: "What was found in it" }),
    pages: z.int().nullable(),
    passages: z.int(),
    warnings: z.array(z.string()).readonly(),
  })
  .openapi("ImportedFile");

export const ImportResultSchema = z.object({
  documents: z.int(),
  entries: z.int(),
  files: z.array(ImportedFileSchema).readonly(),
  warnings: z.array(z.string()).readonly(),
});

export const ProposalSchema = z
  .object({
    id: z.string(),
    fileName: z.string(),
    size: z.int(),
    format: z.enum(FILE_FORMATS),
    pages: z.int().nullable(),
    excerpt: z.string(),
    facts: DocumentFactsSchema,
    grounds: z
      .record(z.string(), z.object({ quote: z.string() }))
      .openapi({ description: "For each fact that was found, the words it was found in" }),
    editionOf: z.object({ id: z.string(), title: z.string() }).nullable(),
    warnings: z.array(z.string()).readonly(),
    createdAt: z.string(),
    createdBy: z.string(),
  })
  .openapi("DocumentProposal");

export const ProposingSchema = z.discriminatedUnion("known", [
  z.object({ known: z.literal(false), proposal: ProposalSchema }),
  z.object({ known: z.literal(true), document: z.string(), title: z.string() }),
]);

export const ConfirmedSchema = z.object({
  document: z.string(),
  title: z.string(),
  outcome: z.enum(["added", "new-edition", "unchanged"]),
  entries: z.int(),
  moved: z.int().openapi({ description: "Answers whose quotes the new edition still contains; they cite it now" }),
  waiting: z.int().openapi({ description: "Answers that still cite the edition before" }),
});

export const EditionSchema = z
  .object({
    contentHash: z.string(),
    title: z.string(),
    published: z.string().nullable(),
    asOf: z.string().nullable(),
    importedAt: z.string(),
    supersededAt: z.string(),
    original: z.object({ name: z.string(), format: z.enum(FILE_FORMATS) }).nullable(),
  })
  .openapi("Edition");

export const DocumentUseSchema = z
  .object({
    start: z.int(),
    end: z.int().openapi({ description: "Exclusive; both are offsets into the edition's text" }),
    entries: z.array(z.object({ id: z.string(), question: z.string() })).readonly(),
    questionnaires: z
      .array(
        z.object({
          id: z.string(),
          name: z.string(),
          customer: z.string().nullable(),
          questions: z.int().openapi({ description: "How many of its questions rest on this place" }),
          first: z.string().openapi({ description: "Id of the first of them" }),
        }),
      )
      .readonly(),
  })
  .openapi("DocumentUse");

const pair = z.object({ before: PassageSchema, after: PassageSchema });

export const EditionChangesSchema = z
  .object({
    document: z.object({ id: z.string(), title: z.string(), contentHash: z.string() }),
    before: z.object({ contentHash: z.string(), title: z.string(), supersededAt: z.string() }).nullable(),
    diff: z.object({
      same: z.int(),
      changed: z.array(pair).readonly(),
      removed: z.array(PassageSchema).readonly(),
      added: z.array(PassageSchema).readonly(),
    }),
    waiting: z
      .array(
        z.object({
          entry: EntrySchema,
          stale: z.array(z.object({ citation: CitationSchema, nearest: PassageSchema.nullable() })).readonly(),
        }),
      )
      .readonly(),
    settled: z.int(),
  })
  .openapi("EditionChanges");
