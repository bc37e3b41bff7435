/** Where the answer in the editor comes from, and what an alternative makes of it. */
import { suggestedAnswer } from "../../domain/review.ts";
import type { Alternative, Answer, Citation, Question } from "../api/types.ts";

const NOTHING: Answer = { option: null, text: "", entry: null, citations: [] };

/** The answer to begin with: a person's, else the suggested one, else an empty one. */
export function startingAnswer({ review, suggestion }: Question): Answer {
  if (review.answer) return review.answer;
  // A rejected suggestion was found wrong: it must not come back as if nothing had happened.
  if (review.state === "rejected" || review.state === "not_applicable") return NOTHING;
  return suggestedAnswer(suggestion) ?? NOTHING;
}

export const isEmpty = (answer: Answer): boolean => answer.option === null && answer.text.trim() === "";

export const sameAnswer = (one: Answer, other: Answer): boolean =>
  one.option === other.option &&
  one.text === other.text &&
  one.entry === other.entry &&
  (one.also ?? []).join() === (other.also ?? []).join();

/** True where the question offers options and none is chosen, so that its answer cell would stay empty. */
export const lacksOption = (question: Question, answer: Answer): boolean =>
  question.answer.options.length > 0 && answer.option === null;

/** The answer an alternative gives, its option spelled as this question spells it. */
export function answerFrom(alternative: Alternative, { answer, suggestion }: Question): Answer {
  const option = answer.options.find((offered) => sameWord(offered, alternative.option)) ?? null;
  const citations = alternative.entry === suggestion?.entry ? suggestion.citations : [];
  return { option, text: alternative.answer, entry: alternative.entry, citations };
}

/**
 * One question's answer given to another: its option spelled as that one spells it. Null where that one offers other
 * options, so that a person has to choose.
 */
export function answerFor({ answer }: Question, given: Answer): Answer | null {
  if (answer.options.length === 0) return given;
  const option = answer.options.find((offered) => sameWord(offered, given.option)) ?? null;
  if (option === null) return null;
  return { ...given, option };
}

/** What the customer's workbook already says, as an answer: the option where it names one, the rest as text. */
export function existingAnswer({ answer, existing, existingComment }: Question): Answer {
  const option = answer.options.find((offered) => sameWord(offered, existing)) ?? null;
  const text = option === null ? [existing, existingComment].filter(Boolean).join("\n") : (existingComment ?? "");
  return { option, text, entry: null, citations: [] };
}

const sameWord = (one: string, other: string | null): boolean =>
  one.trim().toLowerCase() === other?.trim().toLowerCase();

/** What the answer rests on, as far as this page knows; the server completes it when the answer is saved. */
export function evidenceOf(answer: Answer, { review, suggestion }: Question): readonly Citation[] {
  if (answer.citations.length > 0) return answer.citations;
  if (answer.entry === null) return [];
  if (answer.entry === suggestion?.entry) return suggestion.citations;
  return answer.entry === review.answer?.entry ? review.answer.citations : [];
}
