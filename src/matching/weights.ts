/**
 * How the evidence is weighed: the reranker's and the confidence model's coefficients.
 *
 * Written by `npm run -s fit` (scripts/fit-matching.ts); change it there. Figures of the fit:
 *
 * Mean reciprocal rank at 10 by set (bank: the fit half of fixtures/question-bank):
 *   bank                               0.968
 *   bank, passages only                0.844
 *   adobeccf-to-iso27001               0.645
 *   ciscoccf-to-pcidss4                0.702
 *   csf11-to-csf20                     0.710
 *   hecvatlite211-to-csf11             0.443
 *   mvsp3-to-csf20                     0.753
 *   nis2-to-iso27001                   0.573
 *   questions-to-whitepact-answers     0.759
 * The same by weights fitted on the other sets only:
 *   bank                               0.968
 *   bank, passages only                0.839
 *   adobeccf-to-iso27001               0.644
 *   ciscoccf-to-pcidss4                0.697
 *   csf11-to-csf20                     0.711
 *   hecvatlite211-to-csf11             0.445
 *   mvsp3-to-csf20                     0.753
 *   nis2-to-iso27001                   0.573
 *   questions-to-whitepact-answers     0.739
 * Without one feature, mean over the retrieval sets and the bank:
 *   nothing                            0.655 0.968
 *   bm25                               0.653 0.968
 *   breadth                            0.650 0.974
 *   literal                            0.656 0.974
 *   coverage                           0.653 0.974
 *   wording                            0.654 0.966
 *   phrases                            0.653 0.970
 *   concepts                           0.653 0.968
 *   bridge                             0.645 0.968
 *   topics                             0.580 0.972
 *   missing                            0.656 0.974
 *   standardConflict                   0.655 0.968
 *   nameConflict                       0.656 0.968
 *   kindFits                           0.655 0.968
 *   kindConflict                       0.655 0.968
 *   sideless                           0.655 0.953
 *   signConflict                       0.655 0.968
 *   extra                              0.655 0.968
 *   otherKind                          0.655 0.966
 * Reliability on the bank's test half (confidence from; questions; mean confidence; share right):
 *   0.00   57  0.038  0.070
 *   0.20    6  0.276  0.167
 *   0.40    3  0.515  0.000
 *   0.60   11  0.714  0.727
 *   0.80   14  0.858  0.786
 *   0.90   17  0.927  0.941
 *   0.95   48  0.977  0.958
 * The same over a library of passages only:
 *   0.00   69  0.033  0.101
 *   0.20   13  0.277  0.385
 *   0.40   13  0.486  0.615
 *   0.60   19  0.709  0.895
 *   0.80   17  0.851  0.941
 *   0.90   13  0.930  0.846
 *   0.95   12  0.967  0.833
 */
import type { FeatureName } from "./features.ts";

type Weights = Readonly<Partial<Record<FeatureName, number>>>;

/** A candidate's rank is by the weighted sum of its features. */
export const RANKING: Weights = {
  bm25: 0.024,
  breadth: 0.121,
  literal: 0.058,
  coverage: 0.104,
  wording: 0.16,
  phrases: 0.111,
  concepts: 0.065,
  bridge: 0.11,
  topics: 0.195,
  missing: -0.062,
  standardConflict: -0.018,
  nameConflict: -0.022,
  kindFits: 0.051,
  kindConflict: -0.051,
  sideless: -0.137,
  signConflict: -0.03,
  extra: -0.066,
  otherKind: -0.068,
};

/** Logistic regression over the best candidate's features: `1 / (1 + exp(-(bias + sum)))`. */
export const CONFIDENCE: { readonly bias: number; readonly weights: Weights } = {
  bias: -3.53,
  weights: {
    literal: 1.92,
    coverage: 2.74,
    wording: 1.09,
    phrases: 1,
    concepts: 1.47,
    standardConflict: -0.7,
    nameConflict: -0.84,
    unknown: -0.85,
    kindConflict: -2.64,
    sideless: -1.59,
    signConflict: -1.08,
    extra: -1.31,
    otherKind: -1.48,
  },
};

/** Confidence from which a suggestion is in a band; under `low` there is no match. */
export const BANDS = { high: 0.85, medium: 0.65, low: 0.45 } as const;
