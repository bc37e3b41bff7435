/**
 * How the evidence is weighed: the reranker's and the confidence model's coefficients.
 *
 * Written by `npm run fit` (scripts/fit-matching.ts); change it there. Figures of the fit:
 *
 * Mean reciprocal rank at 10 by set (bank: the fit half of fixtures/question-bank):
 *   bank                               0.935
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
 *   bank                               0.929
 *   bank, passages only                0.933
 *   larkspur                           0.776
 *   adobeccf-to-iso27001               0.650
 *   ciscoccf-to-pcidss4                0.708
 *   csf11-to-csf20                     0.717
 *   hecvatlite211-to-csf11             0.424
 *   mvsp3-to-csf20                     0.748
 *   nis2-to-iso27001                   0.582
 *   questions-to-whitepact-answers     0.805
 * Without one feature, mean over the retrieval sets and the bank:
 *   nothing                            0.664 0.935
 *   bm25                               0.665 0.935
 *   breadth                            0.665 0.935
 *   literal                            0.663 0.936
 *   coverage                           0.664 0.936
 *   wording                            0.664 0.933
 *   phrases                            0.663 0.932
 *   concepts                           0.664 0.935
 *   bridge                             0.655 0.934
 *   topics                             0.589 0.937
 *   missing                            0.668 0.936
 *   nameConflict                       0.665 0.935
 *   kindFits                           0.664 0.935
 *   kindConflict                       0.664 0.935
 *   sideless                           0.660 0.932
 *   signConflict                       0.664 0.933
 *   extra                              0.662 0.928
 *   otherKind                          0.664 0.933
 *   otherActor                         0.664 0.935
 * Reliability on the bank's test half (confidence from; questions; mean confidence; share right):
 *   0.00   76  0.021  0.026
 *   0.20    6  0.331  0.167
 *   0.40    5  0.516  0.200
 *   0.60   12  0.736  0.667
 *   0.80   10  0.857  0.900
 *   0.90   14  0.934  1.000
 *   0.95   74  0.986  0.986
 * The same over a library of passages only:
 *   0.00   86  0.036  0.058
 *   0.20    7  0.337  0.429
 *   0.40    8  0.496  0.875
 *   0.60   35  0.750  0.771
 *   0.80   11  0.841  0.909
 *   0.90   19  0.934  0.895
 *   0.95   31  0.977  0.935
 */
import type { FeatureName } from "./features.ts";
import type { Evidence, Verdict } from "./verdict.ts";

type Weights = Readonly<Partial<Record<FeatureName, number>>>;

/** A candidate's rank is by the weighted sum of its features. */
export const RANKING: Weights = {
  bm25: 0.027,
  breadth: 0.111,
  literal: 0.043,
  coverage: 0.188,
  wording: 0.13,
  phrases: 0.098,
  concepts: 0.039,
  bridge: 0.106,
  topics: 0.179,
  missing: -0.09,
  nameConflict: -0.022,
  kindFits: 0.08,
  kindConflict: -0.08,
  sideless: -0.086,
  signConflict: -0.038,
  extra: -0.116,
  otherKind: -0.048,
  otherActor: -0.01,
};

type Model = { readonly bias: number; readonly weights: Readonly<Partial<Record<keyof Evidence, number>>> };

/** Logistic regression over the best candidate's evidence: `1 / (1 + exp(-(bias + sum)))`; see `Verdict.by`. */
export const CONFIDENCE: Readonly<Record<Verdict["by"], Model>> = {
  question: {
    bias: -2.51,
    weights: {
      literal: 0.77,
      coverage: 0.85,
      wording: 0.3,
      phrases: 1.42,
      concepts: 1.37,
      missing: -0.48,
      nameConflict: -0.23,
      unknown: -1.33,
      kindConflict: -3.55,
      sideless: -0.79,
      extra: -1,
      otherKind: -1.1,
      alone: 0.93,
      focus: 1.74,
      lead: 2.03,
      loose: 1.01,
    },
  },
  statement: {
    bias: -5.47,
    weights: {
      coverage: 2.35,
      wording: 0.8,
      concepts: 1.51,
      nameConflict: -0.61,
      unknown: -0.73,
      extra: -0.9,
      otherKind: -0.51,
      said: 2.3,
      alone: 0.49,
      focus: 1.54,
      lead: 1.48,
      loose: 3.12,
      topics: 0.91,
    },
  },
};

/** Confidence from which a suggestion is in a band; under `low` there is no match. Set by hand on the fit half. */
export const BANDS = { high: 0.8, medium: 0.67, low: 0.55 } as const;
