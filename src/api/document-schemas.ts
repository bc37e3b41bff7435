/** Documents on their way into the library, as zod schemas: what became of a file, what is proposed, what an edition changes. */
import { z } from "@hono/zod-openapi";
import { DOCUMENT_KINDS } from "../domain/document-kind.ts";
import { ERROR_CODES } from "../domain/errors.ts";

const day = () => z.iso.date().nullable();

export const DocumentFactsSchema = z
  .object({
    title: z.string().trim().min(1).max(300),
    kind: z.enum(DOCUMENT_KINDS),
    published: day(),
    asOf: day(),
    validUntil: day(),
    reviewBy: day(),
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
