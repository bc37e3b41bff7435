/**
 * How the evidence is weighed: the reranker's and the confidence model's coefficients.
 *
 * Written by `npm run fit` (scripts/fit-matching.ts); change it there. Figures of the fit:
 *
 * Mean reciprocal rank at 10 by set (bank: the fit half of fixtures/question-bank):
 *   bank                               0.932
 *   bank, passages only                0.920
 *   larkspur                           0.798
 *   adobeccf-to-iso27001               0.649
 *   ciscoccf-to-pcidss4                0.712
 *   csf11-to-csf20                     0.717
 *   hecvatlite211-to-csf11             0.430
 *   mvsp3-to-csf20                     0.748
 *   nis2-to-iso27001                   0.584
 *   questions-to-whitepact-answers     0.820
 * The same by weights fitted on the other sets only:
 *   bank                               0.922
 *   bank, passages only                0.918
 *   larkspur                           0.776
 *   adobeccf-to-iso27001               0.645
 *   ciscoccf-to-pcidss4                0.708
 *   csf11-to-csf20                     0.720
 *   hecvatlite211-to-csf11             0.424
 *   mvsp3-to-csf20                     0.748
 *   nis2-to-iso27001                   0.582
 *   questions-to-whitepact-answers     0.804
 * Without one feature, mean over the retrieval sets and the bank:
 *   nothing                            0.666 0.932
 *   bm25                               0.665 0.931
 *   breadth                            0.664 0.926
 *   literal                            0.663 0.931
 *   coverage                           0.664 0.932
 *   wording                            0.665 0.932
 *   phrases                            0.662 0.927
 *   concepts                           0.665 0.933
 *   bridge                             0.656 0.928
 *   topics                             0.587 0.935
 *   missing                            0.669 0.932
 *   nameConflict                       0.666 0.932
 *   kindFits                           0.666 0.932
 *   kindConflict                       0.666 0.932
 *   sideless                           0.662 0.931
 *   signConflict                       0.666 0.928
 *   extra                              0.664 0.923
 *   otherKind                          0.666 0.930
 *   otherActor                         0.664 0.932
 * Reliability on the bank's test half (confidence from; questions; mean confidence; share right):
 *   0.00   70  0.026  0.014
 *   0.20    9  0.302  0.111
 *   0.40    5  0.507  0.200
 *   0.60   21  0.757  0.810
 *   0.80    3  0.849  1.000
 *   0.90   13  0.932  0.923
 *   0.95   76  0.982  0.987
 * The same over a library of passages only:
 *   0.00   81  0.028  0.049
 *   0.20    8  0.276  0.375
 *   0.40   10  0.469  0.700
 *   0.60   43  0.756  0.860
 *   0.80    9  0.860  0.778
 *   0.90   10  0.941  0.800
 *   0.95   36  0.976  0.944
 */
import type { FeatureName } from "./features.ts";
import type { Evidence, Verdict } from "./verdict.ts";

type Weights = Readonly<Partial<Record<FeatureName, number>>>;

/** A candidate's rank is by the weighted sum of its features. */
export const RANKING: Weights = {
  bm25: 0.024,
  breadth: 0.112,
  literal: 0.043,
  coverage: 0.188,
  wording: 0.124,
  phrases: 0.105,
  concepts: 0.041,
  bridge: 0.104,
  topics: 0.178,
  missing: -0.095,
  nameConflict: -0.025,
  kindFits: 0.081,
  kindConflict: -0.081,
  sideless: -0.089,
  signConflict: -0.046,
  extra: -0.116,
  otherKind: -0.046,
  otherActor: -0.011,
};

type Model = { readonly bias: number; readonly weights: Readonly<Partial<Record<keyof Evidence, number>>> };

/** Logistic regression over the best candidate's evidence: `1 / (1 + exp(-(bias + sum)))`; see `Verdict.by`. */
export const CONFIDENCE: Readonly<Record<Verdict["by"], Model>> = {
  question: {
    bias: -2.75,
    weights: {
      literal: 0.77,
      coverage: 0.68,
      wording: 0.6,
      phrases: 1.2,
      concepts: 1.47,
      missing: -0.38,
      nameConflict: -0.69,
      unknown: -0.81,
      sideless: -0.42,
      extra: -0.53,
      otherKind: -0.17,
      said: 0.08,
      alone: 0.85,
      focus: 1.34,
      lead: 2.14,
      loose: 1.08,
      topics: 0.04,
    },
  },
  statement: {
    bias: -5.52,
    weights: {
      coverage: 2.52,
      wording: 0.36,
      concepts: 1.31,
      nameConflict: -0.89,
      unknown: -0.52,
      extra: -0.74,
      otherKind: -0.47,
      said: 2.3,
      alone: 0.23,
      focus: 1.83,
      lead: 1.5,
      loose: 3.17,
      topics: 1.18,
    },
  },
};

/** Confidence from which a suggestion is in a band; under `low` there is no match. Set by hand on the fit half. */
export const BANDS = { high: 0.8, medium: 0.67, low: 0.6 } as const;
