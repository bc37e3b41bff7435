/**
 * How the evidence is weighed: the reranker's and the confidence model's coefficients.
 *
 * Written by `npm run -s fit` (scripts/fit-matching.ts); change it there. Figures of the fit:
 *
 * Mean reciprocal rank at 10 by set (bank: the fit half of fixtures/question-bank):
 *   bank                               0.980
 *   bank, passages only                0.848
 *   adobeccf-to-iso27001               0.647
 *   ciscoccf-to-pcidss4                0.707
 *   csf11-to-csf20                     0.715
 *   hecvatlite211-to-csf11             0.425
 *   mvsp3-to-csf20                     0.753
 *   nis2-to-iso27001                   0.577
 *   questions-to-whitepact-answers     0.790
 * The same by weights fitted on the other sets only:
 *   bank                               0.978
 *   bank, passages only                0.840
 *   adobeccf-to-iso27001               0.647
 *   ciscoccf-to-pcidss4                0.700
 *   csf11-to-csf20                     0.716
 *   hecvatlite211-to-csf11             0.425
 *   mvsp3-to-csf20                     0.753
 *   nis2-to-iso27001                   0.575
 *   questions-to-whitepact-answers     0.790
 * Without one feature, mean over the retrieval sets and the bank:
 *   nothing                            0.659 0.980
 *   bm25                               0.655 0.978
 *   breadth                            0.656 0.978
 *   literal                            0.658 0.982
 *   coverage                           0.655 0.982
 *   wording                            0.659 0.977
 *   phrases                            0.656 0.978
 *   concepts                           0.657 0.978
 *   bridge                             0.649 0.980
 *   topics                             0.584 0.980
 *   missing                            0.658 0.982
 *   standardConflict                   0.659 0.980
 *   nameConflict                       0.660 0.980
 *   kindFits                           0.659 0.980
 *   kindConflict                       0.659 0.980
 *   sideless                           0.659 0.967
 *   signConflict                       0.659 0.978
 *   extra                              0.659 0.978
 *   otherKind                          0.659 0.978
 *   otherActor                         0.658 0.980
 * Reliability on the bank's test half (confidence from; questions; mean confidence; share right):
 *   0.00   55  0.036  0.036
 *   0.20    8  0.277  0.250
 *   0.40    3  0.495  0.000
 *   0.60    6  0.692  0.333
 *   0.80   13  0.864  0.923
 *   0.90   16  0.927  1.000
 *   0.95   55  0.978  0.964
 * The same over a library of passages only:
 *   0.00   70  0.036  0.086
 *   0.20   10  0.294  0.200
 *   0.40   13  0.524  0.615
 *   0.60   17  0.710  0.941
 *   0.80   17  0.856  0.941
 *   0.90   12  0.924  0.917
 *   0.95   17  0.968  0.882
 */
import type { FeatureName } from "./features.ts";

type Weights = Readonly<Partial<Record<FeatureName, number>>>;

/** A candidate's rank is by the weighted sum of its features. */
export const RANKING: Weights = {
  bm25: 0.028,
  breadth: 0.113,
  literal: 0.059,
  coverage: 0.105,
  wording: 0.166,
  phrases: 0.11,
  concepts: 0.065,
  bridge: 0.106,
  topics: 0.196,
  missing: -0.06,
  standardConflict: -0.017,
  nameConflict: -0.019,
  kindFits: 0.05,
  kindConflict: -0.05,
  sideless: -0.136,
  signConflict: -0.046,
  extra: -0.069,
  otherKind: -0.065,
  otherActor: -0.022,
};

/** Logistic regression over the best candidate's features: `1 / (1 + exp(-(bias + sum)))`. */
export const CONFIDENCE: { readonly bias: number; readonly weights: Weights } = {
  bias: -3.65,
  weights: {
    literal: 2.12,
    coverage: 2.75,
    wording: 1.18,
    phrases: 0.73,
    concepts: 1.62,
    missing: -0.02,
    standardConflict: -0.77,
    nameConflict: -0.88,
    unknown: -0.9,
    kindConflict: -2.7,
    sideless: -1.77,
    signConflict: -0.6,
    extra: -1.04,
    otherKind: -1.6,
    otherActor: -0.93,
  },
};

/** Confidence from which a suggestion is in a band; under `low` there is no match. */
export const BANDS = { high: 0.85, medium: 0.7, low: 0.55 } as const;
