/**
 * The matcher: a library and a vocabulary made ready to answer questions.
 *
 * Building it analyses and indexes the whole library once; after that `suggest` and `rank` are synchronous, pure and
 * deterministic, so the same library and the same question give the same suggestion in any process.
 */
import type { LibraryEntry } from "../domain/library-entry.ts";
import type { Alternative, Suggestion } from "../domain/suggestion.ts";
import type { Vocabulary } from "../domain/vocabulary.ts";
import { bandOf, confidenceOf } from "./confidence.ts";
import { createEntryIndex, type PreparedEntry } from "./entry-index.ts";
import { explain, explainNoMatch } from "./explain.ts";
import { chooseOption, sideOf } from "./option.ts";
import { type AskedQuestion, type Question, understand } from "./question.ts";
import { type Ranked, rankEntries } from "./ranking.ts";
import { createReferenceTopics } from "./reference-topics.ts";
import { createAnalyser } from "./text/analyse.ts";
import { createTopicModel } from "./topic-model.ts";

export interface Matcher {
  /** The best cited answer of the library to a question, or *no match*. Warnings are those that ranking alone can know. */
  suggest(question: AskedQuestion): Suggestion;
  /** The library's entries for a query, best first; scores compare within one query only. */
  rank(query: string, limit: number): { entry: LibraryEntry; score: number }[];
}

const ALTERNATIVES = 4;
/** An entry this near to the best and of another option is reported as a contradiction. */
const NEAR = 0.95;

/** Makes a matcher; cost grows linearly with the library. */
export function createMatcher(entries: readonly LibraryEntry[], vocabulary: Vocabulary): Matcher {
  const analyser = createAnalyser(vocabulary);
  const topicModel = createTopicModel(vocabulary, analyser);
  const index = createEntryIndex(entries, analyser, topicModel, createReferenceTopics(entries, vocabulary));
  return {
    rank(query, limit) {
      const question = understand({ text: query }, analyser);
      return rankEntries(question, index, topicModel, limit).ranked.map(({ prepared, score }) => ({
        entry: prepared.entry,
        score,
      }));
    },
    suggest(input) {
      const question = understand(input, analyser);
      const options = input.options ?? [];
      const { weighed, ranked } = rankEntries(question, index, topicModel, ALTERNATIVES + 1);
      const best = ranked[0];
      const optionOf = (candidate: Ranked) => optionFor(candidate, question, options);
      const alternative = (candidate: Ranked): Alternative => ({
        entry: candidate.prepared.entry.id,
        question: candidate.prepared.entry.question,
        answer: candidate.prepared.entry.answer,
        option: optionOf(candidate),
        score: best && best.score > 0 ? Math.max(0, Math.round((candidate.score / best.score) * 1000) / 1000) : 0,
      });
      const confidence = best ? confidenceOf(best.features) : 0;
      const band = bandOf(confidence);
      if (!best || band === null) {
        return {
          outcome: "no_match",
          confidence,
          band: null,
          option: null,
          answer: null,
          entry: null,
          citations: [],
          warnings: [],
          alternatives: ranked.slice(0, ALTERNATIVES).map(alternative),
          why: explainNoMatch(weighed, best, index),
        };
      }
      const { entry } = best.prepared;
      const others = ranked.slice(1);
      return {
        outcome: "suggested",
        confidence,
        band,
        option: optionOf(best),
        answer: entry.answer,
        entry: entry.id,
        citations: entry.citations,
        warnings: contradictions(best, others),
        alternatives: others.map(alternative),
        why: explain(weighed, best),
      };
    },
  };
}

/** From this share of the question on, a statement that takes no side by itself is held to be about it. */
const WHOLLY_COVERED = 0.85;

function optionFor({ prepared, features }: Ranked, question: Question, options: readonly string[]): string | null {
  const { entry } = prepared;
  if (entry.option !== null) return chooseOption(entry.option, nearestWording(prepared, question), question, options);
  const sure = features.coverage >= WHOLLY_COVERED && features.standardConflict === 0 && features.nameConflict === 0;
  const side = sure ? sideOf(entry.answer, question) : null;
  // The side is already that of the question as asked: no wording to turn it by.
  return chooseOption(side, "", question, options);
}

/** The entry's wording that shares most with the question: its authors gave the option for each of them. */
function nearestWording({ entry, wordings }: PreparedEntry, question: Question): string {
  const texts = [entry.question, ...entry.phrasings].filter((text) => text !== "");
  const asked = new Set(question.analysis.stems);
  let best = "";
  let most = -1;
  wordings.forEach(({ stems }, i) => {
    const here = new Set(stems);
    const common = [...here].filter((s) => asked.has(s)).length;
    const likeness = common / Math.max(1, asked.size + here.size - common);
    if (likeness > most) [best, most] = [texts[i] ?? "", likeness];
  });
  return best;
}

function contradictions(best: Ranked, others: readonly Ranked[]): string[] {
  const rival = others.find(
    ({ prepared, score, features }) =>
      best.prepared.entry.option !== null &&
      prepared.entry.option !== null &&
      prepared.entry.option !== best.prepared.entry.option &&
      score >= best.score * NEAR &&
      features.coverage >= best.features.coverage,
  );
  if (!rival) return [];
  const { entry } = rival.prepared;
  return [`Another entry fits nearly as well and says ${entry.option}: "${entry.question || entry.id}".`];
}
