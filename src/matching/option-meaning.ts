/**
 * What an option of a questionnaire means, whatever words a customer chose for it.
 *
 * Input is an option's text, output one of five meanings, or null for what is none of them: a product's name, a step of
 * a scale of one's own.
 */
export type Meaning = "yes" | "no" | "partly" | "planned" | "not-applicable";

const MEANINGS: readonly (readonly [RegExp, Meaning])[] = [
  [/\b(?:n\/?a|not applicable|does not apply|not relevant|inapplicable)\b/, "not-applicable"],
  [/\b(?:partial|partially|partly|in part|some(?:what|times)?|largely|mostly|limited)\b/, "partly"],
  [/\b(?:planned|planning|plan to|in progress|roadmap|future|under way|underway|to be)\b/, "planned"],
  [
    /^(?:no|n|nein|non|nee|false|none|never|disagree|fail(?:ed)?)\b|\b(?:not|non|un)[\s-]?(?:implemented|compliant|in place|met|conforming|conformant|satisfied|covered|supported|available|achieved)\b|\bnot (?:done|started|yet)\b/,
    "no",
  ],
  [
    /^(?:yes|y|ja|oui|s[ií]|true|agree|pass(?:ed)?|always)(?!\p{L})|\b(?:implemented|compliant|in place|met|conforming|conformant|satisfied|covered|supported|available|achieved|complete|completed|done)\b/u,
    "yes",
  ],
];

/** What an option says; null where it says something else, e.g. a product's name or a step of a scale. */
export function meaningOf(option: string): Meaning | null {
  const text = option.toLowerCase().replace(/\s+/g, " ").trim();
  for (const [pattern, meaning] of MEANINGS) if (pattern.test(text)) return meaning;
  return null;
}

/** True for options that only take a side; others rate how well something is done, which a No does not tell. */
export function isPlain(option: string): boolean {
  return /^\s*(?:yes|y|ja|oui|s[ií]|true|no|n|nein|non|nee|false)(?![\p{L}-])/iu.test(option);
}
