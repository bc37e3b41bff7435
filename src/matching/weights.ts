/**
 * How the evidence is weighed: the reranker's and the confidence model's coefficients.
 *
 * Written by `npm run -s fit` (scripts/fit-matching.ts); change it there. Figures of the fit:
 *
 * Mean reciprocal rank at 10 by set (bank: the fit half of fixtures/question-bank):
 *   bank                               0.979
 *   bank, passages only                0.855
 *   adobeccf-to-iso27001               0.647
 *   ciscoccf-to-pcidss4                0.710
 *   csf11-to-csf20                     0.715
 *   hecvatlite211-to-csf11             0.429
 *   mvsp3-to-csf20                     0.753
 *   nis2-to-iso27001                   0.577
 *   questions-to-whitepact-answers     0.788
 * The same by weights fitted on the other sets only:
 *   bank                               0.975
 *   bank, passages only                0.843
 *   adobeccf-to-iso27001               0.647
 *   ciscoccf-to-pcidss4                0.702
 *   csf11-to-csf20                     0.716
 *   hecvatlite211-to-csf11             0.425
 *   mvsp3-to-csf20                     0.753
 *   nis2-to-iso27001                   0.577
 *   questions-to-whitepact-answers     0.788
 * Without one feature, mean over the retrieval sets and the bank:
 *   nothing                            0.660 0.979
 *   bm25                               0.659 0.977
 *   breadth                            0.657 0.974
 *   literal                            0.659 0.981
 *   coverage                           0.655 0.983
 *   wording                            0.660 0.973
 *   phrases                            0.657 0.979
 *   concepts                           0.658 0.979
 *   bridge                             0.650 0.979
 *   topics                             0.587 0.980
 *   missing                            0.659 0.983
 *   standardConflict                   0.660 0.979
 *   nameConflict                       0.661 0.979
 *   kindFits                           0.660 0.979
 *   kindConflict                       0.660 0.979
 *   sideless                           0.660 0.966
 *   signConflict                       0.660 0.979
 *   extra                              0.660 0.977
 *   otherKind                          0.660 0.977
 *   otherActor                         0.659 0.979
 * Reliability on the bank's test half (confidence from; questions; mean confidence; share right):
 *   0.00   54  0.037  0.019
 *   0.20    8  0.286  0.250
 *   0.40    4  0.501  0.250
 *   0.60    5  0.678  0.200
 *   0.80   15  0.852  1.000
 *   0.90   17  0.928  0.941
 *   0.95   53  0.979  0.962
 * The same over a library of passages only:
 *   0.00   69  0.035  0.072
 *   0.20   12  0.291  0.250
 *   0.40   10  0.532  0.600
 *   0.60   18  0.706  0.944
 *   0.80   18  0.854  0.944
 *   0.90   14  0.927  0.929
 *   0.95   15  0.968  0.867
 */
import type { FeatureName } from "./features.ts";

type Weights = Readonly<Partial<Record<FeatureName, number>>>;

/** A candidate's rank is by the weighted sum of its features. */
export const RANKING: Weights = {
  bm25: 0.029,
  breadth: 0.112,
  literal: 0.061,
  coverage: 0.106,
  wording: 0.163,
  phrases: 0.114,
  concepts: 0.063,
  bridge: 0.107,
  topics: 0.194,
  missing: -0.06,
  standardConflict: -0.017,
  nameConflict: -0.015,
  kindFits: 0.05,
  kindConflict: -0.05,
  sideless: -0.138,
  signConflict: -0.047,
  extra: -0.075,
  otherKind: -0.064,
  otherActor: -0.021,
};

/** Logistic regression over the best candidate's features: `1 / (1 + exp(-(bias + sum)))`. */
export const CONFIDENCE: { readonly bias: number; readonly weights: Weights } = {
  bias: -3.46,
  weights: {
    literal: 1.91,
    coverage: 2.63,
    wording: 1.15,
    phrases: 0.91,
    concepts: 1.59,
    missing: -0.01,
    standardConflict: -0.74,
    nameConflict: -0.87,
    unknown: -1.25,
    kindConflict: -2.74,
    sideless: -1.68,
    signConflict: -0.9,
    extra: -1.08,
    otherKind: -1.44,
    otherActor: -0.94,
  },
};

/** Confidence from which a suggestion is in a band; under `low` there is no match. */
export const BANDS = { high: 0.85, medium: 0.7, low: 0.55 } as const;
