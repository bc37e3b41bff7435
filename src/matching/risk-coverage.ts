/**
 * How right the suggestions are as fewer of them are answered: a risk and coverage curve over any library.
 *
 * Input are the documents and queries of `evaluateRanking`; output are points by falling confidence, from the surest
 * suggestion alone to all of them. A team reads off it which confidence it can let pass unread. What is judged is the
 * best entry with the confidence that a reviewer would see, also under the threshold of *no match*.
 */
import type { Vocabulary } from "../domain/vocabulary.ts";
import { asEntry, type EvalDocument, type EvalQuery } from "./evaluate-ranking.ts";
import { createMatcher } from "./matcher.ts";

export interface Judged {
  readonly confidence: number;
  readonly right: boolean;
}

export interface RiskPoint {
  /** Answered is what has at least this confidence, 0..1. */
  readonly confidence: number;
  /** How many are answered, and how many of them are right. */
  readonly answered: number;
  readonly right: number;
  /** `answered` as a share of all questions, 0..1. */
  readonly coverage: number;
  /** `right` as a share of `answered`, 0..1. */
  readonly accuracy: number;
}

/** The points for a library's queries; a query without relevant documents is wrong wherever it is answered. */
export function riskAndCoverage(
  documents: readonly EvalDocument[],
  queries: readonly EvalQuery[],
  vocabulary: Vocabulary,
): RiskPoint[] {
  const matcher = createMatcher(documents.map(asEntry), vocabulary);
  return riskPoints(
    queries.map(({ query, relevant }) => {
      const { confidence, entry, alternatives } = matcher.suggest({ text: query });
      const best = entry ?? alternatives[0]?.entry;
      return { confidence, right: best !== undefined && relevant.includes(best) };
    }),
  );
}

/** One point for each confidence that occurs, highest first; none for no questions. */
export function riskPoints(judged: readonly Judged[]): RiskPoint[] {
  const sorted = [...judged].sort((a, b) => b.confidence - a.confidence);
  const points: RiskPoint[] = [];
  let right = 0;
  for (const [i, one] of sorted.entries()) {
    if (one.right) right++;
    // Those of equal confidence are answered together or not at all.
    if (sorted[i + 1]?.confidence === one.confidence) continue;
    const answered = i + 1;
    points.push({
      confidence: one.confidence,
      answered,
      right,
      coverage: answered / sorted.length,
      accuracy: right / answered,
    });
  }
  return points;
}

/** The point that answers most while at least this share of it is right; undefined where no point is that good. */
export function mostAt(points: readonly RiskPoint[], accuracy: number): RiskPoint | undefined {
  return points.findLast((point) => point.accuracy >= accuracy);
}

/** What is answered from a confidence on: the last point that reaches it; undefined where nothing does. */
export function fromConfidence(points: readonly RiskPoint[], confidence: number): RiskPoint | undefined {
  return points.findLast((point) => point.confidence >= confidence);
}
