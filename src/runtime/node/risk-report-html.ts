/**
 * The report of an evaluation for a person: how right the best entry is against how many questions are answered.
 *
 * Input are the ranking's figures and the points of its risk and coverage curve; output is one file without scripts or
 * outside resources. The tables say what the drawing shows, for those who do not see it.
 */
import { html } from "hono/html";
import { BANDS, fromConfidence, mostAt, type RankingFigures, type RiskPoint } from "../../matching/index.ts";

/** Shares of right answers and confidences that the tables have a row for. */
const ACCURACIES = [0.99, 0.97, 0.95, 0.9, 0.8];
const CONFIDENCES = [0.95, 0.9, 0.5, 0.25, 0];

interface Evaluation {
  readonly docs: string;
  readonly queries: string;
  readonly figures: RankingFigures;
  /** By falling confidence. */
  readonly points: readonly RiskPoint[];
}

export function riskReportHtml({ docs, queries, figures, points }: Evaluation): string {
  const levels = [...new Set([...Object.values(BANDS), ...CONFIDENCES])].sort((a, b) => b - a);
  return `${html`<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>Evaluation of ${docs}</title>
    <style>${STYLE}</style>
  </head>
  <body>
    <main>
      <h1>Evaluation of ${docs}</h1>
      <p>Every question of ${queries} was asked. An answer is right where the best entry is one of those the question names.</p>
      <dl class="figures">
        <div><dt>Questions</dt><dd>${figures.queries}</dd></div>
        <div><dt>Right at rank 1</dt><dd>${percent(figures.hit1)}</dd></div>
        <div><dt>Right in first 5</dt><dd>${percent(figures.success5)}</dd></div>
        <div><dt>MRR@10</dt><dd>${figures.mrr10.toFixed(3)}</dd></div>
      </dl>
      <h2>Accuracy against share answered</h2>
      ${points.length === 0 ? html`<p>There were no questions.</p>` : curve(points)}
      <h2>Choose by accuracy</h2>
      <p>The most that can be answered while at least this share of it is right.</p>
      ${table(
        "Right, at least",
        ACCURACIES.map((accuracy) => [percent(accuracy), mostAt(points, accuracy)]),
      )}
      <h2>Choose by confidence</h2>
      <p>What is answered where every suggestion of at least this confidence is.</p>
      ${table(
        "Confidence, at least",
        levels.map((level) => [`${level.toFixed(2)}${bandFrom(level)}`, fromConfidence(points, level)]),
      )}
    </main>
  </body>
</html>`}\n`;
}

function table(head: string, rows: readonly (readonly [string, RiskPoint | undefined])[]) {
  return html`<div class="wide" tabindex="0" role="region" aria-label="${head}"><table>
    <thead><tr><th scope="col">${head}</th><th scope="col">Confidence from</th><th scope="col">Answered</th><th scope="col">Share</th><th scope="col">Right</th><th scope="col">Wrong</th></tr></thead>
    <tbody>${rows.map(
      ([name, point]) =>
        html`<tr><th scope="row">${name}</th>${
          point
            ? html`<td>${confidence(point.confidence)}</td><td>${point.answered}</td><td>${percent(point.coverage)}</td><td>${percent(point.accuracy)}</td><td>${point.answered - point.right}</td>`
            : html`<td colspan="5">none</td>`
        }</tr>`,
    )}</tbody>
  </table></div>`;
}

const WIDTH = 640;
const HEIGHT = 320;
const MARGIN = { left: 56, right: 28, top: 20, bottom: 44 };
const TICKS = [0, 0.2, 0.4, 0.6, 0.8, 1];
const across = (coverage: number) => MARGIN.left + coverage * (WIDTH - MARGIN.left - MARGIN.right);
const up = (accuracy: number) => HEIGHT - MARGIN.bottom - accuracy * (HEIGHT - MARGIN.top - MARGIN.bottom);

/** A line through the points, with a dot where each band ends. */
function curve(points: readonly RiskPoint[]) {
  const last = points.at(-1);
  const line = points.map(({ coverage, accuracy }) => `${across(coverage).toFixed(1)},${up(accuracy).toFixed(1)}`);
  // Bands that end at one point share its dot and label.
  const bands = new Map<RiskPoint, string[]>();
  for (const [band, least] of Object.entries(BANDS)) {
    const point = fromConfidence(points, least);
    if (point) bands.set(point, [...(bands.get(point) ?? []), band]);
  }
  return html`<svg viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-labelledby="curve">
    <title id="curve">From the surest suggestion to all: ${last ? percent(last.accuracy) : "none"} right where all are answered.</title>
    ${TICKS.map(
      (tick) => html`<line class="grid" x1="${across(0)}" x2="${across(1)}" y1="${up(tick)}" y2="${up(tick)}" />
      <text x="${across(0) - 6}" y="${up(tick) + 4}" text-anchor="end">${percent(tick)}</text>
      <text x="${across(tick)}" y="${up(0) + 18}" text-anchor="middle">${percent(tick)}</text>`,
    )}
    <text x="${across(0.5)}" y="${HEIGHT - 6}" text-anchor="middle">share of the questions answered</text>
    <polyline points="${line.join(" ")}" />
    ${[...bands].map(
      ([point, names]) => html`<circle cx="${across(point.coverage)}" cy="${up(point.accuracy)}" r="5" />
      <text x="${across(point.coverage) + 7}" y="${up(point.accuracy) - 7}">${names.join(", ")}</text>`,
    )}
  </svg>`;
}

function bandFrom(level: number): string {
  const [band] = Object.entries(BANDS).find(([, least]) => least === level) ?? [];
  return band ? ` (band ${band})` : "";
}

function percent(share: number): string {
  return `${Number((share * 100).toFixed(1))}\u00a0%`;
}

function confidence(value: number): string {
  return value > 0 && value < 0.005 ? "under 0.01" : value.toFixed(2);
}

const STYLE = `
  :root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif; --line: color-mix(in srgb, currentColor 18%, transparent); }
  body { margin: 0; } main { max-width: 52rem; margin: 0 auto; padding: 2rem 1rem 4rem; }
  h1 { font-size: 1.6rem; line-height: 1.2; overflow-wrap: anywhere; } h2 { margin-top: 2.5rem; font-size: 1.25rem; }
  .figures { display: flex; flex-wrap: wrap; gap: 0.5rem 2rem; margin: 1.5rem 0; } .figures dt { font-size: 0.85rem; } .figures dd { margin: 0; font-size: 1.5rem; font-variant-numeric: tabular-nums; }
  svg { width: 100%; height: auto; } svg text { fill: currentColor; font-size: 12px; } .wide { overflow-x: auto; }
  @media (max-width: 40rem) { svg text { font-size: 16px; } th, td { padding-right: 0.5rem; } } .grid { stroke: var(--line); }
  polyline { fill: none; stroke: light-dark(#1d4ed8, #8ab4ff); stroke-width: 2; } circle { fill: light-dark(#1d4ed8, #8ab4ff); }
  table { border-collapse: collapse; width: 100%; font-variant-numeric: tabular-nums; } th, td { border-bottom: 1px solid var(--line); padding: 0.25rem 0.75rem 0.25rem 0; text-align: right; } th:first-child { text-align: left; } tbody th { font-weight: normal; }
`;
