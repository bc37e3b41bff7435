/**
 * What people decide about a question, and what each decision makes of it.
 *
 * `decide` is the whole state machine: pure, so that the store can apply its result in one guarded write and the web
 * can show it before the server has answered. Only `approved` and `not_applicable` answers are exported by default.
 */
import type { Citation } from "./citation.ts";
import type { Day } from "./day.ts";
import { AppError } from "./errors.ts";
import type { Suggestion } from "./suggestion.ts";

/**
 * - `open`: nobody has decided; there may be a suggestion
 * - `drafted`: a person wrote an answer that is not yet approved
 * - `approved`: a reviewer stands behind `answer`
 * - `rejected`: the suggestion was found wrong; a person has to answer
 * - `not_applicable`: a reviewer decided that the question does not apply
 */
export const REVIEW_STATES = ["open", "drafted", "approved", "rejected", "not_applicable"] as const;
export type ReviewState = (typeof REVIEW_STATES)[number];

export interface Answer {
  /** One of the question's options; null where it has none or none was chosen. */
  readonly option: string | null;
  readonly text: string;
  /** The library entry it was taken from or written over; null where a person wrote it afresh. */
  readonly entry: string | null;
  /** Further entries whose words a person put into it; absent where there are none. */
  readonly also?: readonly string[] | undefined;
  /** The evidence it rests on: the entries' citations when they were taken. */
  readonly citations: readonly Citation[];
}

export type Decision =
  /** Stand behind `answer`, or, where it is left out, behind the draft or else the suggestion. */
  | { readonly action: "approve"; readonly answer?: Answer }
  /** Keep a person's answer without approving it. */
  | { readonly action: "edit"; readonly answer: Answer }
  | { readonly action: "reject"; readonly reason?: string | undefined }
  | { readonly action: "not_applicable"; readonly reason?: string | undefined }
  /** Take any decision back; a draft is kept. */
  | { readonly action: "reopen" }
  /** Withdraw a draft: the question is open again, with its suggestion where it has one. */
  | { readonly action: "discard" }
  /** Give the question to a person, or to nobody; a due date that is left out stays. */
  | { readonly action: "assign"; readonly assignee: string | null; readonly due?: Day | null | undefined };

export const DECISION_ACTIONS = ["approve", "edit", "reject", "not_applicable", "reopen", "discard", "assign"] as const;

export type DecisionAction = (typeof DECISION_ACTIONS)[number];

/** The part of a question that decisions change. */
export interface Review {
  readonly state: ReviewState;
  readonly answer: Answer | null;
  /** A person's id; of older assignments a bare name. */
  readonly assignee: string | null;
  /** When the question is to be answered. */
  readonly due: Day | null;
}

/**
 * The review after a decision.
 *
 * @param options the question's own options; an answer's option must be one of them where there are any
 * @throws AppError `invalid_input` where there is nothing to approve or to discard, the text is empty, or the option is
 * not offered
 */
export function decide(
  review: Review,
  decision: Decision,
  question: { readonly options: readonly string[]; readonly suggestion: Suggestion | null },
): Review {
  switch (decision.action) {
    case "approve": {
      const answer = decision.answer ?? review.answer ?? suggestedAnswer(question.suggestion);
      if (!answer) {
        throw new AppError("invalid_input", "There is no answer to approve yet: write one, or wait for a suggestion.");
      }
      return { ...review, state: "approved", answer: checked(answer, question.options) };
    }
    case "edit":
      return { ...review, state: "drafted", answer: checked(decision.answer, question.options) };
    case "reject":
      return { ...review, state: "rejected", answer: null };
    case "not_applicable":
      return { ...review, state: "not_applicable", answer: null };
    case "reopen":
      return { ...review, state: review.answer ? "drafted" : "open" };
    case "discard":
      if (review.state !== "drafted") throw new AppError("invalid_input", "There is no draft to discard.");
      return { ...review, state: "open", answer: null };
    case "assign":
      return { ...review, assignee: decision.assignee, due: decision.due === undefined ? review.due : decision.due };
  }
}

/** The answer a reviewer approves by accepting a suggestion as it stands; null for *no match*. */
export function suggestedAnswer(suggestion: Suggestion | null): Answer | null {
  if (!suggestion?.answer) return null;
  const { option, answer: text, entry, citations } = suggestion;
  return { option, text, entry, citations };
}

function checked(answer: Answer, options: readonly string[]): Answer {
  if (answer.option !== null && options.length > 0 && !options.includes(answer.option)) {
    throw new AppError(
      "invalid_input",
      `"${answer.option}" is not one of this question's options: ${options.join(", ")}.`,
    );
  }
  if (answer.text.trim() === "" && answer.option === null) {
    throw new AppError("invalid_input", "An answer needs a text or an option.");
  }
  // Spaces alone are no text: they would put an empty-looking comment beside the option.
  return answer.text !== "" && answer.text.trim() === "" ? { ...answer, text: "" } : answer;
}
