/**
 * How the evidence is weighed: the reranker's and the confidence model's coefficients.
 *
 * Written by `npm run fit` (scripts/fit-matching.ts); change it there. Figures of the fit:
 *
 * Mean reciprocal rank at 10 by set (bank: the fit half of fixtures/question-bank):
 *   bank                               0.930
 *   bank, passages only                0.908
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
 *   bank, passages only                0.903
 *   larkspur                           0.800
 *   adobeccf-to-iso27001               0.649
 *   ciscoccf-to-pcidss4                0.706
 *   csf11-to-csf20                     0.713
 *   hecvatlite211-to-csf11             0.428
 *   mvsp3-to-csf20                     0.760
 *   nis2-to-iso27001                   0.580
 *   questions-to-whitepact-answers     0.831
 * Without one feature, mean over the retrieval sets and the bank:
 *   nothing                            0.669 0.930
 *   breadth                            0.669 0.929
 *   coverage                           0.662 0.920
 *   wording                            0.671 0.924
 *   phrases                            0.668 0.923
 *   concepts                           0.671 0.930
 *   bridge                             0.661 0.927
 *   topics                             0.610 0.931
 *   missing                            0.670 0.930
 *   nameConflict                       0.670 0.930
 *   kindFits                           0.669 0.929
 *   kindConflict                       0.669 0.929
 *   sideless                           0.665 0.924
 *   signConflict                       0.669 0.923
 *   extra                              0.670 0.924
 *   otherKind                          0.669 0.927
 *   otherActor                         0.669 0.930
 * Reliability on the bank's test half (confidence from; questions; mean confidence; share right):
 *   0.00   75  0.029  0.013
 *   0.20    8  0.328  0.250
 *   0.40    3  0.531  0.000
 *   0.60   15  0.777  0.867
 *   0.80    3  0.882  0.667
 *   0.90    4  0.923  1.000
 *   0.95   89  0.983  0.989
 * The same over a library of passages only:
 *   0.00   87  0.030  0.057
 *   0.20    6  0.316  0.500
 *   0.40   11  0.505  0.818
 *   0.60   38  0.762  0.842
 *   0.80    5  0.878  1.000
 *   0.90   13  0.928  0.692
 *   0.95   37  0.982  0.973
 */
import type { FeatureName } from "./features.ts";
import type { Evidence, Verdict } from "./verdict.ts";

type Weights = Readonly<Partial<Record<FeatureName, number>>>;

/** A candidate's rank is by the weighted sum of its features. */
export const RANKING: Weights = {
  breadth: 0.042,
  coverage: 0.328,
  wording: 0.175,
  phrases: 0.11,
  concepts: 0.016,
  bridge: 0.116,
  topics: 0.131,
  missing: -0.005,
  nameConflict: -0.014,
  kindFits: 0.08,
  kindConflict: -0.08,
  sideless: -0.105,
  signConflict: -0.072,
  extra: -0.103,
  otherKind: -0.086,
  otherActor: -0.011,
};

type Model = { readonly bias: number; readonly weights: Readonly<Partial<Record<keyof Evidence, number>>> };

/** Logistic regression over the best candidate's evidence: `1 / (1 + exp(-(bias + sum)))`; see `Verdict.by`. */
export const CONFIDENCE: Readonly<Record<Verdict["by"], Model>> = {
  question: {
    bias: -4.92,
    weights: {
      literal: 1.73,
      coverage: 2.08,
      wording: 0.56,
      phrases: 0.55,
      concepts: 1.29,
      missing: -0.37,
      standardConflict: -0.64,
      nameConflict: -1.24,
      unknown: -0.36,
      sideless: -0.79,
      extra: -0.73,
      otherKind: -0.48,
      alone: 0.88,
      focus: 2.38,
      lead: 2.76,
      loose: 3.02,
      topics: 0.5,
    },
  },
  statement: {
    bias: -6.36,
    weights: {
      coverage: 3.88,
      wording: 0.14,
      concepts: 1.45,
      standardConflict: -1.06,
      nameConflict: -1.12,
      unknown: -0.24,
      extra: -0.9,
      otherKind: -0.21,
      said: 1.75,
      focus: 2.45,
      lead: 2.37,
      loose: 4.8,
      topics: 1.03,
    },
  },
};

/** Confidence from which a suggestion is in a band; under `low` there is no match. Set by hand on the fit half. */
export const BANDS = { high: 0.8, medium: 0.6, low: 0.53 } as const;
