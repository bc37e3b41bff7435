/**
 * Ranking as a whole: a library and a vocabulary in, for each question the best entries with their evidence out.
 *
 * Two stages: the index finds candidates by words, then readable features reorder them by their weighted sum. The score
 * is comparable within one question only; how sure the best one is, is for `confidence.ts` to say.
 */
import type { LibraryEntry } from "../domain/library-entry.ts";
import type { Vocabulary } from "../domain/vocabulary.ts";
import { createEntryIndex, type EntryIndex, type PreparedEntry, type Wording } from "./entry-index.ts";
import { FEATURES, type Features, featuresOf, topicAgreement, type WeighedQuestion, weigh } from "./features.ts";
import { createLookAlikes, type LookAlikes } from "./look-alikes.ts";
import { type AskedQuestion, type Question, understand } from "./question.ts";
import { createReferenceTopics } from "./reference-topics.ts";
import { createSameQuestions, type SameQuestions } from "./same-question.ts";
import { createSimilarQuestions, type SimilarQuestions } from "./similar-questions.ts";
import { createAnalyser } from "./text/analyse.ts";
import { createTopicModel } from "./topic-model.ts";
import { RANKING } from "./weights.ts";

export interface Ranked {
  readonly prepared: PreparedEntry;
  readonly features: Features;
  /** The entry's wording that is most like the question. */
  readonly nearest: Wording | null;
  readonly score: number;
  /** By how much its score passes that of the best entry that says something else; negative where that one is before it. */
  readonly lead: number;
}

export interface Ranking {
  readonly weighed: WeighedQuestion;
  /** An entry asked in its very words first, then the best by score; ties by the library's order. */
  readonly ranked: readonly Ranked[];
}

export interface Ranker {
  readonly index: EntryIndex;
  understand(asked: AskedQuestion): Question;
  /** At most `limit` entries that share anything with the question. */
  rank(question: Question, limit: number): Ranking;
  /** The topic that a text is about most: the id of one of the vocabulary's, null where it names none. */
  topicOf(text: string): string | null;
  /** A concept's name for people: "Multi-factor authentication" of `topic:mfa`. */
  nameOf(concept: string): string;
  /** Given questions, made ready to be found again in other words. */
  sameQuestions(texts: readonly string[]): SameQuestions;
  /** Given questions, made ready to be found by what is nearly the same. */
  similarQuestions(texts: readonly string[]): SimilarQuestions;
  /** Given entries, made ready to be found by what says the same or contradicts. */
  lookAlikes(entries: readonly LibraryEntry[]): LookAlikes;
}

/** How many candidates the first stage hands over: beyond these the right entry is rarely found, and time is. */
export const CANDIDATES = 60;

/** From this likeness on two wordings are compared word for word: what is asked in an entry's own words is its question. */
const VERBATIM = 0.99;

/** The lead of an entry that nothing else comes near. */
const ALONE = 0.3;

/** Among so many topics that a text comes near, one that it names is what it is about. */
const NEAR_TOPICS = 5;

/** Makes a ranker; cost grows linearly with the library. */
export function createRanker(entries: readonly LibraryEntry[], vocabulary: Vocabulary): Ranker {
  const analyser = createAnalyser(vocabulary);
  const topicModel = createTopicModel(vocabulary, analyser);
  const referenceTopics = createReferenceTopics(entries, vocabulary);
  const index = createEntryIndex(entries, analyser, topicModel, referenceTopics);
  const names = new Map<string, string>([
    ...vocabulary.topics.map(({ id, name }) => [`topic:${id}`, name] as const),
    ...vocabulary.standards.map(({ id, names: [name] }) => [`standard:${id}`, name ?? id] as const),
    ...vocabulary.acronyms.map(({ short }) => [`acronym:${short.toLowerCase()}`, short] as const),
  ]);
  const weighed = (question: Question) => weigh(question, index, topicModel, referenceTopics);
  return {
    index,
    topicOf(text) {
      const { stems, concepts } = analyser.analyse(text);
      const near = topicModel.topics(stems, NEAR_TOPICS).map(({ topic }) => vocabulary.topics[topic]?.id ?? "");
      return near.find((id) => concepts.get(`topic:${id}`)?.strength === 1) ?? near[0] ?? null;
    },
    nameOf: (concept) => names.get(concept) ?? concept,
    sameQuestions: (texts) => createSameQuestions(texts, { analyser, index, weigh: weighed }),
    similarQuestions: (texts) => createSimilarQuestions(texts, { analyser, index, weigh: weighed }),
    lookAlikes: (given) => createLookAlikes(given, { analyser, index }),
    understand: (asked) => understand(asked, analyser),
    rank(question, limit) {
      const asking = weighed(question);
      const candidates = index.candidates(question, Math.max(CANDIDATES, limit));
      const scores = candidates.map(({ score }) => score);
      const breadths = candidates.map(({ score, terms }) => score * terms);
      const topics = candidates.map(({ prepared }) => topicAgreement(asking, prepared));
      const [bestScore, bestBreadth, bestTopics] = [scores, breadths, topics].map((all) => Math.max(...all, 1e-9));
      const asked = wordsOf(question.text);
      const ranked = candidates.map(({ prepared }, order) => {
        const relative = {
          bm25: (scores[order] ?? 0) / (bestScore ?? 1),
          breadth: (breadths[order] ?? 0) / (bestBreadth ?? 1),
          topics: (topics[order] ?? 0) / (bestTopics ?? 1),
        };
        const { features, nearest } = featuresOf(asking, prepared, relative, index);
        const verbatim = features.wording >= VERBATIM && nearest !== null && wordsOf(nearest.text) === asked;
        return { prepared, features, nearest, score: scoreOf(features), verbatim: Number(verbatim), order };
      });
      ranked.sort((a, b) => b.verbatim - a.verbatim || b.score - a.score || a.order - b.order);
      return {
        weighed: asking,
        ranked: ranked.slice(0, limit).map((candidate) => {
          const rival = ranked.find(({ prepared }) => saysElse(prepared, candidate.prepared));
          return { ...candidate, lead: rival ? candidate.score - rival.score : ALONE };
        }),
      };
    },
  };
}

/** From this share of common words on two answers tell the same. */
const SAME = 0.5;

/** True where two entries take opposite sides, or rest on other evidence and tell it in other words. */
function saysElse(a: PreparedEntry, b: PreparedEntry): boolean {
  if (a === b) return false;
  const [one, other] = [a.entry, b.entry];
  if (one.option !== null && other.option !== null && one.option !== other.option) return true;
  const shared = one.citations.some((cited) =>
    other.citations.some(
      ({ document, start, end }) => cited.document === document && cited.start < end && start < cited.end,
    ),
  );
  if (shared) return false;
  const [here, there] = [new Set(a.answer.stems), new Set(b.answer.stems)];
  const common = [...here].filter((s) => there.has(s)).length;
  return 2 * common < SAME * (here.size + there.size);
}

function scoreOf(features: Features): number {
  let sum = 0;
  for (const name of FEATURES) sum += (RANKING[name] ?? 0) * features[name];
  return sum;
}

/** The words of a text, letter case and punctuation aside. */
function wordsOf(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}
