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
  "loose",
  "topics",
];
const SPEAKS_AGAINST: ReadonlySet<string> = new Set([...AGAINST, "unsaid"]);
const RIDGE = 0.01;
const STEPS = 6000;
const RATE = 0.5;

export function fitLogistic(examples: readonly Example<keyof Evidence>[]): Model {
  const weights = USED.map(() => 0);
  let bias = 0;
  for (let step = 0; step < STEPS; step++) {
    const gradient = USED.map(() => 0);
    let slope = 0;
    for (const { features, right } of examples) {
      const error =
        sigmoid(bias + USED.reduce((sum, name, i) => sum + (weights[i] ?? 0) * features[name], 0)) - Number(right);
      slope += error;
      USED.forEach((name, i) => {
        gradient[i] = (gradient[i] ?? 0) + error * features[name];
      });
    }
    bias -= (RATE * slope) / examples.length;
    USED.forEach((name, i) => {
      const moved =
        (weights[i] ?? 0) - RATE * ((gradient[i] ?? 0) / examples.length + (RIDGE * (weights[i] ?? 0)) / 10);
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
