/**
 * Places any text among the vocabulary's topics, also where it names none of them.
 *
 * Each topic's name, terms and cues are one small document; a text's score for a topic is BM25 over those documents
 * (explicit semantic analysis: E. Gabrilovich and S. Markovitch, 2007). So "revoke access of leavers" comes near
 * "offboarding" though they share no word. Input are weighted stems, output are scores by topic, comparable within one
 * text only.
 */
import type { Vocabulary } from "../domain/vocabulary.ts";
import type { Analyser } from "./text/analyse.ts";
import { isWeak } from "./text/stop-words.ts";

export interface TopicModel {
  /** How many topics there are; scores and weights are indexed below it. */
  readonly size: number;
  /** The index of `topic:<id>`. */
  indexOf(concept: string): number | undefined;
  /** True if some topic's terms or cues have the stem. */
  knows(stem: string): boolean;
  /** A score for each topic, 0 where nothing points to it. */
  scores(weights: ReadonlyMap<string, number>): Float64Array;
  /** The `most` topics a text is likeliest about, the first with strength 1. */
  topics(stems: readonly string[], most: number): { topic: number; strength: number }[];
}

/** The usual constants of BM25; a topic with many terms is not to be punished for them, hence the small b. */
const K = 1.2;
const B = 0.5;
const WEAK_SHARE = 0.3;

export function createTopicModel(vocabulary: Vocabulary, analyser: Analyser): TopicModel {
  const documents = vocabulary.topics.map(({ name, terms, cues }) =>
    counts(analyser.analyse([name, ...terms, ...cues].join(". ")).stems),
  );
  const average = documents.reduce((sum, { size }) => sum + size, 0) / Math.max(documents.length, 1);
  const postings = new Map<string, { topic: number; value: number }[]>();
  documents.forEach((document, topic) => {
    const length = K * (1 - B + (B * document.size) / average);
    for (const [s, count] of document) {
      const value = 0.5 + (count * (K + 1)) / (count + length);
      const list = postings.get(s);
      if (list) list.push({ topic, value });
      else postings.set(s, [{ topic, value }]);
    }
  });
  for (const [s, list] of postings) {
    const idf = Math.log(1 + (documents.length - list.length + 0.5) / (list.length + 0.5));
    for (const posting of list) posting.value *= idf * (isWeak(s) ? WEAK_SHARE : 1);
  }
  const index = new Map(vocabulary.topics.map(({ id }, i) => [`topic:${id}`, i]));
  const scores = (weights: ReadonlyMap<string, number>) => {
    const out = new Float64Array(documents.length);
    for (const [s, weight] of weights) {
      for (const { topic, value } of postings.get(s) ?? []) out[topic] = (out[topic] ?? 0) + weight * value;
    }
    return out;
  };
  return {
    size: documents.length,
    indexOf: (concept) => index.get(concept),
    knows: (s) => postings.has(s),
    scores,
    topics(stems, most) {
      const found = [...scores(dampened(stems))].map((score, topic) => ({ topic, strength: score }));
      const best = found
        .filter(({ strength }) => strength > 0)
        .sort((a, b) => b.strength - a.strength || a.topic - b.topic)
        .slice(0, most);
      const top = best[0]?.strength ?? 1;
      return best.map(({ topic, strength }) => ({ topic, strength: strength / top }));
    },
  };
}

/** Stems to weights that grow with the logarithm of their count. */
export function dampened(stems: readonly string[]): Map<string, number> {
  const weights = counts(stems);
  for (const [s, count] of weights) weights.set(s, 1 + Math.log(count));
  return weights;
}

function counts(stems: readonly string[]): Map<string, number> {
  const out = new Map<string, number>();
  for (const s of stems) out.set(s, (out.get(s) ?? 0) + 1);
  return out;
}
