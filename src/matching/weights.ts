/**
 * How the evidence is weighed: the reranker's and the confidence model's coefficients.
 *
 * Written by `npm run fit` (scripts/fit-matching.ts); change it there. Figures of the fit:
 *
 * Mean reciprocal rank at 10 by set (bank: the fit half of fixtures/question-bank):
 *   bank                               0.932
 *   bank, passages only                0.933
 *   larkspur                           0.792
 *   adobeccf-to-iso27001               0.649
 *   ciscoccf-to-pcidss4                0.714
 *   csf11-to-csf20                     0.717
 *   hecvatlite211-to-csf11             0.430
 *   mvsp3-to-csf20                     0.748
 *   nis2-to-iso27001                   0.584
 *   questions-to-whitepact-answers     0.806
 * The same by weights fitted on the other sets only:
 *   bank                               0.923
 *   bank, passages only                0.932
 *   larkspur                           0.776
 *   adobeccf-to-iso27001               0.650
 *   ciscoccf-to-pcidss4                0.708
 *   csf11-to-csf20                     0.717
 *   hecvatlite211-to-csf11             0.424
 *   mvsp3-to-csf20                     0.748
 *   nis2-to-iso27001                   0.582
 *   questions-to-whitepact-answers     0.805
 * Without one feature, mean over the retrieval sets and the bank:
 *   nothing                            0.664 0.932
 *   bm25                               0.665 0.933
 *   breadth                            0.665 0.932
 *   literal                            0.663 0.934
 *   coverage                           0.665 0.932
 *   wording                            0.665 0.928
 *   phrases                            0.663 0.927
 *   concepts                           0.663 0.932
 *   bridge                             0.655 0.931
 *   topics                             0.588 0.935
 *   missing                            0.667 0.933
 *   nameConflict                       0.665 0.932
 *   kindFits                           0.664 0.932
 *   kindConflict                       0.664 0.932
 *   sideless                           0.660 0.929
 *   signConflict                       0.664 0.928
 *   extra                              0.662 0.922
 *   otherKind                          0.664 0.931
 *   otherActor                         0.664 0.932
 * Reliability on the bank's test half (confidence from; questions; mean confidence; share right):
 *   0.00   75  0.019  0.027
 *   0.20    7  0.303  0.143
 *   0.40    4  0.488  0.000
 *   0.60   19  0.747  0.842
 *   0.80    8  0.863  1.000
 *   0.90   12  0.928  1.000
 *   0.95   72  0.984  0.986
 * The same over a library of passages only:
 *   0.00   83  0.032  0.060
 *   0.20   10  0.299  0.300
 *   0.40    7  0.492  0.857
 *   0.60   44  0.756  0.841
 *   0.80    9  0.847  0.778
 *   0.90   13  0.931  0.923
 *   0.95   31  0.977  0.935
 */
import type { FeatureName } from "./features.ts";
import type { Evidence, Verdict } from "./verdict.ts";

type Weights = Readonly<Partial<Record<FeatureName, number>>>;

/** A candidate's rank is by the weighted sum of its features. */
export const RANKING: Weights = {
  bm25: 0.026,
  breadth: 0.111,
  literal: 0.042,
  coverage: 0.188,
  wording: 0.129,
  phrases: 0.099,
  concepts: 0.04,
  bridge: 0.106,
  topics: 0.179,
  missing: -0.091,
  nameConflict: -0.022,
  kindFits: 0.08,
  kindConflict: -0.08,
  sideless: -0.087,
  signConflict: -0.042,
  extra: -0.12,
  otherKind: -0.048,
  otherActor: -0.01,
};

type Model = { readonly bias: number; readonly weights: Readonly<Partial<Record<keyof Evidence, number>>> };

/** Logistic regression over the best candidate's evidence: `1 / (1 + exp(-(bias + sum)))`; see `Verdict.by`. */
export const CONFIDENCE: Readonly<Record<Verdict["by"], Model>> = {
  question: {
    bias: -2.63,
    weights: {
      literal: 0.9,
      coverage: 0.79,
      wording: 0.35,
      phrases: 1.33,
      concepts: 1.32,
      missing: -0.42,
      nameConflict: -0.51,
      unknown: -1.29,
      kindConflict: -3.47,
      sideless: -1.03,
      extra: -0.69,
      otherKind: -1.13,
      alone: 0.96,
      focus: 1.7,
      lead: 1.93,
      loose: 1.08,
    },
  },
  statement: {
    bias: -5.45,
    weights: {
      coverage: 2.37,
      wording: 0.69,
      concepts: 1.48,
      nameConflict: -0.6,
      unknown: -0.76,
      extra: -0.77,
      otherKind: -0.52,
      said: 2.34,
      alone: 0.46,
      focus: 1.48,
      lead: 1.45,
      loose: 3.09,
      topics: 0.92,
    },
  },
};

/** Confidence from which a suggestion is in a band; under `low` there is no match. Set by hand on the fit half. */
export const BANDS = { high: 0.8, medium: 0.67, low: 0.55 } as const;
