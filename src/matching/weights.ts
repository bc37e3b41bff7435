/**
 * How the evidence is weighed: the reranker's and the confidence model's coefficients.
 *
 * Written by `npm run fit` (scripts/fit-matching.ts); change it there. Figures of the fit:
 *
 * Mean reciprocal rank at 10 by set (bank: the fit half of fixtures/question-bank):
 *   bank                               0.927
 *   bank, passages only                0.909
 *   larkspur                           0.823
 *   adobeccf-to-iso27001               0.654
 *   ciscoccf-to-pcidss4                0.711
 *   csf11-to-csf20                     0.709
 *   hecvatlite211-to-csf11             0.432
 *   mvsp3-to-csf20                     0.760
 *   nis2-to-iso27001                   0.580
 *   questions-to-whitepact-answers     0.841
 * The same by weights fitted on the other sets only:
 *   bank                               0.915
 *   bank, passages only                0.903
 *   larkspur                           0.801
 *   adobeccf-to-iso27001               0.649
 *   ciscoccf-to-pcidss4                0.706
 *   csf11-to-csf20                     0.713
 *   hecvatlite211-to-csf11             0.428
 *   mvsp3-to-csf20                     0.760
 *   nis2-to-iso27001                   0.580
 *   questions-to-whitepact-answers     0.831
 * Without one feature, mean over the retrieval sets and the bank:
 *   nothing                            0.670 0.927
 *   breadth                            0.670 0.926
 *   coverage                           0.662 0.919
 *   wording                            0.671 0.923
 *   phrases                            0.668 0.919
 *   concepts                           0.671 0.928
 *   bridge                             0.661 0.925
 *   topics                             0.609 0.928
 *   nameConflict                       0.670 0.927
 *   kindFits                           0.670 0.927
 *   kindConflict                       0.670 0.927
 *   sideless                           0.665 0.917
 *   signConflict                       0.670 0.921
 *   extra                              0.670 0.922
 *   otherKind                          0.670 0.925
 *   otherActor                         0.669 0.927
 * Reliability on the bank's test half (confidence from; questions; mean confidence; share right):
 *   0.00   75  0.024  0.013
 *   0.20    9  0.279  0.222
 *   0.40    3  0.509  0.333
 *   0.60   14  0.752  0.857
 *   0.80    6  0.882  0.833
 *   0.90    6  0.936  1.000
 *   0.95   84  0.985  0.988
 * The same over a library of passages only:
 *   0.00   87  0.023  0.057
 *   0.20   10  0.315  0.400
 *   0.40   11  0.514  0.909
 *   0.60   40  0.762  0.825
 *   0.80    5  0.865  1.000
 *   0.90   10  0.930  0.700
 *   0.95   34  0.983  0.971
 */
import type { FeatureName } from "./features.ts";
import type { Evidence, Verdict } from "./verdict.ts";

type Weights = Readonly<Partial<Record<FeatureName, number>>>;

/** A candidate's rank is by the weighted sum of its features. */
export const RANKING: Weights = {
  breadth: 0.041,
  coverage: 0.328,
  wording: 0.178,
  phrases: 0.111,
  concepts: 0.017,
  bridge: 0.116,
  topics: 0.13,
  nameConflict: -0.014,
  kindFits: 0.079,
  kindConflict: -0.079,
  sideless: -0.121,
  signConflict: -0.071,
  extra: -0.104,
  otherKind: -0.085,
  otherActor: -0.011,
};

type Model = { readonly bias: number; readonly weights: Readonly<Partial<Record<keyof Evidence, number>>> };

/** Logistic regression over the best candidate's evidence: `1 / (1 + exp(-(bias + sum)))`; see `Verdict.by`. */
export const CONFIDENCE: Readonly<Record<Verdict["by"], Model>> = {
  question: {
    bias: -5.42,
    weights: {
      literal: 1.38,
      coverage: 1.08,
      wording: 0.5,
      phrases: 0.81,
      concepts: 1.25,
      missing: -0.4,
      standardConflict: -0.71,
      nameConflict: -1.32,
      sideless: -0.62,
      extra: -0.58,
      otherKind: -0.24,
      alone: 1.65,
      focus: 1.31,
      lead: 2.95,
      length: 3.04,
      topics: 0.57,
    },
  },
  statement: {
    bias: -5.64,
    weights: {
      coverage: 2.56,
      concepts: 1.66,
      standardConflict: -0.71,
      nameConflict: -0.83,
      unknown: -0.51,
      extra: -0.9,
      otherKind: -0.15,
      said: 1.88,
      focus: 2.83,
      lead: 2.31,
      length: 1.33,
      topics: 1.07,
    },
  },
};

/** Confidence from which a suggestion is in a band; under `low` there is no match. Set by hand on the fit half. */
export const BANDS = { high: 0.8, medium: 0.6, low: 0.53 } as const;
