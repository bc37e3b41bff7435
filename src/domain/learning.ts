/** What an approved answer can teach the library, and a change of an entry that somebody proposes to its owner. */

/**
 * - `keep`: the answer becomes an entry of its own
 * - `phrasing`: it stands in an entry already, which was asked in other words; these become one of its phrasings
 * - `edit`: it was written over an entry's words; the change is proposed to whoever keeps the entry true
 */
export type Offer =
  | { readonly kind: "keep" }
  | { readonly kind: "phrasing"; readonly entry: string; readonly question: string }
  | {
      readonly kind: "edit";
      readonly entry: string;
      readonly question: string;
      readonly before: string;
      readonly after: string;
    };

export const PROPOSAL_STATES = ["open", "accepted", "declined"] as const;
export type ProposalState = (typeof PROPOSAL_STATES)[number];

/** A new answer for an entry, written in a questionnaire. */
export interface EntryProposal {
  readonly id: string;
  readonly entry: string;
  /** The answer that was written over. */
  readonly before: string;
  readonly after: string;
  readonly note: string | null;
  /** The question that it was written for: id, wording, name of the questionnaire, customer. */
  readonly question: string | null;
  readonly asked: string | null;
  readonly questionnaire: string | null;
  readonly customer: string | null;
  readonly at: string;
  readonly by: string;
  readonly byId: string | null;
  readonly state: ProposalState;
  readonly decidedAt: string | null;
  readonly decidedBy: string | null;
  /** Why it was declined. */
  readonly reason: string | null;
}

/** Two texts say the same where only letter case, punctuation and white space differ. */
export function sameText(one: string, other: string): boolean {
  return wordsOf(one) === wordsOf(other);
}

export function wordsOf(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}
