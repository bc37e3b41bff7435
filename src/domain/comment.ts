/**
 * What people say to each other about a question: plain text, in which `@{id}` mentions a person.
 *
 * The text holds the person's id, so that a mention stays theirs when their name changes; whoever shows it puts the name
 * in. What looks like a mention but names nobody is text like any other.
 */
import { AppError } from "./errors.ts";

export interface Comment {
  readonly id: string;
  readonly question: string;
  readonly authorId: string;
  /** The name that the author had then. */
  readonly author: string;
  readonly text: string;
  /** Counts its edits; an edit names the version it was made on. */
  readonly version: number;
  /** ISO timestamps in UTC. */
  readonly createdAt: string;
  readonly editedAt: string | null;
}

/** In UTF-16 code units. */
export const LONGEST_COMMENT = 4_000;

const MENTION = /@\{([\w-]{1,200})\}/g;

/** A comment's text as it is kept. @throws AppError `invalid_input` where it is empty or too long */
export function checkedComment(text: string): string {
  const kept = text.replace(/\r\n?/g, "\n").trim();
  if (kept === "") throw new AppError("invalid_input", "A comment needs a text.");
  if (kept.length <= LONGEST_COMMENT) return kept;
  throw new AppError(
    "invalid_input",
    `A comment has at most ${LONGEST_COMMENT} characters; this one has ${kept.length}.`,
  );
}

/** Ids in a comment's mentions, each once, in order. Whether they are anybody's is not looked up. */
export function mentionedIn(text: string): string[] {
  return [...new Set([...text.matchAll(MENTION)].map(([, id]) => id as string))];
}

export type CommentPart = { readonly text: string } | { readonly mention: string };

/** The text in its parts, in order: put together again they are the text. */
export function commentParts(text: string): CommentPart[] {
  const parts: CommentPart[] = [];
  let end = 0;
  for (const found of text.matchAll(MENTION)) {
    if (found.index > end) parts.push({ text: text.slice(end, found.index) });
    parts.push({ mention: found[1] as string });
    end = found.index + found[0].length;
  }
  if (end < text.length) parts.push({ text: text.slice(end) });
  return parts;
}
