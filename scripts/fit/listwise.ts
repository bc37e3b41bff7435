/**
 * Fits ranking weights by gradient descent on a smooth stand-in for the rank of the first right candidate.
 *
 * Input are candidates with features and whether each is right. The loss of a question is the negative logarithm of the
 * probability that a right candidate comes first when candidates are drawn by the exponential of their score (ListMLE's
 * first step: Xia et al., 2008); sets are averaged, so that a long one does not outvote the others. Features that speak
 * against a candidate only take weights of zero or less, the others of zero or more, so that the result can be read.
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
  "sideless",
  "signConflict",
  "extra",
  "otherKind",
  "otherActor",
]);
/** The same for every candidate of a question: of no use to ranking. */
const CONSTANT: ReadonlySet<FeatureName> = new Set(["unknown"]);
const STEPS = 400;
const RATE = 8;
const RIDGE = 0.0003;
/** Under this a weight is left out. */
const LEAST = 0.004;
/** Answering is the product: the bank counts as much as this many retrieval sets, over passages only as the other. */
const BANK_SHARES: Readonly<Record<string, number>> = { bank: 5, "bank, passages only": 2, larkspur: 2 };

interface Packed {
  readonly set: string;
  readonly rows: readonly Float64Array[];
  readonly right: readonly number[];
}

export function fitRanking(tasks: readonly RankingTask[]): { weights: Weights; figures: RankingFigures } {
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
  const tasks = packed.filter(({ right }) => right.length > 0);
  const sizes = new Map<string, number>();
  for (const { set } of tasks) sizes.set(set, (sizes.get(set) ?? 0) + 1);
  const whole = [...sizes.keys()].reduce((sum, set) => sum + (BANK_SHARES[set] ?? 1), 0);
  const vector: number[] = FEATURES.map((name) => (name === "bm25" ? 2 : 0));
  for (let step = 0; step < STEPS; step++) {
    const gradient = vector.map((weight) => RIDGE * weight);
    for (const { set, rows, right } of tasks) {
      const share = (BANK_SHARES[set] ?? 1) / whole / (sizes.get(set) ?? 1);
      const scores = rows.map((row) => weighted(row, vector));
      const top = Math.max(...scores);
      const chances = scores.map((score) => Math.exp(score - top));
      const all = chances.reduce((sum, chance) => sum + chance, 0);
      const good = right.reduce((sum, i) => sum + (chances[i] ?? 0), 0);
      const isRight = new Set(right);
      rows.forEach((row, c) => {
        const chance = chances[c] ?? 0;
        const pull = chance / all - (isRight.has(c) ? chance / good : 0);
        if (Math.abs(pull) < 1e-6) return;
        for (let i = 0; i < gradient.length; i++) gradient[i] = (gradient[i] ?? 0) + share * pull * (row[i] ?? 0);
      });
    }
    FEATURES.forEach((name, i) => {
      const moved = (vector[i] ?? 0) - RATE * (gradient[i] ?? 0);
      vector[i] = CONSTANT.has(name) ? 0 : AGAINST.has(name) ? Math.min(0, moved) : Math.max(0, moved);
    });
  }
  // Weights that speak for a candidate add up to 1, so that a perfect candidate scores 1.
  const unit = vector.reduce((sum, weight) => sum + Math.max(0, weight), 0) || 1;
  const kept = FEATURES.map((name, i) => [name, rounded((vector[i] ?? 0) / unit)] as const);
  return Object.fromEntries(kept.filter(([, weight]) => Math.abs(weight) >= LEAST));
}

function evaluate(packed: readonly Packed[], weights: Weights): Record<string, number> {
  const vector = FEATURES.map((name) => weights[name] ?? 0);
  const sums: Record<string, { sum: number; count: number }> = {};
  for (const { set, rows, right } of packed) {
    const scores = rows.map((row) => weighted(row, vector));
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
  const sets = Object.entries(values).filter(([set]) => !(set in BANK_SHARES));
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

/** A loop: this is where the fit spends its time. */
function weighted(row: Float64Array, vector: readonly number[]): number {
  let sum = 0;
  for (let i = 0; i < row.length; i++) sum += (row[i] ?? 0) * (vector[i] ?? 0);
  return sum;
}

export const rounded = (value: number) => Math.round(value * 1000) / 1000;
