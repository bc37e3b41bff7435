/**
 * Chooses among the customer's own options what an entry's Yes or No means there.
 *
 * Input are the option an entry stands for, the question and its options; output is one of those options as spelled, or
 * null. Null is the answer wherever the meaning is not sure: a wrong tick in a dropdown is worse than an empty one.
 */
import { isPlain, type Meaning, meaningOf } from "./option-meaning.ts";
import { isDoubtful, isNegated, type Question } from "./question.ts";

/**
 * The option for a question from an entry's, turned round where exactly one of the two asks the other way round.
 *
 * @param stands what the entry stands for (`Yes`, `No`, another option), null for none
 * @param wording the entry's own wording of the question, which `stands` answers; empty for none
 */
export function chooseOption(
  stands: string | null,
  wording: string,
  question: Question,
  options: readonly string[],
): string | null {
  if (stands === null) return null;
  const meaning = meaningOf(stands);
  if (wording !== "" && isDoubtful(wording) !== isDoubtful(question.text)) return null;
  const turned = wording !== "" && isNegated(wording) !== question.negated;
  const wanted = turned ? turn(meaning) : meaning;
  if (options.length === 0) return question.kind === "yes-no" && wanted ? spelled(wanted) : null;
  const same = options.filter((option) => option.trim().toLowerCase() === stands.trim().toLowerCase());
  if (!turned && same.length === 1) return same[0] ?? null;
  if (!wanted) return null;
  // "Do you sell data?" No: that is neither "Non-compliant" nor "Not available".
  const fits = (option: string) => meaningOf(option) === wanted && (wanted !== "no" || isPlain(option));
  const [fitting, ...others] = options.filter(fits);
  if (fitting === undefined || others.length > 0) return null;
  // "Yes, for all" beside "Yes, for some": a plain Yes says neither.
  return options.filter((option) => firstWord(option) === firstWord(fitting)).length === 1 ? fitting : null;
}

function firstWord(option: string): string {
  return /\w+/.exec(option.toLowerCase())?.[0] ?? option;
}

function turn(meaning: Meaning | null): Meaning | null {
  return meaning === "yes" ? "no" : meaning === "no" ? "yes" : null;
}

function spelled(meaning: Meaning): string | null {
  return meaning === "yes" ? "Yes" : meaning === "no" ? "No" : null;
}
