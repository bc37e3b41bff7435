/**
 * The matcher: a library and a vocabulary made ready to answer questions.
 *
 * Building it analyses and indexes the whole library once; after that `suggest` and `rank` are synchronous, pure and
 * deterministic, so the same library and the same question give the same suggestion in any process.
 */
import type { LibraryEntry } from "../domain/library-entry.ts";
import type { Alternative, Suggestion } from "../domain/suggestion.ts";
import type { Vocabulary } from "../domain/vocabulary.ts";
import { askingClause } from "./asking-clause.ts";
import { answerText, contradictions, NOTHING, optionFor, withParts } from "./compose.ts";
import { bandOf, confidenceOf } from "./confidence.ts";
import { explain, explainNoMatch } from "./explain.ts";
import type { WeighedQuestion } from "./features.ts";
import { freshestFirst } from "./freshness.ts";
import type { LookAlikes } from "./look-alikes.ts";
import { partsOf, standAlone } from "./parts.ts";
import type { AskedQuestion } from "./question.ts";
import { createRanker, type Ranked, type Ranker } from "./ranking.ts";
import type { SameQuestions } from "./same-question.ts";
import type { SimilarQuestions } from "./similar-questions.ts";
import { UNREAD } from "./spoken.ts";
import { type Verdict, verdictOn } from "./verdict.ts";

export interface Matcher {
  /**
   * The best cited answer of the library to a question, or *no match*. Warnings are those that ranking alone can know.
   *
   * @param except ids of entries that are no answer to it
   */
  suggest(question: AskedQuestion, except?: ReadonlySet<string>): Suggestion;
  /** The library's entries for a query, best first; scores compare within one query only. */
  rank(query: string, limit: number): { entry: LibraryEntry; score: number }[];
  /** The topic of the vocabulary that a question is about most, by id; null where it names none. */
  topicOf(text: string): string | null;
  /** Makes questions that were asked before ready to be found again, whatever their wording. */
  sameQuestions(texts: readonly string[]): SameQuestions;
  /** Makes entries ready to be looked up by what says the same or contradicts. */
  lookAlikes(entries: readonly LibraryEntry[]): LookAlikes;
  /** Makes the questions of one questionnaire ready to be compared with each other. */
  similarQuestions(texts: readonly string[]): SimilarQuestions;
}

const ALTERNATIVES = 4;
/** How near to the best a candidate's score has to be to come before it for being free of doubt. */
const CLOSE = 0.08;
const NONE: ReadonlySet<string> = new Set();

/** Makes a matcher; cost grows linearly with the library. */
export function createMatcher(entries: readonly LibraryEntry[], vocabulary: Vocabulary): Matcher {
  const ranker = createRanker(entries, vocabulary);
  return {
    topicOf: (text) => ranker.topicOf(askingClause(text)),
    sameQuestions: ranker.sameQuestions,
    similarQuestions: ranker.similarQuestions,
    lookAlikes: ranker.lookAlikes,
    rank(query, limit) {
      const { ranked } = ranker.rank(ranker.understand({ text: query }), limit);
      return ranked.map(({ prepared, score }) => ({ entry: prepared.entry, score }));
    },
    suggest(written, except = NONE) {
      const asked = { ...written, text: askingClause(written.text) };
      const whole = suggestOne(ranker, asked, except);
      const parts = partsOf(asked.text);
      if (whole.band === "high" && !standAlone(parts)) return whole;
      return withParts(
        whole,
        parts,
        parts.map(({ text }) => suggestOne(ranker, { ...asked, text }, except)),
      );
    },
  };
}

/** The suggestion for a question taken as asking one thing. */
function suggestOne(ranker: Ranker, asked: AskedQuestion, except: ReadonlySet<string>): Suggestion {
  const question = ranker.understand(asked);
  const options = asked.options ?? [];
  const found = ranker.rank(question, ALTERNATIVES + 1 + except.size);
  const left = found.ranked.filter(({ prepared }) => !except.has(prepared.entry.id)).slice(0, ALTERNATIVES + 1);
  const ranking = { ...found, ranked: left };
  const { weighed } = ranking;
  const { ranked, verdict } = surestFirst(freshestFirst(ranking), weighed, options);
  const best = ranked[0];
  // What a sentence says is read for the best entry alone: reading takes time, and the others are only named.
  const optionOf = (candidate: Ranked) => optionFor(candidate, weighed, options, UNREAD).option;
  const alternative = (candidate: Ranked): Alternative => ({
    entry: candidate.prepared.entry.id,
    question: candidate.prepared.entry.question,
    answer: candidate.prepared.entry.answer,
    option: optionOf(candidate),
    score: best && best.score > 0 ? Math.max(0, Math.round((candidate.score / best.score) * 1000) / 1000) : 0,
  });
  const confidence = verdict ? confidenceOf(verdict) : 0;
  const band = bandOf(confidence);
  if (!best || !verdict || band === null) {
    return {
      ...NOTHING,
      confidence,
      alternatives: ranked.slice(0, ALTERNATIVES).map(alternative),
      why: [...(verdict?.doubts ?? []), ...explainNoMatch(weighed, best, ranker.index)],
    };
  }
  const { entry } = best.prepared;
  const others = ranked.slice(1);
  // What comes near is worth reading, not ticking: a wrong Yes costs more than an empty cell.
  const option = band === "low" ? null : verdict.option;
  const { doubts } = verdict;
  return {
    outcome: "suggested",
    confidence,
    band,
    option,
    answer: answerText(entry.answer, option),
    entry: entry.id,
    citations: entry.citations,
    warnings: [...doubts, ...contradictions(ranked, weighed)],
    alternatives: others.map(alternative),
    why: explain(weighed, best, ranker.nameOf),
  };
}

/**
 * The candidates, with those behind that come before the first one about the very people who are asked about; of those that
 * come near that one the surest is first, since one without a doubt is the better answer. With it the first one's verdict,
 * undefined where there is no candidate; of others one is made only where it counts.
 */
function surestFirst(
  ranked: readonly Ranked[],
  weighed: WeighedQuestion,
  options: readonly string[],
): { ranked: readonly Ranked[]; verdict: Verdict | undefined } {
  const verdicts: Verdict[] = [];
  const judge = (candidate: Ranked, i: number): Verdict => (verdicts[i] ??= verdictOn(candidate, weighed, options));
  const acting = Math.max(
    0,
    ranked.findIndex((candidate, i) => !judge(candidate, i).ofOthers),
  );
  const [leading] = ranked.slice(acting);
  if (!leading) return { ranked, verdict: undefined };
  const doubted = judge(leading, acting);
  const isSurer = (verdict: Verdict) => verdict.doubts.length === 0 && confidenceOf(verdict) > confidenceOf(doubted);
  const surer =
    doubted.doubts.length === 0
      ? -1
      : ranked.findIndex(
          (candidate, i) => i > acting && candidate.score >= leading.score - CLOSE && isSurer(judge(candidate, i)),
        );
  const first = Math.max(acting, surer);
  const chosen = ranked[first] ?? leading;
  const others = [...ranked.slice(acting).filter((one) => one !== chosen), ...ranked.slice(0, acting)];
  return { ranked: [chosen, ...others], verdict: judge(chosen, first) };
}
