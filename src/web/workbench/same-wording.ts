/** The same question on several sheets, or twice on one: found by its words, so that it need be answered only once. */
import type { Question } from "../api/types.ts";

/** Letters and digits alone, so that neither a number in front nor punctuation tells two wordings apart. */
export function wordingKey(text: string): string {
  const known = keys.get(text);
  if (known !== undefined) return known;
  if (keys.size > MOST_KEYS) keys.clear();
  const key = text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/^\s*(?:\d+(?:\.\d+)+[.)]?|\d+[.)])\s+/, "")
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
  keys.set(text, key);
  return key;
}

/** The list of questions is another with every decision, their words are not. */
const keys = new Map<string, string>();
const MOST_KEYS = 20_000;

/** Shorter wordings ("Name", "Comments") mean another thing in every section. */
const SHORTEST_WORDS = 4;

/** Questions by their wording; only wordings that occur more than once. */
export function repeatedWordings(questions: readonly Question[]): ReadonlyMap<string, readonly Question[]> {
  const byKey = Map.groupBy(questions, ({ text }) => wordingKey(text));
  for (const [key, asked] of byKey) {
    const worded =
      key.split(" ").length >= SHORTEST_WORDS || /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Hangul}]/u.test(key);
    if (asked.length < 2 || !worded) byKey.delete(key);
  }
  return byKey;
}

/** The other questions in the same words. */
export function othersAsked(repeated: ReadonlyMap<string, readonly Question[]>, question: Question): Question[] {
  const asked = repeated.size === 0 ? undefined : repeated.get(wordingKey(question.text));
  return (asked ?? []).filter(({ id }) => id !== question.id);
}
