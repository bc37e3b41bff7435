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
  /** Only what waits for an expert. */
  readonly expert: boolean;
  readonly search: string;
}

export const EVERYTHING: Filter = { view: "all", states: [], bands: [], assignee: null, expert: false, search: "" };

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
    if (filter.expert && !question.expert) return false;
    if (words.length === 0) return true;
    const { ref, section, sheet, text, review, suggestion } = question;
    const haystack = [ref, section, sheet, text, review.answer?.text ?? suggestion?.answer].join("\n").toLowerCase();
    return words.every((word) => haystack.includes(word));
  };
}

/** The questions that a filter lets through, in order: the very list where it lets all of them through. */
export function matching(questions: readonly Question[], filter: Filter): readonly Question[] {
  return isEverything(filter) ? questions : questions.filter(matcher(filter));
}

/**
 * The filtered questions and the current one whatever the filter says, in order. The list stays the same object for as long as
 * it can: thousands of rows are laid out again only where they have to be.
 */
export function withCurrent(
  matched: readonly Question[],
  questions: readonly Question[],
  currentId: string | undefined,
): readonly Question[] {
  if (currentId === undefined || matched.some(({ id }) => id === currentId)) return matched;
  const shown = new Set(matched);
  return questions.filter((question) => question.id === currentId || shown.has(question));
}

const isEverything = ({ view, states, bands, assignee, expert, search }: Filter): boolean =>
  view === "all" && states.length + bands.length === 0 && assignee === null && !expert && search.trim() === "";
