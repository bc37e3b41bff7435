/** Turns a fit into `src/matching/weights.ts`, with its figures in the comment above, and into a reliability table. */
import type { RankingFigures, Weights } from "./listwise.ts";
import { rounded } from "./listwise.ts";
import type { Model } from "./logistic.ts";

export interface ReliabilityRow {
  /** Confidence from, inclusive. */
  readonly from: number;
  readonly questions: number;
  /** Mean confidence. */
  readonly said: number;
  /** Share that is right. */
  readonly right: number;
}

const EDGES = [0, 0.2, 0.4, 0.6, 0.8, 0.9, 0.95, 1.01];

export function reliability(judged: readonly { confidence: number; right: boolean }[]): ReliabilityRow[] {
  return EDGES.slice(0, -1).flatMap((from, i) => {
    const inside = judged.filter(({ confidence }) => confidence >= from && confidence < (EDGES[i + 1] ?? 1));
    if (inside.length === 0) return [];
    const said = inside.reduce((sum, { confidence }) => sum + confidence, 0) / inside.length;
    const right = inside.filter((judgement) => judgement.right).length / inside.length;
    return [{ from, questions: inside.length, said: rounded(said), right: rounded(right) }];
  });
}

const row = ({ from, questions, said, right }: ReliabilityRow) =>
  ` *   ${from.toFixed(2)} ${String(questions).padStart(4)}  ${said.toFixed(3)}  ${right.toFixed(3)}`;

export function weightsFile(
  ranking: Weights,
  confidence: Readonly<Record<"question" | "statement", Model>>,
  figures: { ranking: RankingFigures; reliability: readonly ReliabilityRow[]; sparse: readonly ReliabilityRow[] },
): string {
  const table = (values: Record<string, number>) =>
    Object.entries(values).map(([name, value]) => ` *   ${name.padEnd(34)} ${value.toFixed(3)}`);
  const body = (values: object) => Object.entries(values).map(([name, value]) => `  ${name}: ${value},`);
  return [
    "/**",
    " * How the evidence is weighed: the reranker's and the confidence model's coefficients.",
    " *",
    " * Written by `npm run fit` (scripts/fit-matching.ts); change it there. Figures of the fit:",
    " *",
    " * Mean reciprocal rank at 10 by set (bank: the fit half of fixtures/question-bank):",
    ...table(figures.ranking.fitted),
    " * The same by weights fitted on the other sets only:",
    ...table(figures.ranking.heldOut),
    " * Without one feature, mean over the retrieval sets and the bank:",
    ...Object.entries(figures.ranking.without).map(
      ([name, { retrieval, bank }]) => ` *   ${name.padEnd(34)} ${retrieval.toFixed(3)} ${bank.toFixed(3)}`,
    ),
    " * Reliability on the bank's test half (confidence from; questions; mean confidence; share right):",
    ...figures.reliability.map(row),
    " * The same over a library of passages only:",
    ...figures.sparse.map(row),
    " */",
    'import type { FeatureName } from "./features.ts";',
    'import type { Evidence, Verdict } from "./verdict.ts";',
    "",
    "type Weights = Readonly<Partial<Record<FeatureName, number>>>;",
    "",
    "/** A candidate's rank is by the weighted sum of its features. */",
    "export const RANKING: Weights = {",
    ...body(ranking),
    "};",
    "",
    "type Model = { readonly bias: number; readonly weights: Readonly<Partial<Record<keyof Evidence, number>>> };",
    "",
    "/** Logistic regression over the best candidate's evidence: `1 / (1 + exp(-(bias + sum)))`; see `Verdict.by`. */",
    'export const CONFIDENCE: Readonly<Record<Verdict["by"], Model>> = {',
    ...Object.entries(confidence).flatMap(([by, { bias, weights }]) => [
      `  ${by}: {`,
      `    bias: ${bias},`,
      "    weights: {",
      ...body(weights).map((line) => `    ${line}`),
      "    },",
      "  },",
    ]),
    "};",
    "",
    "/** Confidence from which a suggestion is in a band; under `low` there is no match. Set by hand on the fit half. */",
    "export const BANDS = { high: 0.8, medium: 0.6, low: 0.53 } as const;",
    "",
  ].join("\n");
}
