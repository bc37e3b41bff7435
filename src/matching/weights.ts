/**
 * How the evidence is weighed: the reranker's and the confidence model's coefficients.
 *
 * Written by `npm run fit` (scripts/fit-matching.ts); change it there. Figures of the fit:
 *
 * Mean reciprocal rank at 10 by set (bank: the fit half of fixtures/question-bank):
 *   bank                               0.935
 *   bank, passages only                0.932
 *   larkspur                           0.790
 *   adobeccf-to-iso27001               0.649
 *   ciscoccf-to-pcidss4                0.710
 *   csf11-to-csf20                     0.717
 *   hecvatlite211-to-csf11             0.430
 *   mvsp3-to-csf20                     0.752
 *   nis2-to-iso27001                   0.584
 *   questions-to-whitepact-answers     0.806
 * The same by weights fitted on the other sets only:
 *   bank                               0.931
 *   bank, passages only                0.932
 *   larkspur                           0.769
 *   adobeccf-to-iso27001               0.650
 *   ciscoccf-to-pcidss4                0.709
 *   csf11-to-csf20                     0.717
 *   hecvatlite211-to-csf11             0.423
 *   mvsp3-to-csf20                     0.752
 *   nis2-to-iso27001                   0.582
 *   questions-to-whitepact-answers     0.805
 * Without one feature, mean over the retrieval sets and the bank:
 *   nothing                            0.664 0.935
 *   bm25                               0.665 0.934
 *   breadth                            0.665 0.932
 *   literal                            0.663 0.936
 *   coverage                           0.664 0.935
 *   wording                            0.665 0.934
 *   phrases                            0.663 0.935
 *   concepts                           0.665 0.934
 *   bridge                             0.655 0.932
 *   topics                             0.586 0.934
 *   missing                            0.667 0.939
 *   nameConflict                       0.665 0.935
 *   kindFits                           0.664 0.935
 *   kindConflict                       0.664 0.935
 *   sideless                           0.660 0.928
 *   signConflict                       0.664 0.933
 *   extra                              0.662 0.931
 *   otherKind                          0.664 0.934
 *   otherActor                         0.664 0.935
 * Reliability on the bank's test half (confidence from; questions; mean confidence; share right):
 *   0.00   75  0.016  0.027
 *   0.20    4  0.314  0.250
 *   0.40    7  0.512  0.143
 *   0.60   23  0.749  0.826
 *   0.80   11  0.855  0.727
 *   0.90   10  0.928  1.000
 *   0.95   67  0.982  0.985
 * The same over a library of passages only:
 *   0.00   82  0.027  0.073
 *   0.20   12  0.301  0.333
 *   0.40    8  0.494  0.750
 *   0.60   37  0.759  0.784
 *   0.80   11  0.853  1.000
 *   0.90   15  0.934  0.800
 *   0.95   32  0.978  0.969
 */
import type { FeatureName } from "./features.ts";
import type { Evidence, Verdict } from "./verdict.ts";

type Weights = Readonly<Partial<Record<FeatureName, number>>>;

/** A candidate's rank is by the weighted sum of its features. */
export const RANKING: Weights = {
  bm25: 0.029,
  breadth: 0.112,
  literal: 0.039,
  coverage: 0.184,
  wording: 0.135,
  phrases: 0.094,
  concepts: 0.041,
  bridge: 0.104,
  topics: 0.18,
  missing: -0.083,
  nameConflict: -0.026,
  kindFits: 0.081,
  kindConflict: -0.081,
  sideless: -0.089,
  signConflict: -0.041,
  extra: -0.109,
  otherKind: -0.045,
  otherActor: -0.011,
};

type Model = { readonly bias: number; readonly weights: Readonly<Partial<Record<keyof Evidence, number>>> };

/** Logistic regression over the best candidate's evidence: `1 / (1 + exp(-(bias + sum)))`; see `Verdict.by`. */
export const CONFIDENCE: Readonly<Record<Verdict["by"], Model>> = {
  question: {
    bias: -3.37,
    weights: {
      literal: 1.29,
      coverage: 0.61,
      wording: 0.57,
      phrases: 1.28,
      concepts: 1.51,
      missing: -0.09,
      nameConflict: -0.45,
      unknown: -1.13,
      kindConflict: -3.58,
      sideless: -0.11,
      extra: -0.54,
      otherKind: -0.46,
      said: 0.16,
      alone: 0.96,
      focus: 2.09,
      lead: 1.98,
      loose: 1.21,
    },
  },
  statement: {
    bias: -5.51,
    weights: {
      coverage: 2.26,
      wording: 0.97,
      concepts: 1.5,
      nameConflict: -0.64,
      unknown: -0.79,
      extra: -1.31,
      otherKind: -0.48,
      said: 2.35,
      alone: 0.71,
      unsaid: -0.06,
      focus: 1.78,
      lead: 1.75,
      loose: 2.96,
      topics: 0.97,
    },
  },
};

/** Confidence from which a suggestion is in a band; under `low` there is no match. Set by hand on the fit half. */
export const BANDS = { high: 0.8, medium: 0.67, low: 0.55 } as const;
