/**
 * How the evidence is weighed: the reranker's and the confidence model's coefficients.
 *
 * Written by `npm run fit` (scripts/fit-matching.ts); change it there. Figures of the fit:
 *
 * Mean reciprocal rank at 10 by set (bank: the fit half of fixtures/question-bank):
 *   bank                               0.929
 *   bank, passages only                0.910
 *   larkspur                           0.823
 *   adobeccf-to-iso27001               0.654
 *   ciscoccf-to-pcidss4                0.711
 *   csf11-to-csf20                     0.709
 *   hecvatlite211-to-csf11             0.431
 *   mvsp3-to-csf20                     0.760
 *   nis2-to-iso27001                   0.580
 *   questions-to-whitepact-answers     0.841
 * The same by weights fitted on the other sets only:
 *   bank                               0.917
 *   bank, passages only                0.905
 *   larkspur                           0.804
 *   adobeccf-to-iso27001               0.649
 *   ciscoccf-to-pcidss4                0.706
 *   csf11-to-csf20                     0.713
 *   hecvatlite211-to-csf11             0.428
 *   mvsp3-to-csf20                     0.760
 *   nis2-to-iso27001                   0.580
 *   questions-to-whitepact-answers     0.831
 * Without one feature, mean over the retrieval sets and the bank:
 *   nothing                            0.669 0.929
 *   breadth                            0.669 0.928
 *   coverage                           0.661 0.920
 *   wording                            0.671 0.925
 *   phrases                            0.668 0.922
 *   concepts                           0.671 0.929
 *   bridge                             0.661 0.926
 *   topics                             0.609 0.930
 *   missing                            0.670 0.929
 *   nameConflict                       0.670 0.929
 *   kindFits                           0.669 0.929
 *   kindConflict                       0.669 0.929
 *   sideless                           0.665 0.923
 *   signConflict                       0.669 0.922
 *   extra                              0.670 0.924
 *   otherKind                          0.669 0.927
 *   otherActor                         0.669 0.929
 * Reliability on the bank's test half (confidence from; questions; mean confidence; share right):
 *   0.00   75  0.029  0.013
 *   0.20    7  0.325  0.286
 *   0.40    3  0.477  0.000
 *   0.60   15  0.763  0.800
 *   0.80    1  0.847  1.000
 *   0.90    5  0.912  0.800
 *   0.95   91  0.983  0.989
 * The same over a library of passages only:
 *   0.00   86  0.027  0.058
 *   0.20    7  0.320  0.286
 *   0.40   12  0.492  0.833
 *   0.60   36  0.763  0.833
 *   0.80    5  0.867  1.000
 *   0.90   11  0.926  0.727
 *   0.95   40  0.981  0.950
 */
import type { FeatureName } from "./features.ts";
import type { Evidence, Verdict } from "./verdict.ts";

type Weights = Readonly<Partial<Record<FeatureName, number>>>;

/** A candidate's rank is by the weighted sum of its features. */
export const RANKING: Weights = {
  breadth: 0.042,
  coverage: 0.328,
  wording: 0.176,
  phrases: 0.11,
  concepts: 0.016,
  bridge: 0.117,
  topics: 0.131,
  missing: -0.004,
  nameConflict: -0.014,
  kindFits: 0.08,
  kindConflict: -0.08,
  sideless: -0.113,
  signConflict: -0.072,
  extra: -0.104,
  otherKind: -0.086,
  otherActor: -0.011,
};

type Model = { readonly bias: number; readonly weights: Readonly<Partial<Record<keyof Evidence, number>>> };

/** Logistic regression over the best candidate's evidence: `1 / (1 + exp(-(bias + sum)))`; see `Verdict.by`. */
export const CONFIDENCE: Readonly<Record<Verdict["by"], Model>> = {
  question: {
    bias: -4.93,
    weights: {
      literal: 1.7,
      coverage: 2.03,
      wording: 0.39,
      phrases: 0.59,
      concepts: 1.4,
      missing: -0.49,
      standardConflict: -0.65,
      nameConflict: -1.22,
      unknown: -0.32,
      sideless: -0.61,
      extra: -0.6,
      otherKind: -0.48,
      alone: 0.96,
      focus: 2.28,
      lead: 2.91,
      loose: 3.07,
      topics: 0.55,
    },
  },
  statement: {
    bias: -6.52,
    weights: {
      coverage: 3.91,
      wording: 0.14,
      concepts: 1.45,
      standardConflict: -1.06,
      nameConflict: -1.06,
      unknown: -0.23,
      extra: -0.76,
      otherKind: -0.26,
      said: 1.85,
      focus: 2.39,
      lead: 2.47,
      loose: 4.9,
      topics: 1.07,
    },
  },
};

/** Confidence from which a suggestion is in a band; under `low` there is no match. Set by hand on the fit half. */
export const BANDS = { high: 0.8, medium: 0.6, low: 0.53 } as const;
