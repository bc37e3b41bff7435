/**
 * The second stage of ranking: candidates of the index reordered by readable evidence.
 *
 * Input is an understood question; output are the best entries with their features, best first. The score is comparable
 * within one question only; how sure the best one is, is for `confidence.ts` to say.
 */
import type { EntryIndex, PreparedEntry } from "./entry-index.ts";
import { FEATURES, type Features, featuresOf, topicAgreement, type WeighedQuestion, weigh } from "./features.ts";
import type { Question } from "./question.ts";
import type { TopicModel } from "./topic-model.ts";
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
  topicModel: TopicModel,
  limit: number,
): { readonly weighed: WeighedQuestion; readonly ranked: readonly Ranked[] } {
  const weighed = weigh(question, index, topicModel);
  const candidates = index.candidates(question, Math.max(CANDIDATES, limit));
  const scores = candidates.map(({ score }) => score);
  const breadths = candidates.map(({ score, terms }) => score * terms);
  const topics = candidates.map(({ prepared }) => topicAgreement(weighed, prepared));
  const [bestScore, bestBreadth, bestTopics] = [scores, breadths, topics].map((all) => Math.max(...all, 1e-9));
  const ranked = candidates.map(({ prepared }, order) => {
    const relative = {
      bm25: (scores[order] ?? 0) / (bestScore ?? 1),
      breadth: (breadths[order] ?? 0) / (bestBreadth ?? 1),
      topics: (topics[order] ?? 0) / (bestTopics ?? 1),
    };
    const features = featuresOf(weighed, prepared, relative, index);
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
