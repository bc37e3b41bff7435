/** Which questions the queue shows: by what is to do, by confidence, by assignee, and by words. */
import type { Question, ReviewState } from "../api/types.ts";
import { type BandName, bandOf } from "../shared/status-names.ts";

/** `todo` is whatever still needs a person; `done` what is approved or not applicable. */
export type View = "todo" | "done" | "all";

export interface Filter {
  readonly view: View;
  /** Empty: any. */
  readonly states: readonly ReviewState[];
  /** Empty: any. */
  readonly bands: readonly BandName[];
  readonly assignee: string | null;
  readonly search: string;
}

export const EVERYTHING: Filter = { view: "all", states: [], bands: [], assignee: null, search: "" };

export const isDone = ({ review }: Question): boolean =>
  review.state === "approved" || review.state === "not_applicable";

/** A test for one filter; the search's words must all occur, in any order and case. */
export function matcher(filter: Filter): (question: Question) => boolean {
  const words = filter.search.toLowerCase().split(/\s+/).filter(Boolean);
  return (question) => {
    if (filter.view !== "all" && isDone(question) !== (filter.view === "done")) return false;
    if (filter.states.length > 0 && !filter.states.includes(question.review.state)) return false;
    if (filter.bands.length > 0 && !filter.bands.includes(bandOf(question.suggestion))) return false;
    if (filter.assignee !== null && question.review.assignee !== filter.assignee) return false;
    if (words.length === 0) return true;
    const { ref, section, sheet, text, review, suggestion } = question;
    const haystack = [ref, section, sheet, text, review.answer?.text ?? suggestion?.answer].join("\n").toLowerCase();
    return words.every((word) => haystack.includes(word));
  };
}
