/**
 * Fits ranking weights by coordinate ascent: one weight at a time over a small grid, kept where the goal rises.
 *
 * Input are candidates with features and whether each is right; the goal is the mean over the sets of the reciprocal
 * rank of the first right candidate (beyond 10: 0), which needs no gradient. Features that speak against a candidate
 * only take weights of zero or less, the others of zero or more, so that the result can be read.
 */
import { FEATURES, type FeatureName, type Features } from "../../src/matching/features.ts";

export interface RankingTask {
  readonly set: string;
  readonly candidates: readonly { readonly features: Features; readonly right: boolean }[];
}

export type Weights = Partial<Record<FeatureName, number>>;

export interface RankingFigures {
  /** Set to mean reciprocal rank by the weights kept. */
  readonly fitted: Record<string, number>;
  /** Set to mean reciprocal rank by weights fitted on the other sets alone. */
  readonly heldOut: Record<string, number>;
  /** Feature to the mean over the retrieval sets, and the bank's, once it is taken away. */
  readonly without: Record<string, { retrieval: number; bank: number }>;
}

/** Features that speak against a candidate. */
export const AGAINST: ReadonlySet<FeatureName> = new Set([
  "missing",
  "standardConflict",
  "nameConflict",
  "kindConflict",
  "unknown",
]);
/** The same for every candidate of a question: of no use to ranking. */
const CONSTANT: ReadonlySet<FeatureName> = new Set(["unknown"]);
const GRID = [0, 0.1, 0.2, 0.35, 0.5, 0.75, 1, 1.4, 2];
const START: Weights = { bm25: 1, topics: 0.5, coverage: 0.5 };
/** A weight must earn its place. */
const LEAST_GAIN = 0.0007;
/** The bank counts as much as this many retrieval sets. */
const BANK_SHARE = 3;

interface Packed {
  readonly set: string;
  readonly rows: readonly Float64Array[];
  readonly right: readonly number[];
}

export function ascend(tasks: readonly RankingTask[]): { weights: Weights; figures: RankingFigures } {
  const packed = tasks.map(pack);
  const sets = [...new Set(packed.map(({ set }) => set))];
  const weights = fitWeights(packed);
  const fitted = evaluate(packed, weights);
  const heldOut: Record<string, number> = {};
  for (const set of sets) {
    const others = fitWeights(packed.filter((task) => task.set !== set));
    heldOut[set] = rounded(evaluate(packed, others)[set] ?? 0);
  }
  const without: RankingFigures["without"] = { nothing: summary(fitted) };
  for (const name of FEATURES) {
    if (weights[name]) without[name] = summary(evaluate(packed, { ...weights, [name]: 0 }));
  }
  return {
    weights,
    figures: { fitted: Object.fromEntries(Object.entries(fitted).map(([k, v]) => [k, rounded(v)])), heldOut, without },
  };
}

function fitWeights(packed: readonly Packed[]): Weights {
  let weights = START;
  let best = goal(packed, weights);
  for (let round = 0; round < 4; round++) {
    const before = best;
    for (const name of FEATURES) {
      if (CONSTANT.has(name) || name === "bm25") continue;
      for (const size of GRID) {
        const value = AGAINST.has(name) ? -size : size;
        if (value === (weights[name] ?? 0)) continue;
        const tried = { ...weights, [name]: value };
        const reached = goal(packed, tried);
        if (reached > best + LEAST_GAIN) [weights, best] = [tried, reached];
      }
    }
    if (best - before < LEAST_GAIN) break;
  }
  return Object.fromEntries(Object.entries(weights).filter(([, value]) => value !== 0));
}

function goal(packed: readonly Packed[], weights: Weights): number {
  let sum = 0;
  let share = 0;
  for (const [set, value] of Object.entries(evaluate(packed, weights))) {
    const weight = set === "bank" ? BANK_SHARE : 1;
    sum += weight * value;
    share += weight;
  }
  return sum / share;
}

function evaluate(packed: readonly Packed[], weights: Weights): Record<string, number> {
  const vector = FEATURES.map((name) => weights[name] ?? 0);
  const sums: Record<string, { sum: number; count: number }> = {};
  for (const { set, rows, right } of packed) {
    const scores = rows.map((row) => row.reduce((sum, value, i) => sum + value * (vector[i] ?? 0), 0));
    const best = right.reduce((a, i) => (a < 0 || (scores[i] ?? 0) > (scores[a] ?? 0) ? i : a), -1);
    let reciprocal = 0;
    if (best >= 0) {
      const own = scores[best] ?? 0;
      const rank = 1 + scores.filter((score, i) => score > own || (score === own && i < best)).length;
      reciprocal = rank <= 10 ? 1 / rank : 0;
    }
    const entry = sums[set] ?? { sum: 0, count: 0 };
    sums[set] = { sum: entry.sum + reciprocal, count: entry.count + 1 };
  }
  return Object.fromEntries(Object.entries(sums).map(([set, { sum, count }]) => [set, sum / count]));
}

function summary(values: Record<string, number>): { retrieval: number; bank: number } {
  const sets = Object.entries(values).filter(([set]) => set !== "bank");
  const mean = sets.reduce((sum, [, value]) => sum + value, 0) / Math.max(sets.length, 1);
  return { retrieval: rounded(mean), bank: rounded(values.bank ?? 0) };
}

function pack({ set, candidates }: RankingTask): Packed {
  return {
    set,
    rows: candidates.map(({ features }) => Float64Array.from(FEATURES, (name) => features[name])),
    right: candidates.flatMap(({ right }, i) => (right ? [i] : [])),
  };
}

export const rounded = (value: number) => Math.round(value * 1000) / 1000;
