/**
 * The second stage of ranking: candidates of the index reordered by readable evidence.
 *
 * Input is an understood question; output are the best entries with their features, best first. The score is comparable
 * within one question only; how sure the best one is, is for `confidence.ts` to say.
 */
import type { EntryIndex, PreparedEntry } from "./entry-index.ts";
import { FEATURES, type Features, featuresOf, type WeighedQuestion, weigh } from "./features.ts";
import type { Question } from "./question.ts";
import { RANKING } from "./weights.ts";

export interface Ranked {
  readonly prepared: PreparedEntry;
  readonly features: Features;
  readonly score: number;
}

/** How many candidates the first stage hands over: beyond these the right entry is rarely found, and time is. */
export const CANDIDATES = 60;

/** Ranks the library for a question; deterministic, ties by the library's order. */
export function rankEntries(
  question: Question,
  index: EntryIndex,
  limit: number,
): { readonly weighed: WeighedQuestion; readonly ranked: readonly Ranked[] } {
  const weighed = weigh(question, index);
  const candidates = index.candidates(question.analysis, Math.max(CANDIDATES, limit));
  const top = candidates[0]?.score ?? 1;
  const ranked = candidates.map(({ prepared, score }, order) => {
    const features = featuresOf(weighed, prepared, score / top, index);
    return { prepared, features, score: weightedSum(features), order };
  });
  ranked.sort((a, b) => b.score - a.score || a.order - b.order);
  return { weighed, ranked: ranked.slice(0, limit) };
}

function weightedSum(features: Features): number {
  let sum = 0;
  for (const name of FEATURES) sum += (RANKING[name] ?? 0) * features[name];
  return sum;
}
