/** Which questions the queue shows: by what is to do, by section, confidence, warnings and assignee, and by words. */
import type { Question, ReviewState } from "../api/types.ts";
import { type BandName, bandOf } from "../shared/status-names.ts";
import { sectionKey } from "./rows.ts";

/** `todo` is whatever still needs a person; `done` what is approved or not applicable. */
export type View = "todo" | "done" | "all";

export interface Filter {
  readonly view: View;
  /** Empty: any. */
  readonly states: readonly ReviewState[];
  /** Empty: any. */
  readonly bands: readonly BandName[];
  /** A person's id, or `NOBODY`; null: any. */
  readonly assignee: string | null;
  /** Name of a sheet, or key of a section; null: any. */
  readonly within: string | null;
  /** Only what waits for an expert. */
  readonly expert: boolean;
  /** Only suggestions and answers that something is to be known about. */
  readonly warned: boolean;
  readonly search: string;
}

export const NOBODY = "nobody";

/** All that the finer filter can set, unset. */
export const UNNARROWED = {
  states: [],
  bands: [],
  assignee: null,
  within: null,
  expert: false,
  warned: false,
} as const;

export const EVERYTHING: Filter = { view: "all", ...UNNARROWED, search: "" };

export const isDone = ({ review }: Question): boolean =>
  review.state === "approved" || review.state === "not_applicable";

/** A test for one filter; the search's words must all occur, in any order and case. */
export function matcher(filter: Filter): (question: Question) => boolean {
  const words = filter.search.toLowerCase().split(/\s+/).filter(Boolean);
  return (question) => {
    if (filter.view !== "all" && isDone(question) !== (filter.view === "done")) return false;
    if (filter.states.length > 0 && !filter.states.includes(question.review.state)) return false;
    if (filter.bands.length > 0 && !filter.bands.includes(bandOf(question.suggestion))) return false;
    if (filter.assignee !== null && (question.review.assignee ?? NOBODY) !== filter.assignee) return false;
    if (filter.within !== null && filter.within !== question.sheet && filter.within !== sectionKey(question))
      return false;
    if (filter.warned && !isWarned(question)) return false;
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

/** How many conditions of the finer filter are set. */
export const narrowing = ({ states, bands, assignee, within, expert, warned }: Filter): number =>
  states.length + bands.length + [assignee !== null, within !== null, expert, warned].filter(Boolean).length;

const isEverything = (filter: Filter): boolean =>
  filter.view === "all" && narrowing(filter) === 0 && filter.search.trim() === "";

const isWarned = ({ suggestion, withheld }: Question): boolean =>
  withheld !== null || (suggestion?.warnings.length ?? 0) > 0;
