/**
 * Which entries answer the very question that an entry answers, and whether they say the same or contradict it.
 *
 * Questions are the same as `same-question.ts` measures it. Answers contradict each other by the side they take, by a
 * negation in otherwise the same words, or by a figure, date or edition; else they are the same said twice.
 */
import type { LibraryEntry } from "../domain/library-entry.ts";
import { disagreement } from "../domain/stated-values.ts";
import { isPlain, meaningOf } from "./option-meaning.ts";
import { isNegated } from "./question.ts";
import type { SameQuestions } from "./same-question.ts";
import { isOpposite } from "./turning.ts";

export interface LookAlike {
  readonly entry: LibraryEntry;
  readonly kind: "duplicate" | "contradiction";
  /** How the two stand to each other, for a person, without the full stop; the entry looked up is named first. */
  readonly why: string;
}

type Asked = Pick<LibraryEntry, "id" | "origin" | "question" | "phrasings" | "answer" | "option">;

/** From this share of common words on, two answers to one question are one to keep. */
const NEARLY_SAME = 0.6;
/** From this share of common words on, a negation in only one of two sentences turns it round ... */
const SAME_SENTENCE = 0.75;
/** ... where no more than "do not" and a word beside it are added. */
const ADDED_WORDS = 3;

/**
 * Prepares the entries once; each look-up then touches only those that share words with the entry, in their order.
 * An entry is looked up by its question among the others' questions and phrasings, or by the wordings that are given.
 *
 * @param prepare makes questions ready to be found again: a matcher's `sameQuestions`
 */
export function createLookAlikes(
  entries: readonly LibraryEntry[],
  prepare: (texts: readonly string[]) => SameQuestions,
): (entry: Asked, asked?: readonly string[]) => LookAlike[] {
  const wordings = entries.flatMap((entry, at) => wordingsOf(entry).map((text) => ({ at, text })));
  const same = prepare(wordings.map(({ text }) => text));
  return (entry, asked = [entry.question]) => {
    const found = new Set<number>();
    for (const text of asked) {
      if (text === "") continue;
      for (const i of same(text)) {
        const wording = wordings[i];
        if (wording && !isOpposite(wording.text, text)) found.add(wording.at);
      }
    }
    return [...found]
      .sort((a, b) => a - b)
      .flatMap((at) => {
        const other = entries[at];
        const alike = other && other.id !== entry.id ? compared(entry, other) : null;
        return other && alike ? [{ entry: other, ...alike }] : [];
      });
  };
}

const wordingsOf = ({ question, phrasings }: Asked): string[] =>
  [...new Set([question, ...phrasings])].filter((text) => text !== "");

function compared(one: Asked, other: Asked): Omit<LookAlike, "entry"> | null {
  const contradiction = (why: string) => ({ kind: "contradiction", why }) as const;
  const [side, otherSide] = [sideOf(one), sideOf(other)];
  if (side !== null && otherSide !== null && side.is !== otherSide.is)
    return contradiction(`answered ${side.text} and ${otherSide.text}`);
  const figures = disagreement(one.answer, other.answer);
  if (figures) return contradiction(`answered with ${figures[0]} and with ${figures[1]}`);
  if (turnedRound(one.answer, other.answer)) return contradiction("affirmed and denied in nearly the same words");
  // A passage and the answer that rests on it say the same by design; only answers can be merged.
  if (one.origin === "passage" || other.origin === "passage") return null;
  const [words, others] = [wordsOf(one.answer), wordsOf(other.answer)];
  if (words.join(" ") === others.join(" ")) return { kind: "duplicate", why: "answered the same" };
  return commonShare(words, others) >= NEARLY_SAME ? { kind: "duplicate", why: "answered nearly the same" } : null;
}

/** Of the words of the shorter text those that stand in the longer, from 0 to 1. */
function commonShare(one: readonly string[], other: readonly string[]): number {
  const [shorter, longer] = [new Set(one), new Set(other)].sort((a, b) => a.size - b.size) as [
    Set<string>,
    Set<string>,
  ];
  return [...shorter].filter((word) => longer.has(word)).length / Math.max(1, shorter.size);
}

/** The option, else the Yes or No that the text begins with; options of one meaning are one side. */
function sideOf({ option, answer }: Asked): { is: string; text: string } | null {
  const text = option ?? (isPlain(answer) ? (/\p{L}+/u.exec(answer)?.[0] ?? null) : null);
  return text === null ? null : { is: meaningOf(text) ?? wordsOf(text).join(" "), text };
}

/** Only of single sentences: of several any may be the one that is negated, about whatever it is. */
function turnedRound(one: string, other: string): boolean {
  if ([one, other].some((text) => /[.!?;]\s+\S/.test(text.trim())) || isNegated(one) === isNegated(other)) return false;
  const [words, others] = [new Set(wordsOf(one)), new Set(wordsOf(other))];
  const shared = [...words].filter((word) => others.has(word)).length;
  const [shorter, longer] = [words.size, others.size].sort((a, b) => a - b) as [number, number];
  return shared >= SAME_SENTENCE * shorter && longer - shared <= ADDED_WORDS;
}

function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}
