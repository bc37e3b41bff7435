/** One question against the library: the matcher's suggestion, with what its evidence's age and editions warn of. */
import { utcDay } from "../domain/day.ts";
import type { Suggestion } from "../domain/suggestion.ts";
import { evidenceWarnings } from "../library/index.ts";
import type { AskedQuestion } from "../matching/index.ts";
import type { LoadedLibrary } from "./load-library.ts";
import { type Refused, suggestUnrefused } from "./refused-before.ts";

/**
 * @param today evidence that has run out by then is warned about
 * @param refused what reviewers have rejected for which wording
 */
export function suggest(library: LoadedLibrary, question: AskedQuestion, today: Date, refused: Refused): Suggestion {
  const suggestion = suggestUnrefused(library.matcher, question, refused);
  if (suggestion.outcome === "no_match") return suggestion;
  const { documents, vocabulary } = library;
  const warnings = evidenceWarnings(suggestion.citations, documents, vocabulary, today, question.text);
  const overdue = overdueReview(library, suggestion.entry, today);
  return { ...suggestion, warnings: [...suggestion.warnings, ...overdue, ...warnings] };
}

/** A sentence where somebody was to look at the entry by now; none otherwise. */
export function overdueReview({ reviewBy }: LoadedLibrary, entry: string | null, today: Date): string[] {
  const day = entry === null ? undefined : reviewBy.get(entry);
  return day !== undefined && day <= utcDay(today)
    ? [`The library entry was to be reviewed by ${day}; check that it still holds.`]
    : [];
}
