/** What the library's routes take and answer: entries with their upkeep, drafts, versions, merges. */
import { z } from "@hono/zod-openapi";
import { ACCESS_LEVELS } from "../domain/access.ts";
import { VERSION_ACTIONS } from "../domain/stored-entry.ts";
import { CitationSchema, EntrySchema, PageQuery } from "./schemas.ts";
import { list, maybe, text } from "./shapes.ts";

const short = z.string().trim().max(500);

export const AccessSchema = z
  .enum(ACCESS_LEVELS)
  .openapi({ description: "To anybody, to customers under NDA, or to nobody outside", example: "public" });

/** A day, as `2026-03-31`. */
export const DaySchema = z.iso.date();

const upkeep = {
  owner: maybe().openapi({ description: "Id of the person who keeps it true" }),
  cycle: z.int().nullable().openapi({ description: "Months from one review to the next" }),
  reviewBy: maybe().openapi({ description: "The day by which somebody has to look at it again", format: "date" }),
};

export const ShownEntrySchema = EntrySchema.extend({
  ...upkeep,
  reviewedAt: maybe(),
  reviewedBy: maybe(),
  version: z.int(),
  createdAt: text(),
  createdBy: text(),
  updatedAt: maybe(),
  updatedBy: maybe(),
  archivedAt: maybe(),
  mergedInto: maybe().openapi({ description: "The entry that took it in" }),
  level: AccessSchema.openapi({ description: "The strictest of its own level and of its documents'" }),
  warnings: list(text()).openapi({ description: "What has aged of its evidence" }),
}).openapi("ShownEntry");

export const LookAlikesSchema = z
  .array(
    z.object({
      entry: text(),
      origin: z.enum(["passage", "curated", "approved"]),
      question: text(),
      answer: text(),
      option: maybe(),
      kind: z.enum(["duplicate", "contradiction"]),
      why: text().openapi({ example: "What it asks is answered with 30 days and with 90 days." }),
    }),
  )
  .readonly()
  .openapi({ description: "Entries that answer the same question: the same again, or something that contradicts it" });

export const SavedEntrySchema = ShownEntrySchema.extend({ alike: LookAlikesSchema }).openapi("SavedEntry");

export const EntryUseSchema = z.object({
  questionnaire: text(),
  name: text(),
  customer: maybe(),
  question: text(),
  text: text(),
  state: text(),
});

export const EntryVersionSchema = z
  .object({
    version: z.int(),
    at: text(),
    by: text(),
    byId: maybe(),
    action: z.enum(VERSION_ACTIONS),
    content: z.object({
      question: text(),
      phrasings: list(text()),
      answer: text(),
      option: maybe(),
      citations: list(CitationSchema),
      headings: list(text()),
      topics: list(text()),
      references: list(text()),
      access: AccessSchema,
      ...upkeep,
      archived: z.boolean(),
      mergedInto: maybe(),
    }),
  })
  .openapi("EntryVersion");

/** Excel's bound on the length of a cell's text. */
const LONGEST_ANSWER = 32_767;

const draftShape = {
  question: z.string().trim().min(1).max(4000),
  phrasings: z.array(z.string().trim().max(4000)).max(200).default([]),
  answer: z.string().trim().min(1).max(LONGEST_ANSWER),
  option: short.nullable().default(null),
  citations: z
    .array(
      z.strictObject({
        document: z.string().min(1).max(200),
        quote: z.string().min(1).max(20_000),
        start: z.int().min(0).optional().openapi({ description: "Chooses among several places of the same words" }),
      }),
    )
    .max(100)
    .default([]),
  topics: z.array(short).max(100).default([]),
  references: z.array(short).max(100).default([]),
  access: AccessSchema.default("public"),
  owner: z.string().max(200).nullable().default(null),
  cycle: z.int().min(1).max(120).nullable().default(null),
  reviewBy: DaySchema.nullable().optional(),
};

export const EntryDraftSchema = z.strictObject(draftShape).openapi("EntryDraft");

const version = z.int().min(1).openapi({ description: "The entry's version that the change was made on" });

export const EntryEditSchema = z.strictObject({ version, ...draftShape }).openapi("EntryEdit");
export const OnVersionSchema = z.strictObject({ version });
export const ArchiveSchema = z.strictObject({ version, archived: z.boolean() });
export const RestoreSchema = z.strictObject({ version, to: z.int().min(1) });

const merged = z.strictObject({ id: z.string().min(1).max(200), version });

export const MergeSchema = z
  .strictObject({
    survivor: merged,
    other: merged,
    question: z.string().trim().min(1).max(4000).optional(),
    answer: z.string().trim().min(1).max(LONGEST_ANSWER).optional(),
    option: short.nullable().optional(),
  })
  .openapi("Merge");

export const LibraryQuerySchema = PageQuery.extend({
  search: z.string().max(1000).optional(),
  origin: z.enum(["passage", "curated", "approved", "answers"]).optional(),
  status: z.enum(["live", "due", "archived"]).optional(),
  owner: z.string().max(200).optional().openapi({ description: "A person's id, or `nobody`" }),
  topic: z.string().max(200).optional(),
  access: AccessSchema.optional(),
  stale: z
    .enum(["true", "false"])
    .transform((word) => word === "true")
    .optional()
    .openapi({ description: "Only what rests on evidence that has aged" }),
});
