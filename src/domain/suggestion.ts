/**
 * What the machine proposes for one question: the best cited answer of the library, or an honest *no match*.
 *
 * The shape is the JSON of `countersign ask`. A suggestion counts for nothing until a reviewer approves it.
 */
import type { Citation } from "./citation.ts";

export type Band = "high" | "medium" | "low";
export type Outcome = "suggested" | "no_match";

export interface Alternative {
  /** Library entry id. */
  readonly entry: string;
  readonly question: string;
  readonly answer: string;
  readonly option: string | null;
  /** Relative to the best entry's 1. */
  readonly score: number;
}

export interface Suggestion {
  readonly outcome: Outcome;
  /** 0..1: the share of suggestions of this confidence that are right on the labelled sets. */
  readonly confidence: number;
  /** Null for `no_match`. */
  readonly band: Band | null;
  /** One of the question's own options, spelled as the customer spells it; null where none is meant for sure. */
  readonly option: string | null;
  /** Null for `no_match`. */
  readonly answer: string | null;
  /** The library entry the answer comes from; null for `no_match`. */
  readonly entry: string | null;
  readonly citations: readonly Citation[];
  /** Sentences for a person: stale evidence, a superseded edition, a contradiction. */
  readonly warnings: readonly string[];
  readonly alternatives: readonly Alternative[];
  /** Sentences for a person: why this entry was chosen, or why nothing was. */
  readonly why: readonly string[];
}
