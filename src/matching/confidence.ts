/**
 * How sure a suggestion is, and in which band: logistic models over the best candidate's evidence.
 *
 * There are two, because there are two ways to know: somebody wrote down this question with its answer, or a document
 * states what is asked without having been asked. Input is a verdict, output the share of suggestions of this kind that
 * are right on the labelled questions the models were fitted on.
 */
import type { Band } from "../domain/suggestion.ts";
import type { Evidence, Verdict } from "./verdict.ts";
import { BANDS, CONFIDENCE } from "./weights.ts";

/** 0..1, as far as the doubts of the verdict let it be shown. */
export function confidenceOf({ by, evidence, ceiling }: Verdict): number {
  return Math.min(ceiling, likelihood(by, evidence));
}

/** That the entry answers the question, 0..1, whatever its side. */
export function likelihood(by: Verdict["by"], evidence: Evidence): number {
  const { bias, weights } = CONFIDENCE[by];
  let sum = bias;
  for (const [name, weight] of Object.entries(weights)) sum += weight * evidence[name as keyof Evidence];
  return Math.round(10_000 / (1 + Math.exp(-sum))) / 10_000;
}

/** The band of a confidence; null under the threshold of *no match*. */
export function bandOf(confidence: number): Band | null {
  if (confidence >= BANDS.high) return "high";
  if (confidence >= BANDS.medium) return "medium";
  return confidence >= BANDS.low ? "low" : null;
}
