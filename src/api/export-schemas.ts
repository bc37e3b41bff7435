/** The shapes of filled workbooks that left and of what differs in them. */
import { z } from "@hono/zod-openapi";
import { CITATION_STYLES } from "../domain/export.ts";

export const ExportSchema = z
  .object({
    id: z.string(),
    questionnaire: z.string(),
    at: z.string(),
    by: z.string(),
    fileName: z.string(),
    citations: z.enum(CITATION_STYLES),
    blobHash: z.string().openapi({ description: "SHA-256 of the file" }),
    size: z.int(),
    written: z.int().openapi({ description: "Questions whose answer was written" }),
    open: z.int(),
    cells: z.int(),
  })
  .openapi("Export");

export const DifferencesSchema = z
  .object({
    export: ExportSchema,
    parts: z
      .array(
        z.object({
          part: z.string(),
          state: z
            .enum(["identical", "changed", "added", "removed"])
            .openapi({ description: "`identical`: the compressed bytes are the same, one by one" }),
          size: z.int(),
        }),
      )
      .readonly(),
    sheets: z
      .array(
        z.object({
          sheet: z.string(),
          cells: z.int(),
          restIdentical: z.boolean().nullable().openapi({
            description:
              "Whether all of the sheet's XML but those cells and the tags of rows is the same; null for a huge sheet",
          }),
          rowTags: z.int(),
        }),
      )
      .readonly(),
    cells: z
      .array(
        z.object({
          sheet: z.string(),
          cell: z.string(),
          before: z.string(),
          after: z.string(),
          question: z.string().nullable(),
        }),
      )
      .readonly(),
  })
  .openapi("Differences");
