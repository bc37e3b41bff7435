/**
 * How the evidence is weighed: the reranker's and the confidence model's coefficients.
 *
 * Written by `npm run fit` (scripts/fit-matching.ts); change it there. Figures of the fit:
 *
 * Mean reciprocal rank at 10 by set (bank: the fit half of fixtures/question-bank):
 *   bank                               0.979
 *   bank, passages only                0.859
 *   adobeccf-to-iso27001               0.650
 *   ciscoccf-to-pcidss4                0.722
 *   csf11-to-csf20                     0.719
 *   hecvatlite211-to-csf11             0.429
 *   mvsp3-to-csf20                     0.752
 *   nis2-to-iso27001                   0.586
 *   questions-to-whitepact-answers     0.790
 * The same by weights fitted on the other sets only:
 *   bank                               0.975
 *   bank, passages only                0.848
 *   adobeccf-to-iso27001               0.651
 *   ciscoccf-to-pcidss4                0.711
 *   csf11-to-csf20                     0.718
 *   hecvatlite211-to-csf11             0.425
 *   mvsp3-to-csf20                     0.752
 *   nis2-to-iso27001                   0.584
 *   questions-to-whitepact-answers     0.775
 * Without one feature, mean over the retrieval sets and the bank:
 *   nothing                            0.664 0.979
 *   bm25                               0.661 0.979
 *   breadth                            0.661 0.975
 *   literal                            0.662 0.979
 *   coverage                           0.659 0.983
 *   wording                            0.662 0.968
 *   phrases                            0.662 0.976
 *   concepts                           0.662 0.979
 *   bridge                             0.653 0.979
 *   topics                             0.587 0.978
 *   missing                            0.662 0.983
 *   standardConflict                   0.664 0.979
 *   nameConflict                       0.665 0.979
 *   kindFits                           0.664 0.979
 *   kindConflict                       0.664 0.979
 *   sideless                           0.664 0.964
 *   signConflict                       0.664 0.979
 *   extra                              0.664 0.975
 *   otherKind                          0.664 0.977
 *   otherActor                         0.662 0.979
 * Reliability on the bank's test half (confidence from; questions; mean confidence; share right):
 *   0.00   55  0.037  0.018
 *   0.20    6  0.290  0.333
 *   0.40    3  0.472  0.000
 *   0.60    8  0.708  0.625
 *   0.80   14  0.852  1.000
 *   0.90   16  0.930  1.000
 *   0.95   54  0.980  0.963
 * The same over a library of passages only:
 *   0.00   68  0.035  0.059
 *   0.20   12  0.278  0.417
 *   0.40   10  0.508  0.500
 *   0.60   20  0.717  1.000
 *   0.80   13  0.847  0.923
 *   0.90   17  0.925  0.941
 *   0.95   16  0.969  0.875
 */
import type { FeatureName } from "./features.ts";

type Weights = Readonly<Partial<Record<FeatureName, number>>>;

/** A candidate's rank is by the weighted sum of its features. */
export const RANKING: Weights = {
  bm25: 0.031,
  breadth: 0.111,
  literal: 0.059,
  coverage: 0.107,
  wording: 0.165,
  phrases: 0.112,
  concepts: 0.062,
  bridge: 0.113,
  topics: 0.191,
  missing: -0.063,
  standardConflict: -0.017,
  nameConflict: -0.014,
  kindFits: 0.05,
  kindConflict: -0.05,
  sideless: -0.131,
  signConflict: -0.045,
  extra: -0.081,
  otherKind: -0.064,
  otherActor: -0.023,
};

/** Logistic regression over the best candidate's features: `1 / (1 + exp(-(bias + sum)))`. */
export const CONFIDENCE: { readonly bias: number; readonly weights: Weights } = {
  bias: -3.61,
  weights: {
    literal: 2.05,
    coverage: 2.66,
    wording: 1.14,
    phrases: 0.89,
    concepts: 1.71,
    missing: -0.15,
    standardConflict: -0.73,
    nameConflict: -0.76,
    unknown: -1.11,
    kindConflict: -2.8,
    sideless: -1.59,
    signConflict: -0.9,
    extra: -1.17,
    otherKind: -1.42,
    otherActor: -0.86,
  },
};

/** Confidence from which a suggestion is in a band; under `low` there is no match. Set by hand on the fit half. */
export const BANDS = { high: 0.85, medium: 0.7, low: 0.55 } as const;
