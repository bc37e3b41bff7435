/** The same question on several sheets, or twice on one: found by its words, so that it need be answered only once. */
import { useRef } from "react";
import type { Question } from "../api/types.ts";

/** Letters and digits alone, so that neither a number in front nor punctuation tells two wordings apart. */
function wordingKey(text: string): string {
  return text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/^\s*(?:\d+(?:\.\d+)+[.)]?|\d+[.)])\s+/, "")
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}

/** Shorter wordings ("Name", "Comments") mean another thing in every section. */
const SHORTEST_WORDS = 4;
const EAST_ASIAN = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Hangul}]/u;

/** Places in the list of each question that is asked more than once, by the place of any of them. */
export type Repeated = ReadonlyMap<number, readonly number[]>;

export function repeatedWordings(texts: readonly string[]): Repeated {
  const byKey = new Map<string, number[]>();
  texts.forEach((text, at) => {
    const key = wordingKey(text);
    const places = byKey.get(key);
    if (places) places.push(at);
    else byKey.set(key, [at]);
  });
  const repeated = new Map<number, readonly number[]>();
  for (const [key, places] of byKey) {
    if (places.length < 2 || (key.split(" ").length < SHORTEST_WORDS && !EAST_ASIAN.test(key))) continue;
    for (const at of places) repeated.set(at, places);
  }
  return repeated;
}

/** Kept for as long as the words stay the same: the list is another with every decision, what it asks is not. */
export function useRepeated(questions: readonly Question[]): Repeated {
  const kept = useRef<{ texts: readonly string[]; repeated: Repeated }>(null);
  const before = kept.current;
  if (before?.texts.length === questions.length && questions.every(({ text }, at) => text === before.texts[at])) {
    return before.repeated;
  }
  const texts = questions.map(({ text }) => text);
  kept.current = { texts, repeated: repeatedWordings(texts) };
  return kept.current.repeated;
}

/** The other questions in the same words. */
export function othersAsked(repeated: Repeated, questions: readonly Question[], question: Question): Question[] {
  if (repeated.size === 0) return [];
  const place = questions.findIndex(({ id }) => id === question.id);
  return (repeated.get(place) ?? []).flatMap((at) => (at === place ? [] : (questions[at] ?? [])));
}
