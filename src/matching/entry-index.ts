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
import type { Analyser, Analysis } from "./text/analyse.ts";
import { isWeak } from "./text/analyse.ts";

export interface PreparedEntry {
  readonly entry: LibraryEntry;
  /** The question and its other phrasings, each on its own; empty for a passage without one. */
  readonly wordings: readonly Analysis[];
  readonly answer: Analysis;
  readonly headings: Analysis;
  /** Stems of all of the above. */
  readonly stems: ReadonlySet<string>;
  /** Concept id to strength over all of the above and the entry's own topics. */
  readonly concepts: ReadonlyMap<string, number>;
  /** Lower case. */
  readonly references: ReadonlySet<string>;
}

export interface Candidate {
  readonly prepared: PreparedEntry;
  /** BM25+ score; comparable within one question only. */
  readonly score: number;
}

export interface EntryIndex {
  readonly prepared: readonly PreparedEntry[];
  /** At most `limit` entries that share anything with the question, best first; ties by position in the library. */
  candidates(question: Analysis, limit: number): Candidate[];
  /** How much a stem tells: its inverse document frequency in the library, a fraction of it for weak words. */
  rarity(stem: string): number;
  /** The same for a concept. */
  conceptRarity(id: string): number;
  /** True if some entry has the stem. */
  knows(stem: string): boolean;
}

const BOOST = { wordings: 1.6, answer: 1, headings: 0.6, concepts: 0.7, references: 3 };
const WEAK_SHARE = 0.3;

/** Builds the index; entries keep their order, which decides ties. */
export function createEntryIndex(entries: readonly LibraryEntry[], analyser: Analyser): EntryIndex {
  const prepared = entries.map((entry) => prepare(entry, analyser));
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
      boostTerm: (term) => (isWeak(term) ? WEAK_SHARE : 1),
      combineWith: "OR",
    },
  });
  search.addAll(
    prepared.map((entry, id) => ({
      id,
      wordings: entry.wordings.map(({ stems }) => stems.join(" ")).join(" "),
      answer: entry.answer.stems.join(" "),
      headings: entry.headings.stems.join(" "),
      concepts: [...entry.concepts.keys()].join(" "),
      references: [...entry.references].join(" "),
    })),
  );

  return {
    prepared,
    rarity,
    conceptRarity: (id) => idf(conceptCount.get(id) ?? 0),
    knows: (s) => stemCount.has(s),
    candidates(question, limit) {
      const terms = new Set([...question.stems, ...question.references, ...question.concepts.keys()]);
      const found = search.search([...terms].join(" "));
      found.sort((a, b) => b.score - a.score || a.id - b.id);
      const candidates: Candidate[] = [];
      for (const { id, score } of found.slice(0, limit)) {
        const entry = prepared[id as number];
        if (entry) candidates.push({ prepared: entry, score });
      }
      return candidates;
    },
  };
}

function prepare(entry: LibraryEntry, analyser: Analyser): PreparedEntry {
  const wordings = [entry.question, ...entry.phrasings].filter((text) => text !== "").map(analyser.analyse);
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
  for (const topic of entry.topics) concepts.set(`topic:${topic}`, 1);
  return { entry, wordings, answer, headings, stems, concepts, references };
}
