/**
 * Whether two answers to the same question say the same, or something else that a person has to decide on.
 *
 * Careful on the side of asking: another option, another number, or texts that share little are shown side by side.
 */
import { alikeness, wordsOf } from "../documents/reanchor.ts";

export interface ComparedAnswer {
  readonly option: string | null;
  readonly answer: string;
}

/** From here on two free texts tell the same in other words. */
const SAME_TEXT = 0.45;
/** Remarks shorter than this add nothing that could contradict. */
const FEW_WORDS = 3;

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
  const [numbers, otherNumbers] = [numbersIn(known.answer), numbersIn(other.answer)];
  if (numbers.size > 0 && otherNumbers.size > 0 && ![...numbers].some((number) => otherNumbers.has(number))) {
    return `The library names ${[...numbers].join(", ")}, the file ${[...otherNumbers].join(", ")}.`;
  }
  if (sided || alikeness(words, others) >= SAME_TEXT) return null;
  return "The two texts say different things.";
}

function sideOf(option: string | null): string | null {
  const side = option?.toLowerCase().replace(/[^\p{L}]/gu, "") ?? "";
  if (side === "") return null;
  return ["na", "notapplicable"].includes(side) ? "notapplicable" : side;
}

/** Numbers and years; those of names such as AES-256 or ISO 27001 stand for their name and count as well. */
function numbersIn(text: string): Set<string> {
  return new Set(text.match(/(?<![\p{L}\d])\d+(?:[.,]\d+)*(?![\p{L}\d])/gu) ?? []);
}
