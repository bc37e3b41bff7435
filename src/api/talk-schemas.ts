/** The shapes of shared work: due dates, comments, requests to experts, a person's open work, who is here. */
import { z } from "@hono/zod-openapi";
import { LONGEST_COMMENT } from "../domain/comment.ts";
import { LONGEST_NOTE } from "../domain/expert-request.ts";
import { REVIEW_STATES } from "../domain/review.ts";
import { ROLES } from "../domain/role.ts";
import { maybe } from "./shapes.ts";

/** A day of the calendar, without a zone. */
export const DayField = z.iso.date().openapi({ example: "2026-12-01" });

export const ColleagueSchema = z.object({ id: z.string(), name: z.string(), role: z.enum(ROLES) }).openapi("Colleague");

export const CommentSchema = z
  .object({
    id: z.string(),
    question: z.string(),
    authorId: z.string(),
    author: z.string(),
    text: z.string().openapi({ description: "Plain text; `@{id}` mentions a person" }),
    version: z.int(),
    createdAt: z.string(),
    editedAt: maybe(),
  })
  .openapi("Comment");

/** Longer than a comment may be, so that what is too long is told in a sentence. */
export const CommentText = z
  .string()
  .max(2 * LONGEST_COMMENT)
  .openapi({ description: `At most ${LONGEST_COMMENT} characters; \`@{id}\` mentions a person` });

export const ExpertSchema = z
  .object({
    expert: z.string().openapi({ description: "A person's id" }),
    askerId: z.string(),
    asker: z.string(),
    note: z.string(),
    askedAt: z.string(),
  })
  .openapi("ExpertRequest");

export const AskExpertSchema = z.object({
  expert: z
    .string()
    .trim()
    .min(1)
    .max(254)
    .openapi({ description: "A person's id, e-mail address, or name where only one has it" }),
  note: z.string().max(LONGEST_NOTE).default(""),
});

export const WorkItemSchema = z
  .object({
    kind: z.enum(["expert", "assigned", "mention"]),
    questionnaire: z.object({ id: z.string(), name: z.string(), customer: maybe() }),
    question: z.object({ id: z.string(), ref: maybe(), text: z.string(), state: z.enum(REVIEW_STATES) }),
    due: maybe().openapi({ description: "The question's due date, or else the questionnaire's" }),
    at: z.string(),
    by: maybe().openapi({ description: "Who asks or mentions" }),
    text: maybe().openapi({ description: "The note or the comment" }),
  })
  .openapi("WorkItem");

export const WorkCountsSchema = z
  .object({ open: z.int(), nextDue: maybe().openapi({ description: "The earliest due date" }) })
  .openapi("WorkCounts");

export const PresenceSchema = z
  .object({ id: z.string(), name: z.string(), question: maybe().openapi({ description: "The question they look at" }) })
  .openapi("Presence");
