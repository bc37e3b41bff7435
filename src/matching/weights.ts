/**
 * How the evidence is weighed: the reranker's and the confidence model's coefficients.
 *
 * Written by `npm run fit` (scripts/fit-matching.ts); change it there. Figures of the fit:
 *
 * Mean reciprocal rank at 10 by set (bank: the fit half of fixtures/question-bank):
 *   bank                               0.978
 *   bank, passages only                0.851
 *   adobeccf-to-iso27001               0.651
 *   ciscoccf-to-pcidss4                0.719
 *   csf11-to-csf20                     0.717
 *   hecvatlite211-to-csf11             0.429
 *   mvsp3-to-csf20                     0.756
 *   nis2-to-iso27001                   0.584
 *   questions-to-whitepact-answers     0.790
 * The same by weights fitted on the other sets only:
 *   bank                               0.968
 *   bank, passages only                0.847
 *   adobeccf-to-iso27001               0.651
 *   ciscoccf-to-pcidss4                0.716
 *   csf11-to-csf20                     0.718
 *   hecvatlite211-to-csf11             0.425
 *   mvsp3-to-csf20                     0.756
 *   nis2-to-iso27001                   0.586
 *   questions-to-whitepact-answers     0.775
 * Without one feature, mean over the retrieval sets and the bank:
 *   nothing                            0.664 0.978
 *   bm25                               0.662 0.976
 *   breadth                            0.659 0.971
 *   literal                            0.662 0.978
 *   coverage                           0.658 0.978
 *   wording                            0.661 0.965
 *   phrases                            0.660 0.974
 *   concepts                           0.665 0.978
 *   bridge                             0.653 0.975
 *   topics                             0.587 0.975
 *   missing                            0.663 0.981
 *   standardConflict                   0.664 0.978
 *   nameConflict                       0.665 0.978
 *   kindFits                           0.664 0.978
 *   kindConflict                       0.664 0.978
 *   sideless                           0.664 0.963
 *   signConflict                       0.664 0.975
 *   extra                              0.664 0.969
 *   otherKind                          0.664 0.978
 *   otherActor                         0.661 0.978
 * Reliability on the bank's test half (confidence from; questions; mean confidence; share right):
 *   0.00   59  0.028  0.000
 *   0.20    6  0.280  0.167
 *   0.40    3  0.500  0.667
 *   0.60    9  0.745  0.778
 *   0.80    6  0.875  1.000
 *   0.90   12  0.927  1.000
 *   0.95   61  0.983  0.967
 * The same over a library of passages only:
 *   0.00   73  0.034  0.027
 *   0.20    5  0.309  0.600
 *   0.40    6  0.518  0.500
 *   0.60   24  0.765  0.958
 *   0.80   15  0.864  1.000
 *   0.90   10  0.926  1.000
 *   0.95   23  0.974  0.826
 */
import type { FeatureName } from "./features.ts";
import type { Evidence, Verdict } from "./verdict.ts";

type Weights = Readonly<Partial<Record<FeatureName, number>>>;

/** A candidate's rank is by the weighted sum of its features. */
export const RANKING: Weights = {
  bm25: 0.031,
  breadth: 0.108,
  literal: 0.061,
  coverage: 0.109,
  wording: 0.159,
  phrases: 0.116,
  concepts: 0.062,
  bridge: 0.119,
  topics: 0.187,
  missing: -0.069,
  standardConflict: -0.025,
  nameConflict: -0.018,
  kindFits: 0.048,
  kindConflict: -0.048,
  sideless: -0.122,
  signConflict: -0.04,
  extra: -0.081,
  otherKind: -0.06,
  otherActor: -0.022,
};

type Model = { readonly bias: number; readonly weights: Readonly<Partial<Record<keyof Evidence, number>>> };

/** Logistic regression over the best candidate's evidence: `1 / (1 + exp(-(bias + sum)))`; see `Verdict.by`. */
export const CONFIDENCE: Readonly<Record<Verdict["by"], Model>> = {
  question: {
    bias: -2.31,
    weights: {
      literal: 1.44,
      coverage: 1.41,
      wording: 1.02,
      phrases: 0.54,
      concepts: 1.94,
      missing: -0.53,
      nameConflict: -0.5,
      unknown: -1.27,
      kindConflict: -2.86,
      sideless: -3.76,
      extra: -0.46,
      otherKind: -2,
      said: 0.48,
      alone: 0.07,
      focus: 1.14,
    },
  },
  statement: {
    bias: -3.57,
    weights: {
      literal: 0.52,
      coverage: 1.25,
      wording: 0.9,
      phrases: 0.38,
      concepts: 1.59,
      standardConflict: -0.54,
      unknown: -0.76,
      kindConflict: -3.27,
      sideless: -4.2,
      extra: -0.82,
      otherKind: -0.38,
      said: 1.89,
      alone: 0.86,
      focus: 1.81,
    },
  },
};

/** Confidence from which a suggestion is in a band; under `low` there is no match. Set by hand on the fit half. */
export const BANDS = { high: 0.8, medium: 0.67, low: 0.55 } as const;
