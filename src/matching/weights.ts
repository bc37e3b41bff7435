/**
 * How the evidence is weighed: the reranker's and the confidence model's coefficients.
 *
 * Written by `npm run fit` (scripts/fit-matching.ts); change it there. Figures of the fit:
 *
 * Mean reciprocal rank at 10 by set (bank: the fit half of fixtures/question-bank):
 *   bank                               0.932
 *   bank, passages only                0.935
 *   larkspur                           0.793
 *   adobeccf-to-iso27001               0.649
 *   ciscoccf-to-pcidss4                0.714
 *   csf11-to-csf20                     0.717
 *   hecvatlite211-to-csf11             0.430
 *   mvsp3-to-csf20                     0.748
 *   nis2-to-iso27001                   0.584
 *   questions-to-whitepact-answers     0.806
 * The same by weights fitted on the other sets only:
 *   bank                               0.928
 *   bank, passages only                0.935
 *   larkspur                           0.770
 *   adobeccf-to-iso27001               0.650
 *   ciscoccf-to-pcidss4                0.708
 *   csf11-to-csf20                     0.717
 *   hecvatlite211-to-csf11             0.424
 *   mvsp3-to-csf20                     0.748
 *   nis2-to-iso27001                   0.581
 *   questions-to-whitepact-answers     0.790
 * Without one feature, mean over the retrieval sets and the bank:
 *   nothing                            0.664 0.932
 *   bm25                               0.665 0.932
 *   breadth                            0.665 0.933
 *   literal                            0.663 0.932
 *   coverage                           0.665 0.932
 *   wording                            0.665 0.930
 *   phrases                            0.663 0.930
 *   concepts                           0.664 0.932
 *   bridge                             0.655 0.930
 *   topics                             0.588 0.935
 *   missing                            0.667 0.934
 *   nameConflict                       0.665 0.933
 *   kindFits                           0.664 0.932
 *   kindConflict                       0.664 0.932
 *   sideless                           0.660 0.930
 *   signConflict                       0.664 0.930
 *   extra                              0.662 0.928
 *   otherKind                          0.664 0.931
 *   otherActor                         0.664 0.932
 * Reliability on the bank's test half (confidence from; questions; mean confidence; share right):
 *   0.00   75  0.015  0.027
 *   0.20    5  0.313  0.400
 *   0.40    4  0.480  0.000
 *   0.60   23  0.749  0.739
 *   0.80    8  0.867  0.750
 *   0.90   11  0.931  1.000
 *   0.95   71  0.985  0.986
 * The same over a library of passages only:
 *   0.00   81  0.025  0.074
 *   0.20   12  0.282  0.250
 *   0.40    8  0.478  0.875
 *   0.60   37  0.757  0.784
 *   0.80    9  0.864  1.000
 *   0.90   14  0.933  0.786
 *   0.95   36  0.979  0.972
 */
import type { FeatureName } from "./features.ts";
import type { Evidence, Verdict } from "./verdict.ts";

type Weights = Readonly<Partial<Record<FeatureName, number>>>;

/** A candidate's rank is by the weighted sum of its features. */
export const RANKING: Weights = {
  bm25: 0.026,
  breadth: 0.111,
  literal: 0.041,
  coverage: 0.187,
  wording: 0.133,
  phrases: 0.096,
  concepts: 0.04,
  bridge: 0.105,
  topics: 0.179,
  missing: -0.089,
  nameConflict: -0.022,
  kindFits: 0.081,
  kindConflict: -0.081,
  sideless: -0.083,
  signConflict: -0.041,
  extra: -0.109,
  otherKind: -0.048,
  otherActor: -0.01,
};

type Model = { readonly bias: number; readonly weights: Readonly<Partial<Record<keyof Evidence, number>>> };

/** Logistic regression over the best candidate's evidence: `1 / (1 + exp(-(bias + sum)))`; see `Verdict.by`. */
export const CONFIDENCE: Readonly<Record<Verdict["by"], Model>> = {
  question: {
    bias: -2.95,
    weights: {
      literal: 1.23,
      coverage: 0.78,
      wording: 0.32,
      phrases: 1.06,
      concepts: 1.58,
      missing: -0.43,
      nameConflict: -0.24,
      unknown: -1.32,
      kindConflict: -3.34,
      sideless: -0.65,
      extra: -0.62,
      otherKind: -0.37,
      said: 0.06,
      alone: 1.29,
      focus: 1.69,
      lead: 1.87,
      loose: 1.04,
      topics: 0.04,
    },
  },
  statement: {
    bias: -5.68,
    weights: {
      coverage: 2.44,
      wording: 0.34,
      concepts: 1.5,
      nameConflict: -0.63,
      unknown: -0.71,
      extra: -0.99,
      otherKind: -0.46,
      said: 2.31,
      alone: 0.6,
      focus: 1.81,
      lead: 1.64,
      loose: 3.05,
      topics: 1.08,
    },
  },
};

/** Confidence from which a suggestion is in a band; under `low` there is no match. Set by hand on the fit half. */
export const BANDS = { high: 0.8, medium: 0.67, low: 0.55 } as const;
