/**
 * What an answer rests on: not what its sender says of it, but whose words stand in it.
 *
 * Whoever sends an answer may name entries; those count. So do the suggestion, its alternatives and what the answer before
 * was taken from, wherever their words stand in the text: confidential words keep their level when nobody names their entry.
 */
import { AppError } from "../domain/errors.ts";
import { wordsOf } from "../domain/learning.ts";
import type { Answer } from "../domain/review.ts";
import type { StoredEntry } from "../domain/stored-entry.ts";
import type { StoredQuestion } from "../domain/stored-questionnaire.ts";
import { storedEntries } from "../store/entry-store.ts";
import type { AppContext } from "./context.ts";

/** An answer as a person gives it: its evidence is looked up here, never taken from the client. */
export interface GivenAnswer {
  readonly option: string | null;
  readonly text: string;
  /** The library entry it was taken from or written over. */
  readonly entry?: string | null | undefined;
  /** Further entries whose words were put into it. */
  readonly also?: readonly string[] | undefined;
}

/** Fewer characters than these are nobody's: "every day" stands in many answers and was taken from none. */
const FEWEST = 12;

/** @throws AppError `not_found` for a named entry that is gone */
export async function withEvidence(
  { database }: AppContext,
  { option, text, entry: given = null, also = [] }: GivenAnswer,
  question: StoredQuestion,
): Promise<Answer> {
  const { suggestion, review } = question;
  const named = idsOf(given, also);
  const nearby = idsOf(suggestion?.entry ?? null, [
    ...(suggestion?.alternatives ?? []).map((alternative) => alternative.entry),
    ...idsOf(review.answer?.entry ?? null, review.answer?.also),
  ]);
  const ids = [...new Set([...named, ...nearby])];
  const found = ids.length > 0 ? await storedEntries(database, ids) : [];
  const there = new Map(found.map((one) => [one.id, one]));
  const held = new Map(ids.map((id) => [id, wordsHeld(text, id, there.get(id), question)]));
  const taken = [...named];
  for (const id of nearby) {
    const words = held.get(id) ?? [];
    // Where a source that counts already says the same, its level is enough: the words are known from there.
    const isNew = words.some((some) => !taken.some((other) => held.get(other)?.some((all) => holds(all, some))));
    if (isNew && !taken.includes(id)) taken.push(id);
  }
  const entry = given ?? taken.find((id) => !named.includes(id)) ?? null;
  const others = taken.filter((id) => id !== entry);
  const citations = idsOf(entry, others).flatMap((id) => evidenceOf(id, there.get(id), question, named.includes(id)));
  const once = [...new Map(citations.map((one) => [`${one.passage}:${one.start}:${one.end}`, one])).values()];
  return { option, text, entry, citations: once, ...(others.length > 0 ? { also: others } : {}) };
}

const idsOf = (entry: string | null, also: readonly string[] = []): string[] => [
  ...new Set(entry === null ? also : [entry, ...also]),
];

/** Of a source's words, as it was suggested and as it now is, those that stand in the text. */
function wordsHeld(text: string, id: string, entry: StoredEntry | undefined, { suggestion }: StoredQuestion): string[] {
  const whole = wordsOf(text);
  const suggested = suggestion?.entry === id && suggestion.answer !== null ? [wordsOf(suggestion.answer)] : [];
  const offered = suggestion?.alternatives.find((alternative) => alternative.entry === id);
  const others = [offered?.answer, entry?.answer].flatMap((answer) => (answer === undefined ? [] : [wordsOf(answer)]));
  const counts = [...suggested, ...others].filter((words) => words.length >= FEWEST && holds(whole, words));
  // However short it is, a suggestion taken as it stands was taken from its entry.
  return [...counts, ...suggested.filter((words) => words !== "" && words === whole)];
}

/** Both as `wordsOf` makes them; whole words only. */
const holds = (whole: string, part: string): boolean => ` ${whole} `.includes(` ${part} `);

function evidenceOf(
  id: string,
  found: StoredEntry | undefined,
  { suggestion, review }: StoredQuestion,
  isNamed: boolean,
): Answer["citations"] {
  if (id === suggestion?.entry) return suggestion.citations;
  if (id === review.answer?.entry) return review.answer.citations;
  if (found) return found.citations;
  // What was put in before the entry went keeps the evidence it was given then.
  if (review.answer?.also?.includes(id)) return review.answer.citations;
  if (!isNamed) return [];
  throw new AppError("not_found", `The library has no entry "${id}" any more. Choose another answer.`);
}
