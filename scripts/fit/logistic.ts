/**
 * Logistic regression for confidence: gradient descent with a ridge, signs held to what each feature means.
 *
 * Held signs and few features keep a fit on some hundred questions from learning accidents, and keep it readable.
 */
import type { Evidence } from "../../src/matching/verdict.ts";
import { AGAINST } from "./listwise.ts";

export interface Example<Name extends string> {
  readonly features: Readonly<Record<Name, number>>;
  readonly right: boolean;
}

export interface Model {
  readonly bias: number;
  readonly weights: Partial<Record<keyof Evidence, number>>;
}

/** What says how sure the best candidate is; the rest only orders candidates. */
const USED: readonly (keyof Evidence)[] = [
  "literal",
  "coverage",
  "wording",
  "phrases",
  "concepts",
  "missing",
  "standardConflict",
  "nameConflict",
  "unknown",
  "kindConflict",
  "sideless",
  "signConflict",
  "extra",
  "otherKind",
  "otherActor",
  "said",
  "alone",
  "unsaid",
  "focus",
  "lead",
  "length",
  "topics",
];
const SPEAKS_AGAINST: ReadonlySet<string> = new Set([...AGAINST, "unsaid"]);
const RIDGE = 0.0003;
const STEPS = 6000;
const RATE = 2;

export function fitLogistic(examples: readonly Example<keyof Evidence>[]): Model {
  const rows = examples.map(({ features }) => Float64Array.from(USED, (name) => features[name]));
  const weights = new Float64Array(USED.length);
  let bias = 0;
  for (let step = 0; step < STEPS; step++) {
    const gradient = new Float64Array(USED.length);
    let slope = 0;
    rows.forEach((row, at) => {
      let sum = bias;
      for (let i = 0; i < row.length; i++) sum += (weights[i] ?? 0) * (row[i] ?? 0);
      const error = sigmoid(sum) - Number(examples[at]?.right);
      slope += error;
      for (let i = 0; i < row.length; i++) gradient[i] = (gradient[i] ?? 0) + error * (row[i] ?? 0);
    });
    bias -= (RATE * slope) / rows.length;
    USED.forEach((name, i) => {
      const moved = (weights[i] ?? 0) - RATE * ((gradient[i] ?? 0) / rows.length + RIDGE * (weights[i] ?? 0));
      weights[i] = SPEAKS_AGAINST.has(name) ? Math.min(0, moved) : Math.max(0, moved);
    });
  }
  const kept = USED.flatMap((name, i) =>
    Math.abs(weights[i] ?? 0) > 0.005 ? [[name, round(weights[i] ?? 0)] as const] : [],
  );
  return { bias: round(bias), weights: Object.fromEntries(kept) };
}

export function predict({ bias, weights }: Model, features: Evidence): number {
  return sigmoid(bias + USED.reduce((sum, name) => sum + (weights[name] ?? 0) * features[name], 0));
}

const sigmoid = (x: number) => 1 / (1 + Math.exp(-x));
const round = (x: number) => Math.round(x * 100) / 100;
