/**
 * Chooses among the customer's own options what an entry's Yes or No means there.
 *
 * Input are the option an entry stands for, the question and its options; output is one of those options as spelled, or
 * null. Null is the answer wherever the meaning is not sure: a wrong tick in a dropdown is worse than an empty one.
 */
import type { Question } from "./question.ts";
import { isNegated } from "./question.ts";

type Meaning = "yes" | "no" | "partly" | "planned" | "not-applicable";

const MEANINGS: readonly (readonly [RegExp, Meaning])[] = [
  [/\b(?:n\/?a|not applicable|does not apply|not relevant|inapplicable)\b/, "not-applicable"],
  [/\b(?:partial|partially|partly|in part|some(?:what|times)?|largely|mostly|limited)\b/, "partly"],
  [/\b(?:planned|planning|plan to|in progress|roadmap|future|under way|underway|to be)\b/, "planned"],
  [
    /^(?:no|n|false|none|never|disagree|fail(?:ed)?)\b|\b(?:not|non|un)[\s-]?(?:implemented|compliant|in place|met|conforming|conformant|satisfied|covered|supported|available|achieved)\b|\bnot (?:done|started|yet)\b/,
    "no",
  ],
  [
    /^(?:yes|y|true|agree|pass(?:ed)?|always)\b|\b(?:implemented|compliant|in place|met|conforming|conformant|satisfied|covered|supported|available|achieved|complete|completed|done)\b/,
    "yes",
  ],
];

/** What an option says; null where it says something else, e.g. a product's name or a step of a scale. */
export function meaningOf(option: string): Meaning | null {
  const text = option.toLowerCase().replace(/\s+/g, " ").trim();
  for (const [pattern, meaning] of MEANINGS) if (pattern.test(text)) return meaning;
  return null;
}

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
  const turned = wording !== "" && isNegated(wording) !== question.negated;
  const wanted = turned ? turn(meaning) : meaning;
  if (options.length === 0) return question.kind === "yes-no" && wanted ? spelled(wanted) : null;
  const same = options.filter((option) => option.trim().toLowerCase() === stands.trim().toLowerCase());
  if (!turned && same.length === 1) return same[0] ?? null;
  if (!wanted) return null;
  const [fitting, ...others] = options.filter((option) => meaningOf(option) === wanted);
  if (fitting === undefined || others.length > 0) return null;
  // "Yes, for all" beside "Yes, for some": a plain Yes says neither.
  return options.filter((option) => firstWord(option) === firstWord(fitting)).length === 1 ? fitting : null;
}

/**
 * What a statement says to a question that it wholly covers: Yes, or No where it denies it; null where that is not sure.
 * Only for statements that hold nearly every word of the question; the caller sees to that.
 */
export function sideOf(statement: string, question: Question): "Yes" | "No" | null {
  // "Without" and a second clause may deny something else than what is asked.
  if (question.kind !== "yes-no" || /\b(?:without|unless|although|though|but|except)\b/i.test(statement)) return null;
  return isNegated(statement) === question.negated ? "Yes" : "No";
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
