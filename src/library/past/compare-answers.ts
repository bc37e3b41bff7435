/**
 * Whether two answers to the same question say the same, or something else that a person has to decide on.
 *
 * Careful on the side of asking: another option, another figure, a denial, or texts that share little are shown side by
 * side. That both say Yes settles nothing: "shared in Germany only" and "sold to advertisers" are two answers.
 */
import { disagreement } from "../../domain/stated-values.ts";
import { alikeness, wordsOf } from "../documents/reanchor.ts";

export interface ComparedAnswer {
  readonly option: string | null;
  readonly answer: string;
}

/** From here on two free texts tell the same in other words. */
const SAME_TEXT = 0.45;
/** Of the words of the shorter of two remarks so many stand in the longer where both remark on the same. */
const SAME_REMARK = 0.5;
/** Remarks shorter than this add nothing that could contradict. */
const FEW_WORDS = 3;
const DENIAL = /\b(?:not|no|never|none|nobody|nothing|neither|without|cannot|\w+n['’]t)\b/i;
/** Words that two remarks share whatever they are about. */
const EMPTY = new Set(
  "yes no a an and are as at be by do for has have in is it of on only or our that the their this to us we with you your".split(
    " ",
  ),
);

/** A sentence that says how they differ; null where they say the same. */
export function differenceOf(known: ComparedAnswer, other: ComparedAnswer): string | null {
  const [one, two] = [sideOf(known.option), sideOf(other.option)];
  if (one !== null && two !== null && one !== two) {
    return `The library says ${known.option}, the file says ${other.option}.`;
  }
  const [words, others] = [wordsOf(known.answer), wordsOf(other.answer)];
  if (alikeness(words, others) === 1) return null;
  const sided = one !== null && two !== null;
  if (sided && (words.size < FEW_WORDS || others.size < FEW_WORDS)) return null;
  const figures = disagreement(known.answer, other.answer, true);
  if (figures) return `The library names ${figures[0]}, the file ${figures[1]}.`;
  const [text, remark] = [known, other].map(({ answer }) => withoutSide(answer)) as [string, string];
  if (DENIAL.test(text) !== DENIAL.test(remark)) return "One of the two texts denies something.";
  const same = sided ? commonShare(told(words), told(others)) >= SAME_REMARK : alikeness(words, others) >= SAME_TEXT;
  return same ? null : "The two texts say different things.";
}

/** A No that an answer begins with is its side, which was compared. */
const withoutSide = (text: string): string => text.replace(/^\s*(?:yes|no)\b(?=\s*(?:[,.;:–—-]|$))/i, "");

const told = (words: ReadonlySet<string>): Set<string> => new Set([...words].filter((word) => !EMPTY.has(word)));

/** Of the words of the shorter those that stand in the longer, whatever their endings. */
function commonShare(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  const [shorter, longer] = [stems(one), stems(other)].sort((a, b) => a.size - b.size) as [Set<string>, Set<string>];
  return [...shorter].filter((word) => longer.has(word)).length / Math.max(1, shorter.size);
}

const stems = (words: ReadonlySet<string>): Set<string> =>
  new Set([...words].map((word) => word.replace(/(?<=\p{L}{4})(?:ions?|ing|ed|es|s)$/u, "")));

function sideOf(option: string | null): string | null {
  const side = option?.toLowerCase().replace(/[^\p{L}]/gu, "") ?? "";
  if (side === "") return null;
  return ["na", "notapplicable"].includes(side) ? "notapplicable" : side;
}
