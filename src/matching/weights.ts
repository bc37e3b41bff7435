/**
 * How the evidence is weighed: the reranker's and the confidence model's coefficients.
 *
 * Written by `npm run -s fit` (scripts/fit-matching.ts); change it there. Figures of the fit:
 *
 * Mean reciprocal rank at 10 by set (bank: the fit half of fixtures/question-bank):
 *   bank                               0.967
 *   bank, passages only                0.847
 *   adobeccf-to-iso27001               0.645
 *   ciscoccf-to-pcidss4                0.704
 *   csf11-to-csf20                     0.711
 *   hecvatlite211-to-csf11             0.449
 *   mvsp3-to-csf20                     0.756
 *   nis2-to-iso27001                   0.573
 *   questions-to-whitepact-answers     0.759
 * The same by weights fitted on the other sets only:
 *   bank                               0.967
 *   bank, passages only                0.847
 *   adobeccf-to-iso27001               0.644
 *   ciscoccf-to-pcidss4                0.698
 *   csf11-to-csf20                     0.706
 *   hecvatlite211-to-csf11             0.440
 *   mvsp3-to-csf20                     0.756
 *   nis2-to-iso27001                   0.574
 *   questions-to-whitepact-answers     0.739
 * Without one feature, mean over the retrieval sets and the bank:
 *   nothing                            0.657 0.967
 *   bm25                               0.654 0.967
 *   breadth                            0.646 0.967
 *   literal                            0.656 0.967
 *   coverage                           0.653 0.967
 *   wording                            0.655 0.966
 *   phrases                            0.654 0.967
 *   concepts                           0.655 0.967
 *   bridge                             0.648 0.967
 *   topics                             0.580 0.967
 *   missing                            0.655 0.967
 *   standardConflict                   0.657 0.967
 *   nameConflict                       0.658 0.967
 *   kindFits                           0.657 0.967
 *   kindConflict                       0.657 0.967
 *   sideless                           0.657 0.954
 *   signConflict                       0.657 0.967
 *   extra                              0.657 0.967
 *   otherKind                          0.657 0.963
 * Reliability on the bank's test half (confidence from; questions; mean confidence; share right):
 *   0.00   75  0.046  0.013
 *   0.20    5  0.288  0.200
 *   0.40   10  0.509  0.700
 *   0.60   12  0.706  0.500
 *   0.80   11  0.859  0.909
 *   0.90   21  0.928  0.952
 *   0.95   80  0.981  0.975
 * The same over a library of passages only:
 *   0.00   87  0.037  0.057
 *   0.20   16  0.306  0.438
 *   0.40   21  0.498  0.524
 *   0.60   33  0.717  0.879
 *   0.80   23  0.854  0.870
 *   0.90   17  0.930  0.882
 *   0.95   17  0.971  0.941
 */
import type { FeatureName } from "./features.ts";

type Weights = Readonly<Partial<Record<FeatureName, number>>>;

/** A candidate's rank is by the weighted sum of its features. */
export const RANKING: Weights = {
  bm25: 0.033,
  breadth: 0.114,
  literal: 0.048,
  coverage: 0.093,
  wording: 0.162,
  phrases: 0.117,
  concepts: 0.074,
  bridge: 0.104,
  topics: 0.203,
  missing: -0.059,
  standardConflict: -0.004,
  nameConflict: -0.023,
  kindFits: 0.053,
  kindConflict: -0.053,
  sideless: -0.122,
  signConflict: -0.044,
  extra: -0.052,
  otherKind: -0.073,
};

/** Logistic regression over the best candidate's features: `1 / (1 + exp(-(bias + sum)))`. */
export const CONFIDENCE: { readonly bias: number; readonly weights: Weights } = {
  bias: -3.85,
  weights: {
    literal: 2.04,
    coverage: 2.58,
    wording: 0.87,
    phrases: 1.28,
    concepts: 1.75,
    missing: -0.27,
    nameConflict: -1.52,
    unknown: -0.24,
    kindConflict: -2.45,
    sideless: -1.72,
    signConflict: -1.2,
    extra: -0.8,
    otherKind: -0.54,
  },
};

/** Confidence from which a suggestion is in a band; under `low` there is no match. */
export const BANDS = { high: 0.85, medium: 0.65, low: 0.5 } as const;
