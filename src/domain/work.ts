/** What waits for a person, across questionnaires: one list of lines, each leading to a question. */
import type { Day } from "./day.ts";
import type { ReviewState } from "./review.ts";

/**
 * - `expert`: somebody asks them as the expert
 * - `assigned`: the question is theirs and not yet answered
 * - `mention`: a comment mentions them that they have not read
 */
export type WorkKind = "expert" | "assigned" | "mention";

export interface WorkItem {
  readonly kind: WorkKind;
  readonly questionnaire: { readonly id: string; readonly name: string; readonly customer: string | null };
  readonly question: {
    readonly id: string;
    readonly ref: string | null;
    readonly text: string;
    readonly state: ReviewState;
  };
  /** The question's due date, or else the questionnaire's. */
  readonly due: Day | null;
  /** ISO timestamp in UTC of the request or the comment; for what is assigned, of the questionnaire. */
  readonly at: string;
  /** Who asks or mentions; null for what is assigned. */
  readonly by: string | null;
  /** The expert request's note or the comment; null for what is assigned. */
  readonly text: string | null;
}

export interface WorkCounts {
  /** Lines of the list. */
  readonly open: number;
  /** The earliest due date among them. */
  readonly nextDue: Day | null;
}
