/**
 * How the evidence is weighed: the reranker's and the confidence model's coefficients.
 *
 * Written by `npm run fit` (scripts/fit-matching.ts); change it there. Figures of the fit:
 *
 * Mean reciprocal rank at 10 by set (bank: the fit half of fixtures/question-bank):
 *   bank                               0.979
 *   bank, passages only                0.866
 *   adobeccf-to-iso27001               0.656
 *   ciscoccf-to-pcidss4                0.716
 *   csf11-to-csf20                     0.713
 *   hecvatlite211-to-csf11             0.429
 *   mvsp3-to-csf20                     0.756
 *   nis2-to-iso27001                   0.582
 *   questions-to-whitepact-answers     0.792
 * The same by weights fitted on the other sets only:
 *   bank                               0.972
 *   bank, passages only                0.860
 *   adobeccf-to-iso27001               0.650
 *   ciscoccf-to-pcidss4                0.714
 *   csf11-to-csf20                     0.713
 *   hecvatlite211-to-csf11             0.429
 *   mvsp3-to-csf20                     0.756
 *   nis2-to-iso27001                   0.582
 *   questions-to-whitepact-answers     0.775
 * Without one feature, mean over the retrieval sets and the bank:
 *   nothing                            0.664 0.979
 *   bm25                               0.663 0.979
 *   breadth                            0.659 0.976
 *   literal                            0.662 0.980
 *   coverage                           0.658 0.979
 *   wording                            0.662 0.970
 *   phrases                            0.661 0.976
 *   concepts                           0.665 0.978
 *   bridge                             0.655 0.975
 *   topics                             0.587 0.976
 *   missing                            0.664 0.982
 *   standardConflict                   0.664 0.979
 *   nameConflict                       0.665 0.979
 *   kindFits                           0.664 0.979
 *   kindConflict                       0.664 0.979
 *   sideless                           0.664 0.964
 *   signConflict                       0.664 0.976
 *   extra                              0.664 0.972
 *   otherKind                          0.664 0.979
 *   otherActor                         0.661 0.979
 * Reliability on the bank's test half (confidence from; questions; mean confidence; share right):
 *   0.00   59  0.025  0.000
 *   0.20    7  0.277  0.143
 *   0.40    2  0.518  0.500
 *   0.60    9  0.751  0.778
 *   0.80    5  0.874  1.000
 *   0.90    9  0.924  1.000
 *   0.95   65  0.984  0.969
 * The same over a library of passages only:
 *   0.00   72  0.033  0.028
 *   0.20    6  0.296  0.500
 *   0.40    5  0.503  0.600
 *   0.60   24  0.767  0.917
 *   0.80   12  0.857  1.000
 *   0.90   14  0.930  1.000
 *   0.95   23  0.979  0.826
 */
import type { FeatureName } from "./features.ts";
import type { Evidence, Verdict } from "./verdict.ts";

type Weights = Readonly<Partial<Record<FeatureName, number>>>;

/** A candidate's rank is by the weighted sum of its features. */
export const RANKING: Weights = {
  bm25: 0.027,
  breadth: 0.107,
  literal: 0.066,
  coverage: 0.111,
  wording: 0.151,
  phrases: 0.12,
  concepts: 0.061,
  bridge: 0.119,
  topics: 0.189,
  missing: -0.069,
  standardConflict: -0.015,
  nameConflict: -0.02,
  kindFits: 0.05,
  kindConflict: -0.05,
  sideless: -0.127,
  signConflict: -0.045,
  extra: -0.079,
  otherKind: -0.059,
  otherActor: -0.022,
};

type Model = { readonly bias: number; readonly weights: Readonly<Partial<Record<keyof Evidence, number>>> };

/** Logistic regression over the best candidate's evidence: `1 / (1 + exp(-(bias + sum)))`; see `Verdict.by`. */
export const CONFIDENCE: Readonly<Record<Verdict["by"], Model>> = {
  question: {
    bias: -2.3,
    weights: {
      literal: 1.57,
      coverage: 1.35,
      wording: 0.64,
      phrases: 0.91,
      concepts: 1.87,
      missing: -0.5,
      nameConflict: -0.57,
      unknown: -1.29,
      kindConflict: -3.09,
      sideless: -3.59,
      extra: -0.57,
      otherKind: -1.88,
      said: 0.62,
      alone: 0.39,
      focus: 0.95,
    },
  },
  statement: {
    bias: -3.53,
    weights: {
      literal: 0.45,
      coverage: 1.27,
      wording: 0.85,
      phrases: 0.4,
      concepts: 1.54,
      unknown: -0.78,
      kindConflict: -3.29,
      sideless: -4.16,
      extra: -0.78,
      otherKind: -0.4,
      said: 1.93,
      alone: 0.93,
      unsaid: -0.03,
      focus: 1.74,
    },
  },
};

/** Confidence from which a suggestion is in a band; under `low` there is no match. Set by hand on the fit half. */
export const BANDS = { high: 0.8, medium: 0.67, low: 0.55 } as const;
