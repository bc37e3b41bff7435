/**
 * How the evidence is weighed: the reranker's and the confidence model's coefficients.
 *
 * Written by `npm run -s fit` (scripts/fit-matching.ts); change it there. Figures of the fit:
 *
 * Mean reciprocal rank at 10 by set (bank: the fit half of fixtures/question-bank):
 *   bank                               0.980
 *   adobeccf-to-iso27001               0.677
 *   ciscoccf-to-pcidss4                0.709
 *   csf11-to-csf20                     0.668
 *   hecvatlite211-to-csf11             0.475
 *   mvsp3-to-csf20                     0.727
 *   nis2-to-iso27001                   0.587
 *   questions-to-whitepact-answers     0.713
 * The same by weights fitted on the other sets only:
 *   bank                               0.949
 *   adobeccf-to-iso27001               0.674
 *   ciscoccf-to-pcidss4                0.709
 *   csf11-to-csf20                     0.646
 *   hecvatlite211-to-csf11             0.475
 *   mvsp3-to-csf20                     0.727
 *   nis2-to-iso27001                   0.588
 *   questions-to-whitepact-answers     0.705
 * Without one feature, mean over the retrieval sets and the bank:
 *   nothing                            0.651 0.980
 *   bm25                               0.646 0.973
 *   literal                            0.649 0.981
 *   coverage                           0.643 0.980
 *   wording                            0.648 0.969
 *   phrases                            0.649 0.980
 *   concepts                           0.650 0.980
 *   bridge                             0.635 0.970
 *   topics                             0.598 0.978
 * Reliability on the bank's test half (confidence from; questions; mean confidence; share right):
 *   0.00   53  0.049  0.000
 *   0.20    8  0.268  0.125
 *   0.40    2  0.566  1.000
 *   0.60    4  0.665  0.750
 *   0.80   10  0.869  0.700
 *   0.90    8  0.935  0.875
 *   0.95   80  0.979  0.988
 * The same over a library of passages only:
 *   0.00   65  0.042  0.031
 *   0.20    9  0.301  0.667
 *   0.40    7  0.530  0.429
 *   0.60   18  0.744  0.667
 *   0.80   23  0.866  0.783
 *   0.90   22  0.928  0.818
 *   0.95   21  0.967  1.000
 */
import type { FeatureName } from "./features.ts";

type Weights = Readonly<Partial<Record<FeatureName, number>>>;

/** A candidate's rank is by the weighted sum of its features. */
export const RANKING: Weights = {
  bm25: 1,
  topics: 0.5,
  coverage: 1,
  literal: 0.5,
  wording: 0.75,
  concepts: 0.1,
  bridge: 1.4,
  phrases: 0.2,
};

/** Logistic regression over the best candidate's features: `1 / (1 + exp(-(bias + sum)))`. */
export const CONFIDENCE: { readonly bias: number; readonly weights: Weights } = {
  bias: -4.18,
  weights: {
    literal: 1.26,
    coverage: 1.95,
    wording: 2.4,
    phrases: 0.51,
    concepts: 2.54,
    missing: -0.12,
    standardConflict: -0.95,
    nameConflict: -1.21,
    unknown: -0.35,
    kindConflict: -2.15,
  },
};

/** Confidence from which a suggestion is in a band; under `low` there is no match. */
export const BANDS = { high: 0.85, medium: 0.65, low: 0.5 } as const;
