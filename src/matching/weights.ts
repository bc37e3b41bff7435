/**
 * How the evidence is weighed: the reranker's and the confidence model's coefficients.
 *
 * Written by `npm run fit` (scripts/fit-matching.ts); change it there. Figures of the fit:
 *
 * Mean reciprocal rank at 10 by set (bank: the fit half of fixtures/question-bank):
 *   bank                               0.939
 *   bank, passages only                0.931
 *   larkspur                           0.798
 *   adobeccf-to-iso27001               0.649
 *   ciscoccf-to-pcidss4                0.712
 *   csf11-to-csf20                     0.717
 *   hecvatlite211-to-csf11             0.430
 *   mvsp3-to-csf20                     0.748
 *   nis2-to-iso27001                   0.584
 *   questions-to-whitepact-answers     0.821
 * The same by weights fitted on the other sets only:
 *   bank                               0.931
 *   bank, passages only                0.927
 *   larkspur                           0.776
 *   adobeccf-to-iso27001               0.645
 *   ciscoccf-to-pcidss4                0.708
 *   csf11-to-csf20                     0.722
 *   hecvatlite211-to-csf11             0.424
 *   mvsp3-to-csf20                     0.748
 *   nis2-to-iso27001                   0.581
 *   questions-to-whitepact-answers     0.804
 * Without one feature, mean over the retrieval sets and the bank:
 *   nothing                            0.666 0.939
 *   bm25                               0.665 0.937
 *   breadth                            0.664 0.936
 *   literal                            0.664 0.938
 *   coverage                           0.664 0.939
 *   wording                            0.665 0.938
 *   phrases                            0.662 0.933
 *   concepts                           0.665 0.939
 *   bridge                             0.657 0.936
 *   topics                             0.589 0.941
 *   missing                            0.670 0.939
 *   nameConflict                       0.667 0.939
 *   kindFits                           0.666 0.938
 *   kindConflict                       0.666 0.938
 *   sideless                           0.662 0.937
 *   signConflict                       0.666 0.935
 *   extra                              0.664 0.932
 *   otherKind                          0.666 0.937
 *   otherActor                         0.664 0.939
 * Reliability on the bank's test half (confidence from; questions; mean confidence; share right):
 *   0.00   71  0.026  0.014
 *   0.20   10  0.302  0.100
 *   0.40    3  0.523  0.333
 *   0.60   22  0.752  0.818
 *   0.80    3  0.877  0.667
 *   0.90   10  0.934  1.000
 *   0.95   78  0.984  0.987
 * The same over a library of passages only:
 *   0.00   83  0.031  0.048
 *   0.20    6  0.317  0.500
 *   0.40    9  0.466  0.667
 *   0.60   43  0.756  0.884
 *   0.80    9  0.857  0.667
 *   0.90    7  0.930  0.714
 *   0.95   40  0.978  0.950
 */
import type { FeatureName } from "./features.ts";
import type { Evidence, Verdict } from "./verdict.ts";

type Weights = Readonly<Partial<Record<FeatureName, number>>>;

/** A candidate's rank is by the weighted sum of its features. */
export const RANKING: Weights = {
  bm25: 0.025,
  breadth: 0.111,
  literal: 0.041,
  coverage: 0.187,
  wording: 0.124,
  phrases: 0.105,
  concepts: 0.043,
  bridge: 0.104,
  topics: 0.179,
  missing: -0.097,
  nameConflict: -0.024,
  kindFits: 0.081,
  kindConflict: -0.081,
  sideless: -0.087,
  signConflict: -0.044,
  extra: -0.119,
  otherKind: -0.044,
  otherActor: -0.011,
};

type Model = { readonly bias: number; readonly weights: Readonly<Partial<Record<keyof Evidence, number>>> };

/** Logistic regression over the best candidate's evidence: `1 / (1 + exp(-(bias + sum)))`; see `Verdict.by`. */
export const CONFIDENCE: Readonly<Record<Verdict["by"], Model>> = {
  question: {
    bias: -2.81,
    weights: {
      literal: 0.85,
      coverage: 0.39,
      wording: 0.57,
      phrases: 1.34,
      concepts: 1.4,
      missing: -0.63,
      nameConflict: -0.69,
      unknown: -0.72,
      sideless: -0.22,
      extra: -0.23,
      otherKind: -0.74,
      said: 0.18,
      alone: 1.25,
      focus: 1.2,
      lead: 2.31,
      loose: 1.25,
    },
  },
  statement: {
    bias: -5.47,
    weights: {
      coverage: 2.6,
      wording: 0.61,
      concepts: 1.32,
      nameConflict: -0.7,
      unknown: -0.72,
      extra: -1.04,
      otherKind: -0.48,
      said: 2.34,
      alone: 0.35,
      focus: 1.95,
      lead: 1.37,
      loose: 2.85,
      topics: 1.08,
    },
  },
};

/** Confidence from which a suggestion is in a band; under `low` there is no match. Set by hand on the fit half. */
export const BANDS = { high: 0.8, medium: 0.67, low: 0.6 } as const;
