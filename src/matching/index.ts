/** Matching: questions and library entries in, ranked and calibrated suggestions out. The only user of MiniSearch. */
export { type EvalDocument, type EvalQuery, evaluateRanking, type RankingFigures } from "./evaluate-ranking.ts";
export type { LookAlike } from "./look-alikes.ts";
export { createMatcher, type Matcher } from "./matcher.ts";
export { type Meaning, meaningOf } from "./option-meaning.ts";
export type { AskedQuestion } from "./question.ts";
export { fromConfidence, mostAt, type RiskPoint, riskAndCoverage } from "./risk-coverage.ts";
export type { SameQuestions } from "./same-question.ts";
export { BANDS } from "./weights.ts";
