/**
 * A library entry as it is kept: who keeps it true and until when, and which versions it went through.
 *
 * Every change makes a version, whole and with its author, so that any earlier one can be read, compared and restored.
 */
import type { Access } from "./access.ts";
import type { Citation } from "./citation.ts";
import type { Day } from "./day.ts";
import type { LibraryEntry } from "./library-entry.ts";

/** What of an entry people can change; a version holds all of it. */
export interface EntryContent
  extends Pick<
    LibraryEntry,
    "question" | "phrasings" | "answer" | "option" | "citations" | "headings" | "topics" | "references" | "access"
  > {
  /** Id of the person who keeps it true; null where nobody does. */
  readonly owner: string | null;
  /** Months from one review to the next; null where it is not reviewed by the calendar. */
  readonly cycle: number | null;
  /** The day by which somebody has to look at it again. */
  readonly reviewBy: Day | null;
  readonly archived: boolean;
  /** The entry that took it in. */
  readonly mergedInto: string | null;
}

export interface StoredEntry extends LibraryEntry {
  readonly owner: string | null;
  readonly cycle: number | null;
  readonly reviewBy: Day | null;
  /** When and by whom (a name) it was last found true; null where never since it was made. */
  readonly reviewedAt: string | null;
  readonly reviewedBy: string | null;
  /** Counts changes; a change names the version it was made on. */
  readonly version: number;
  readonly createdAt: string;
  readonly createdBy: string;
  readonly updatedAt: string | null;
  readonly updatedBy: string | null;
  /** An archived entry answers nothing; what was answered from it stays. */
  readonly archivedAt: string | null;
  readonly mergedInto: string | null;
}

/** An entry with what the rest of the library makes of it. */
export interface ShownEntry extends StoredEntry {
  /** The strictest of its own level and of its documents'. */
  readonly level: Access;
  /** What has aged of it, a sentence each. */
  readonly warnings: readonly string[];
}

export const VERSION_ACTIONS = [
  "create",
  "edit",
  "restore",
  "renew",
  "archive",
  "reopen",
  "merge",
  "import",
  "keep",
] as const;
export type VersionAction = (typeof VERSION_ACTIONS)[number];

export interface EntryVersion {
  readonly version: number;
  readonly at: string;
  /** A name, and the id of the person where it was one. */
  readonly by: string;
  readonly byId: string | null;
  readonly action: VersionAction;
  readonly content: EntryContent;
}

/** Where an entry is the answer, or the suggestion while there is none. */
export interface EntryUse {
  readonly questionnaire: string;
  readonly name: string;
  readonly customer: string | null;
  readonly question: string;
  readonly text: string;
  readonly state: string;
}

/** A citation as a person gives it: the quote decides, the offset only chooses among several places. */
export interface QuotedPlace {
  readonly document: string;
  readonly quote: string;
  readonly start?: number | undefined;
}

export function contentOf(entry: StoredEntry): EntryContent {
  const { question, phrasings, answer, option, citations, headings, topics, references, access } = entry;
  const { owner, cycle, reviewBy, archivedAt, mergedInto } = entry;
  const kept = { question, phrasings, answer, option, citations, headings, topics, references, access };
  return { ...kept, owner, cycle, reviewBy, archived: archivedAt !== null, mergedInto };
}

export function sameCitation(one: Citation, other: Citation): boolean {
  return (
    one.document === other.document &&
    one.contentHash === other.contentHash &&
    one.start === other.start &&
    one.end === other.end
  );
}
