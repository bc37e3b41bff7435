/**
 * How the evidence is weighed: the reranker's and the confidence model's coefficients.
 *
 * Chosen by hand until `scripts/fit-matching.ts` fits them from labelled questions.
 */
import type { FeatureName } from "./features.ts";

type Weights = Readonly<Partial<Record<FeatureName, number>>>;

/** A candidate's rank is by the weighted sum of its features. */
export const RANKING: Weights = {
  bm25: 1,
  topics: 0.6,
  bridge: 0.3,
  coverage: 0.4,
  phrases: 0.3,
  concepts: 0.2,
  wording: 0.3,
  references: 0.5,
  standardConflict: -0.6,
  nameConflict: -0.2,
  kindFits: 0.1,
  takesSide: 0.1,
};

/** Logistic regression over the best candidate's features: `1 / (1 + exp(-(bias + sum)))`. */
export const CONFIDENCE: { readonly bias: number; readonly weights: Weights } = {
  bias: -5,
  weights: {
    coverage: 7,
    wording: 5,
    phrases: 1,
    concepts: 1.5,
    standardConflict: -4,
    nameConflict: -2,
    unknown: -4,
    missing: -2,
    kindFits: 0.5,
    kindConflict: -3,
    takesSide: 0.5,
  },
};

/** Confidence from which a suggestion is in a band; under `low` there is no match. */
export const BANDS = { high: 0.85, medium: 0.65, low: 0.45 } as const;
