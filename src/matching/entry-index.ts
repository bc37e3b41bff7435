/**
 * The index over library entries: the first, wide stage of ranking.
 *
 * Input are entries, prepared once by text analysis; output are the candidates for a question by BM25+ over fields (the
 * stated questions weigh most, then the answer, the headings, the concepts, the references). MiniSearch counts and scores;
 * what a word is has been decided before, so its tokeniser only splits at spaces. `rarity` tells the reranker how much
 * a stem tells in this library.
 */
import MiniSearch from "minisearch";
import type { LibraryEntry } from "../domain/library-entry.ts";
import { isTurned, kindOf, type Question, type QuestionKind } from "./question.ts";
import type { ReferenceTopics } from "./reference-topics.ts";
import type { Sentence } from "./spoken.ts";
import type { Analyser, Analysis } from "./text/analyse.ts";
import { isNear } from "./text/concepts.ts";
import { sentencesOf } from "./text/sentences.ts";
import { isWeak } from "./text/stop-words.ts";
import type { TopicModel } from "./topic-model.ts";

/** One way an entry's question is put. */
export interface Wording extends Analysis {
  readonly text: string;
  /** The stems, each once. */
  readonly unique: readonly string[];
  readonly kind: QuestionKind;
  /** See `isTurned`. */
  readonly negated: boolean;
}

export interface PreparedEntry {
  readonly entry: LibraryEntry;
  /** The question and its other phrasings, each on its own; empty for a passage without one. */
  readonly wordings: readonly Wording[];
  readonly answer: Analysis;
  readonly headings: Analysis;
  /** The answer's sentences, in order; analysed when first asked for, since few entries ever are. */
  readonly sentences: () => readonly Sentence[];
  /** Stems of all of the above. */
  readonly stems: ReadonlySet<string>;
  /** Concept id to strength over all of the above, as the texts have them. */
  readonly concepts: ReadonlyMap<string, number>;
  /** What the entry is likely about: topics named, topics near its words, topics behind its references. For ranking only. */
  readonly topics: ReadonlyMap<number, number>;
  /** Topics behind the entry's references alone. */
  readonly bridge: ReadonlyMap<string, number>;
  /** Lower case. */
  readonly references: ReadonlySet<string>;
}

export interface Candidate {
  readonly prepared: PreparedEntry;
  /** BM25+ score; comparable within one question only. */
  readonly score: number;
  /** How many of the question's terms the entry has. */
  readonly terms: number;
}

export interface EntryIndex {
  readonly prepared: readonly PreparedEntry[];
  /** At most `limit` entries that share anything with the question, best first; ties by position in the library. */
  candidates(question: Question, limit: number): Candidate[];
  /** How much a stem tells: its inverse document frequency in the library, a fraction of it for weak words. */
  rarity(stem: string): number;
  /** The same for a concept. */
  conceptRarity(id: string): number;
  /** True if some entry has the stem. */
  knows(stem: string): boolean;
  /** True if some entry's texts name the concept. */
  knowsConcept(id: string): boolean;
}

const BOOST = { wordings: 1.6, answer: 1, headings: 0.6, concepts: 1, references: 4 };
const WEAK_SHARE = 0.3;
const CONCEPT_SHARE = 0.7;
/** A question's rarest terms that are always looked up, and the postings after which commoner ones add only time. */
const FEWEST_TERMS = 4;
const ENOUGH_ENTRIES = 1500;
/** How many topics near its words an entry is counted to. */
const LIKELY_TOPICS = 3;

/** Builds the index; entries keep their order, which decides ties. */
export function createEntryIndex(
  entries: readonly LibraryEntry[],
  analyser: Analyser,
  topicModel: TopicModel,
  referenceTopics: ReferenceTopics,
): EntryIndex {
  const prepared = entries.map((entry) => prepare(entry, analyser, topicModel, referenceTopics));
  const stemCount = new Map<string, number>();
  const conceptCount = new Map<string, number>();
  for (const { stems, concepts } of prepared) {
    for (const s of stems) stemCount.set(s, (stemCount.get(s) ?? 0) + 1);
    for (const id of concepts.keys()) conceptCount.set(id, (conceptCount.get(id) ?? 0) + 1);
  }
  const idf = (count: number) => Math.log(1 + (prepared.length - count + 0.5) / (count + 0.5));
  const rarity = (s: string) => idf(stemCount.get(s) ?? 0) * (isWeak(s) ? WEAK_SHARE : 1);

  const search = new MiniSearch<Record<string, string | number>>({
    fields: Object.keys(BOOST),
    tokenize: (text) => (text === "" ? [] : text.split(" ")),
    processTerm: (term) => term,
    searchOptions: {
      boost: BOOST,
      combineWith: "OR",
    },
  });
  search.addAll(
    prepared.map((entry, id) => ({
      id,
      wordings: entry.wordings.map(({ stems }) => stems.join(" ")).join(" "),
      answer: entry.answer.stems.join(" "),
      headings: entry.headings.stems.join(" "),
      concepts: [...entry.concepts.keys()].filter((id) => !isNear(id)).join(" "),
      references: [...entry.references].join(" "),
    })),
  );

  const frequency = (term: string) => stemCount.get(term) ?? conceptCount.get(term) ?? 0;
  /** The terms worth looking up: all but the commonest, once the rarer ones alone find entries enough. */
  const telling = (terms: readonly string[]): readonly string[] => {
    const byRarity = terms.filter((term) => frequency(term) > 0).sort((a, b) => frequency(a) - frequency(b));
    let found = 0;
    const kept = byRarity.filter((term, i) => {
      const keep = i < FEWEST_TERMS || found < ENOUGH_ENTRIES;
      found += frequency(term);
      return keep;
    });
    return kept.length > 0 ? kept : terms;
  };

  return {
    prepared,
    rarity,
    conceptRarity: (id) => idf(conceptCount.get(id) ?? 0),
    knows: (s) => stemCount.has(s),
    knowsConcept: (id) => conceptCount.has(id),
    candidates(question, limit) {
      const { weights, analysis } = question;
      const concepts = [...analysis.concepts.keys()].filter((id) => !isNear(id));
      const all = [...new Set([...weights.keys(), ...question.references, ...concepts])];
      const found = search.search(telling(all).join(" "), {
        boostTerm: (term) => (weights.get(term) ?? CONCEPT_SHARE) * (isWeak(term) ? WEAK_SHARE : 1),
      });
      const candidates: Candidate[] = [];
      for (const { id, score, terms: matched } of found.slice(0, limit)) {
        const entry = prepared[id as number];
        // MiniSearch multiplies by the number of terms found; coverage is a feature of its own here.
        if (entry) candidates.push({ prepared: entry, score: score / matched.length, terms: matched.length });
      }
      return candidates;
    },
  };
}

function prepare(
  entry: LibraryEntry,
  analyser: Analyser,
  topicModel: TopicModel,
  referenceTopics: ReferenceTopics,
): PreparedEntry {
  const wordings = [entry.question, ...entry.phrasings]
    .filter((text) => text !== "")
    .map((text) => wordingOf(text, analyser));
  const answer = analyser.analyse(entry.answer);
  const headings = analyser.analyse(entry.headings.join(". "));
  const stems = new Set<string>();
  const concepts = new Map<string, number>();
  const references = new Set(entry.references.map((reference) => reference.toLowerCase()));
  for (const analysis of [...wordings, answer, headings]) {
    for (const s of analysis.stems) stems.add(s);
    for (const { id, strength } of analysis.concepts.values()) {
      concepts.set(id, Math.max(concepts.get(id) ?? 0, analysis === headings ? strength * 0.7 : strength));
    }
    for (const reference of analysis.references) references.add(reference);
  }
  const bridge = referenceTopics(references);
  const all = [...wordings, answer, headings].flatMap((analysis) => analysis.stems);
  const topics = new Map(topicModel.topics(all, LIKELY_TOPICS).map(({ topic, strength }) => [topic, strength]));
  for (const concept of [...bridge.keys(), ...entry.topics.map((id) => `topic:${id}`)]) {
    const topic = topicModel.indexOf(concept);
    if (topic !== undefined) topics.set(topic, 1);
  }
  let read: readonly Sentence[] | undefined;
  const sentences = () => {
    read ??= sentencesOf(entry.answer).map((text) => ({ ...analyser.analyse(text), text }));
    return read;
  };
  return { entry, wordings, answer, headings, sentences, stems, concepts, topics, bridge, references };
}

/** A question's text as one way of putting it. */
export function wordingOf(text: string, analyser: Analyser): Wording {
  const analysis = analyser.analyse(text);
  return { ...analysis, text, unique: [...new Set(analysis.stems)], kind: kindOf(text), negated: isTurned(text) };
}
