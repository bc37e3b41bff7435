/** How far a review is, counted from its questions, so that a decision shows before the server has answered. */
import type { Counts, Question, ReviewState } from "../api/types.ts";

export function countsOf(questions: readonly Question[]): Counts {
  const states: Record<ReviewState, number> = { open: 0, drafted: 0, approved: 0, rejected: 0, not_applicable: 0 };
  let suggested = 0;
  let noMatch = 0;
  for (const { review, suggestion } of questions) {
    states[review.state]++;
    if (suggestion?.outcome === "suggested") suggested++;
    else if (suggestion) noMatch++;
  }
  const { not_applicable: notApplicable, ...same } = states;
  return { total: questions.length, ...same, notApplicable, suggested, noMatch };
}
