/**
 * "Needs an expert": somebody asks a person who knows, with a note.
 *
 * It stands beside the review's state and is no state of its own: a question waits for its expert until somebody other
 * than the asker has answered it, or until the request is withdrawn. Whether it does follows from the review, so the two
 * can never disagree.
 */
import type { StoredQuestion } from "./stored-questionnaire.ts";

export interface ExpertRequest {
  /** Person ids. */
  readonly expert: string;
  readonly askerId: string;
  /** The name that the asker had then. */
  readonly asker: string;
  readonly note: string;
  /** ISO timestamp in UTC. */
  readonly askedAt: string;
}

/** In UTF-16 code units. */
export const LONGEST_NOTE = 2_000;

/** Whether a request on the question is still open, by the question's review. The store says the same in SQL. */
export function waitsForExpert(
  { askerId, askedAt }: Pick<ExpertRequest, "askerId" | "askedAt">,
  { review, answeredBy, decidedAt }: Pick<StoredQuestion, "review" | "answeredBy" | "decidedAt">,
): boolean {
  if (review.state === "open" || review.state === "rejected") return true;
  return review.state === "drafted" && (answeredBy === askerId || (decidedAt ?? "") < askedAt);
}
