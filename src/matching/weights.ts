/**
 * How the evidence is weighed: the reranker's and the confidence model's coefficients.
 *
 * Written by `npm run fit` (scripts/fit-matching.ts); change it there. Figures of the fit:
 *
 * Mean reciprocal rank at 10 by set (bank: the fit half of fixtures/question-bank):
 *   bank                               0.926
 *   bank, passages only                0.907
 *   larkspur                           0.823
 *   adobeccf-to-iso27001               0.654
 *   ciscoccf-to-pcidss4                0.708
 *   csf11-to-csf20                     0.710
 *   hecvatlite211-to-csf11             0.431
 *   mvsp3-to-csf20                     0.760
 *   nis2-to-iso27001                   0.580
 *   questions-to-whitepact-answers     0.841
 * The same by weights fitted on the other sets only:
 *   bank                               0.914
 *   bank, passages only                0.902
 *   larkspur                           0.800
 *   adobeccf-to-iso27001               0.649
 *   ciscoccf-to-pcidss4                0.703
 *   csf11-to-csf20                     0.713
 *   hecvatlite211-to-csf11             0.428
 *   mvsp3-to-csf20                     0.760
 *   nis2-to-iso27001                   0.580
 *   questions-to-whitepact-answers     0.831
 * Without one feature, mean over the retrieval sets and the bank:
 *   nothing                            0.669 0.926
 *   breadth                            0.668 0.925
 *   coverage                           0.661 0.918
 *   wording                            0.670 0.922
 *   phrases                            0.668 0.919
 *   concepts                           0.670 0.926
 *   bridge                             0.660 0.923
 *   topics                             0.607 0.926
 *   missing                            0.669 0.926
 *   nameConflict                       0.670 0.926
 *   kindFits                           0.669 0.925
 *   kindConflict                       0.669 0.925
 *   sideless                           0.665 0.920
 *   signConflict                       0.669 0.919
 *   extra                              0.669 0.921
 *   otherKind                          0.669 0.924
 *   otherActor                         0.669 0.926
 * Reliability on the bank's test half (confidence from; questions; mean confidence; share right):
 *   0.00   75  0.032  0.013
 *   0.20    8  0.334  0.250
 *   0.40    3  0.534  0.000
 *   0.60   14  0.775  0.857
 *   0.80    3  0.883  0.667
 *   0.90    4  0.923  1.000
 *   0.95   90  0.983  0.989
 * The same over a library of passages only:
 *   0.00   87  0.031  0.057
 *   0.20    6  0.331  0.500
 *   0.40   12  0.517  0.750
 *   0.60   37  0.764  0.865
 *   0.80    7  0.882  0.857
 *   0.90   11  0.933  0.727
 *   0.95   37  0.982  0.973
 */
import type { FeatureName } from "./features.ts";
import type { Evidence, Verdict } from "./verdict.ts";

type Weights = Readonly<Partial<Record<FeatureName, number>>>;

/** A candidate's rank is by the weighted sum of its features. */
export const RANKING: Weights = {
  breadth: 0.043,
  coverage: 0.328,
  wording: 0.175,
  phrases: 0.109,
  concepts: 0.016,
  bridge: 0.117,
  topics: 0.131,
  missing: -0.006,
  nameConflict: -0.011,
  kindFits: 0.08,
  kindConflict: -0.08,
  sideless: -0.11,
  signConflict: -0.073,
  extra: -0.106,
  otherKind: -0.086,
  otherActor: -0.011,
};

type Model = { readonly bias: number; readonly weights: Readonly<Partial<Record<keyof Evidence, number>>> };

/** Logistic regression over the best candidate's evidence: `1 / (1 + exp(-(bias + sum)))`; see `Verdict.by`. */
export const CONFIDENCE: Readonly<Record<Verdict["by"], Model>> = {
  question: {
    bias: -4.87,
    weights: {
      literal: 1.63,
      coverage: 2.06,
      wording: 0.54,
      phrases: 0.65,
      concepts: 1.29,
      missing: -0.47,
      standardConflict: -0.81,
      nameConflict: -1.11,
      unknown: -0.3,
      sideless: -0.58,
      extra: -0.76,
      otherKind: -0.46,
      alone: 0.76,
      focus: 2.42,
      lead: 2.85,
      loose: 3.27,
      topics: 0.58,
    },
  },
  statement: {
    bias: -6.3,
    weights: {
      coverage: 3.93,
      wording: 0.21,
      concepts: 1.45,
      standardConflict: -1.09,
      nameConflict: -0.99,
      unknown: -0.23,
      extra: -0.94,
      otherKind: -0.21,
      said: 1.62,
      focus: 2.45,
      lead: 2.37,
      loose: 4.73,
      topics: 1.01,
    },
  },
};

/** Confidence from which a suggestion is in a band; under `low` there is no match. Set by hand on the fit half. */
export const BANDS = { high: 0.8, medium: 0.6, low: 0.53 } as const;
