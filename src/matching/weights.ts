/**
 * How the evidence is weighed: the reranker's and the confidence model's coefficients.
 *
 * Written by `npm run fit` (scripts/fit-matching.ts); change it there. Figures of the fit:
 *
 * Mean reciprocal rank at 10 by set (bank: the fit half of fixtures/question-bank):
 *   bank                               0.976
 *   bank, passages only                0.830
 *   adobeccf-to-iso27001               0.651
 *   ciscoccf-to-pcidss4                0.722
 *   csf11-to-csf20                     0.717
 *   hecvatlite211-to-csf11             0.429
 *   mvsp3-to-csf20                     0.756
 *   nis2-to-iso27001                   0.586
 *   questions-to-whitepact-answers     0.790
 * The same by weights fitted on the other sets only:
 *   bank                               0.969
 *   bank, passages only                0.821
 *   adobeccf-to-iso27001               0.651
 *   ciscoccf-to-pcidss4                0.722
 *   csf11-to-csf20                     0.713
 *   hecvatlite211-to-csf11             0.425
 *   mvsp3-to-csf20                     0.756
 *   nis2-to-iso27001                   0.585
 *   questions-to-whitepact-answers     0.775
 * Without one feature, mean over the retrieval sets and the bank:
 *   nothing                            0.664 0.976
 *   bm25                               0.662 0.973
 *   breadth                            0.658 0.970
 *   literal                            0.664 0.975
 *   coverage                           0.660 0.978
 *   wording                            0.662 0.966
 *   phrases                            0.660 0.973
 *   concepts                           0.662 0.975
 *   bridge                             0.654 0.975
 *   topics                             0.591 0.978
 *   missing                            0.663 0.980
 *   standardConflict                   0.664 0.975
 *   nameConflict                       0.666 0.976
 *   kindFits                           0.664 0.976
 *   kindConflict                       0.664 0.976
 *   sideless                           0.664 0.958
 *   signConflict                       0.664 0.973
 *   extra                              0.664 0.969
 *   otherKind                          0.664 0.975
 *   otherActor                         0.662 0.976
 * Reliability on the bank's test half (confidence from; questions; mean confidence; share right):
 *   0.00   56  0.038  0.018
 *   0.20    4  0.266  0.500
 *   0.40    5  0.507  0.200
 *   0.60   10  0.739  0.500
 *   0.80   12  0.848  1.000
 *   0.90   13  0.930  1.000
 *   0.95   56  0.976  0.946
 * The same over a library of passages only:
 *   0.00   66  0.029  0.045
 *   0.20   11  0.277  0.455
 *   0.40   13  0.525  0.385
 *   0.60   26  0.725  0.962
 *   0.80    9  0.857  0.889
 *   0.90   16  0.926  0.938
 *   0.95   15  0.965  0.867
 */
import type { FeatureName } from "./features.ts";

type Weights = Readonly<Partial<Record<FeatureName, number>>>;

/** A candidate's rank is by the weighted sum of its features. */
export const RANKING: Weights = {
  bm25: 0.035,
  breadth: 0.105,
  literal: 0.062,
  coverage: 0.105,
  wording: 0.167,
  phrases: 0.113,
  concepts: 0.061,
  bridge: 0.119,
  topics: 0.186,
  missing: -0.057,
  standardConflict: -0.021,
  nameConflict: -0.016,
  kindFits: 0.048,
  kindConflict: -0.048,
  sideless: -0.166,
  signConflict: -0.043,
  extra: -0.082,
  otherKind: -0.06,
  otherActor: -0.022,
};

/** Logistic regression over the best candidate's features: `1 / (1 + exp(-(bias + sum)))`. */
export const CONFIDENCE: { readonly bias: number; readonly weights: Weights } = {
  bias: -3.45,
  weights: {
    literal: 1.98,
    coverage: 2.46,
    wording: 0.88,
    phrases: 0.77,
    concepts: 1.95,
    missing: -0.13,
    standardConflict: -0.84,
    nameConflict: -1.66,
    unknown: -1.02,
    kindConflict: -2.96,
    sideless: -2.08,
    extra: -1.15,
    otherKind: -1.16,
    otherActor: -0.78,
  },
};

/** Confidence from which a suggestion is in a band; under `low` there is no match. Set by hand on the fit half. */
export const BANDS = { high: 0.8, medium: 0.67, low: 0.55 } as const;
