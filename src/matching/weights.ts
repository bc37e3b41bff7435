/**
 * How the evidence is weighed: the reranker's and the confidence model's coefficients.
 *
 * Written by `npm run fit` (scripts/fit-matching.ts); change it there. Figures of the fit:
 *
 * Mean reciprocal rank at 10 by set (bank: the fit half of fixtures/question-bank):
 *   bank                               0.984
 *   bank, passages only                0.859
 *   adobeccf-to-iso27001               0.651
 *   ciscoccf-to-pcidss4                0.718
 *   csf11-to-csf20                     0.718
 *   hecvatlite211-to-csf11             0.429
 *   mvsp3-to-csf20                     0.756
 *   nis2-to-iso27001                   0.584
 *   questions-to-whitepact-answers     0.790
 * The same by weights fitted on the other sets only:
 *   bank                               0.977
 *   bank, passages only                0.847
 *   adobeccf-to-iso27001               0.651
 *   ciscoccf-to-pcidss4                0.715
 *   csf11-to-csf20                     0.713
 *   hecvatlite211-to-csf11             0.425
 *   mvsp3-to-csf20                     0.756
 *   nis2-to-iso27001                   0.582
 *   questions-to-whitepact-answers     0.775
 * Without one feature, mean over the retrieval sets and the bank:
 *   nothing                            0.664 0.984
 *   bm25                               0.663 0.982
 *   breadth                            0.660 0.979
 *   literal                            0.663 0.984
 *   coverage                           0.660 0.984
 *   wording                            0.662 0.973
 *   phrases                            0.661 0.982
 *   concepts                           0.665 0.984
 *   bridge                             0.653 0.984
 *   topics                             0.588 0.984
 *   missing                            0.662 0.986
 *   standardConflict                   0.664 0.984
 *   nameConflict                       0.665 0.984
 *   kindFits                           0.664 0.984
 *   kindConflict                       0.664 0.984
 *   sideless                           0.664 0.969
 *   signConflict                       0.664 0.981
 *   extra                              0.664 0.975
 *   otherKind                          0.664 0.983
 *   otherActor                         0.661 0.984
 * Reliability on the bank's test half (confidence from; questions; mean confidence; share right):
 *   0.00   54  0.039  0.019
 *   0.20    6  0.271  0.333
 *   0.40    4  0.496  0.000
 *   0.60    6  0.702  0.500
 *   0.80   14  0.848  1.000
 *   0.90   16  0.929  1.000
 *   0.95   56  0.980  0.964
 * The same over a library of passages only:
 *   0.00   67  0.035  0.060
 *   0.20   12  0.279  0.417
 *   0.40    4  0.480  0.250
 *   0.60   26  0.683  0.846
 *   0.80   13  0.850  0.923
 *   0.90   17  0.926  0.941
 *   0.95   17  0.970  0.882
 */
import type { FeatureName } from "./features.ts";

type Weights = Readonly<Partial<Record<FeatureName, number>>>;

/** A candidate's rank is by the weighted sum of its features. */
export const RANKING: Weights = {
  bm25: 0.031,
  breadth: 0.108,
  literal: 0.06,
  coverage: 0.108,
  wording: 0.164,
  phrases: 0.114,
  concepts: 0.061,
  bridge: 0.116,
  topics: 0.189,
  missing: -0.069,
  standardConflict: -0.017,
  nameConflict: -0.01,
  kindFits: 0.048,
  kindConflict: -0.048,
  sideless: -0.14,
  signConflict: -0.055,
  extra: -0.079,
  otherKind: -0.059,
  otherActor: -0.022,
};

/** Logistic regression over the best candidate's features: `1 / (1 + exp(-(bias + sum)))`. */
export const CONFIDENCE: { readonly bias: number; readonly weights: Weights } = {
  bias: -3.48,
  weights: {
    literal: 1.95,
    coverage: 2.49,
    wording: 1.17,
    phrases: 0.9,
    concepts: 1.83,
    missing: -0.16,
    standardConflict: -0.72,
    nameConflict: -0.86,
    unknown: -1.21,
    kindConflict: -2.71,
    sideless: -1.68,
    signConflict: -0.97,
    extra: -1.04,
    otherKind: -1.36,
    otherActor: -0.79,
  },
};

/** Confidence from which a suggestion is in a band; under `low` there is no match. Set by hand on the fit half. */
export const BANDS = { high: 0.8, medium: 0.67, low: 0.55 } as const;
