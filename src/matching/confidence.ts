/**
 * How sure a suggestion is, and in which band: a logistic model over the best candidate's evidence.
 *
 * Input are features, output the share of suggestions of this kind that are right on the labelled questions the model
 * was fitted on.
 */
import type { Band } from "../domain/suggestion.ts";
import { FEATURES, type Features } from "./features.ts";
import { BANDS, CONFIDENCE } from "./weights.ts";

/** 0..1. */
export function confidenceOf(features: Features): number {
  let sum = CONFIDENCE.bias;
  for (const name of FEATURES) sum += (CONFIDENCE.weights[name] ?? 0) * features[name];
  return Math.round(10_000 / (1 + Math.exp(-sum))) / 10_000;
}

/** The band of a confidence; null under the threshold of *no match*. */
export function bandOf(confidence: number): Band | null {
  if (confidence >= BANDS.high) return "high";
  if (confidence >= BANDS.medium) return "medium";
  return confidence >= BANDS.low ? "low" : null;
}
