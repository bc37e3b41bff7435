/** How far a review is, counted from its questions, so that a decision shows before the server has answered. */
import type { Counts, Question, ReviewState } from "../api/types.ts";

export function countsOf(questions: readonly Question[]): Counts {
  const inState = (state: ReviewState) => questions.filter(({ review }) => review.state === state).length;
  return {
    total: questions.length,
    open: inState("open"),
    drafted: inState("drafted"),
    approved: inState("approved"),
    rejected: inState("rejected"),
    notApplicable: inState("not_applicable"),
    suggested: questions.filter(({ suggestion }) => suggestion?.outcome === "suggested").length,
    noMatch: questions.filter(({ suggestion }) => suggestion?.outcome === "no_match").length,
  };
}

/** True where both have come equally far; the order of their fields does not matter. */
export function sameCounts(one: Counts, other: Counts): boolean {
  return (Object.keys(one) as (keyof Counts)[]).every((part) => one[part] === other[part]);
}
