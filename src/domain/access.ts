/**
 * How far evidence may travel: to anybody, to a customer under a non-disclosure agreement, or not out of the house.
 *
 * An answer is as confidential as the strictest thing it rests on, so that quoting an internal report in a public entry
 * makes the entry internal. What is withheld is still suggested, since a reviewer may know what may be said instead;
 * it is only never written into a customer's file.
 */
import type { Citation } from "./citation.ts";
import type { Suggestion } from "./suggestion.ts";

/** From the least strict to the most. */
export const ACCESS_LEVELS = ["public", "nda", "internal"] as const;
export type Access = (typeof ACCESS_LEVELS)[number];

/** What the library knows: the level of each document by id, and the own level of each entry that is not public. */
export interface AccessLevels {
  readonly documents: ReadonlyMap<string, Access>;
  readonly entries: ReadonlyMap<string, Access>;
}

/** What an answer rests on. */
export interface Evidence {
  readonly entry: string | null;
  /** Further entries whose words were put into it. */
  readonly also?: readonly string[] | undefined;
  readonly citations: readonly Pick<Citation, "document" | "title">[];
}

export function strictest(levels: Iterable<Access>): Access {
  return ACCESS_LEVELS[Math.max(0, ...Array.from(levels, (level) => ACCESS_LEVELS.indexOf(level)))] ?? "internal";
}

/** The level of an answer; a document that is gone counts as internal, since nobody can say any more that it may leave. */
export function accessOf(evidence: Evidence, levels: AccessLevels): Access {
  return strictest(sourcesOf(evidence, levels).map(({ level }) => level));
}

/**
 * One sentence that says what keeps an answer in the house; null where it may go out.
 *
 * @param nda whether a non-disclosure agreement with the customer is in place
 */
export function whyWithheld(evidence: Evidence, levels: AccessLevels, nda: boolean): string | null {
  const sources = sourcesOf(evidence, levels);
  const internal = namesOf(sources, "internal");
  if (internal) {
    return `Withheld: it rests on ${internal}, which is internal and never leaves the house. It is not exported; answer from other evidence or in your own words.`;
  }
  const confidential = nda ? null : namesOf(sources, "nda");
  if (confidential) {
    return `Withheld: it rests on ${confidential}, which is for customers under NDA, and this questionnaire says that none is in place. It is not exported until an NDA is recorded or it rests on other evidence.`;
  }
  return null;
}

/** The suggestion with one more warning, the first to be read; unchanged where there is none. */
export function withWarning(suggestion: Suggestion, warning: string | null): Suggestion {
  return warning === null ? suggestion : { ...suggestion, warnings: [warning, ...suggestion.warnings] };
}

interface Source {
  readonly name: string;
  readonly level: Access;
}

function sourcesOf({ entry, also = [], citations }: Evidence, levels: AccessLevels): Source[] {
  const own = [entry, ...also].flatMap((one) => (one === null ? [] : (levels.entries.get(one) ?? [])));
  return [
    ...citations.map(({ document, title }) => ({
      name: `"${title}"`,
      level: levels.documents.get(document) ?? "internal",
    })),
    ...own.map((level) => ({ name: "its library entry", level })),
  ];
}

function namesOf(sources: readonly Source[], level: Access): string | null {
  const names = new Set(sources.filter((source) => source.level === level).map(({ name }) => name));
  return names.size === 0 ? null : [...names].join(" and ");
}
