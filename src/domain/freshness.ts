/** What runs out and when, with what rests on it: the lines of the freshness calendar. */
import type { Day } from "./day.ts";

/**
 * - `expires`: a document or certificate holds no longer after the day
 * - `review`: the day by which its owner looks at a document or an entry again
 * - `edition`: a standard's edition that a document speaks of gives way to a newer one
 * - `superseded`: another document has taken its place
 * - `retired`: a document is out of force, and something still rests on it
 */
export type FreshnessKind = "expires" | "review" | "edition" | "superseded" | "retired";

/** What hangs on a document or an entry. */
export interface Resting {
  /** Answers of the library that cite the document. */
  readonly entries: readonly { readonly id: string; readonly question: string }[];
  /** Open questionnaires with answers or suggestions that rest on it, and how many. */
  readonly questionnaires: readonly { readonly id: string; readonly name: string; readonly questions: number }[];
}

export interface FreshnessLine extends Resting {
  readonly kind: FreshnessKind;
  /** Null where it has happened on no known day. */
  readonly day: Day | null;
  /** What it is about: a document or an entry. */
  readonly about: "document" | "entry";
  readonly id: string;
  readonly title: string;
  /** One sentence for a person, without the day. */
  readonly what: string;
  /** A person's id. */
  readonly owner: string | null;
}

/** Who keeps a document true and what people said of it; its text says the rest. */
export interface DocumentCare {
  readonly owner: string | null;
  readonly validUntil: Day | null;
  readonly reviewBy: Day | null;
  /** The id of a document, or words. */
  readonly supersededBy: string | null;
}
