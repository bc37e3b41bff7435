import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fromConfidence, mostAt, riskAndCoverage, riskPoints } from "../../src/matching/risk-coverage.ts";
import { VOCABULARY } from "./small-library.ts";

const judged = [
  { confidence: 0.5, right: false },
  { confidence: 0.9, right: true },
  { confidence: 0.5, right: true },
  { confidence: 0.7, right: true },
];

describe("riskPoints", () => {
  it("goes from the surest to all, with equal confidences together", () => {
    expect(riskPoints(judged)).toEqual([
      { confidence: 0.9, answered: 1, right: 1, coverage: 0.25, accuracy: 1 },
      { confidence: 0.7, answered: 2, right: 2, coverage: 0.5, accuracy: 1 },
      { confidence: 0.5, answered: 4, right: 3, coverage: 1, accuracy: 0.75 },
    ]);
    expect(riskPoints([])).toEqual([]);
  });

  it("ends with all questions and their accuracy, whatever their order", () => {
    const one = fc.record({ confidence: fc.constantFrom(0, 0.2, 0.55, 0.8, 1), right: fc.boolean() });
    fc.assert(
      fc.property(fc.array(one, { minLength: 1 }), (all) => {
        const points = riskPoints(all);
        expect(points.at(-1)).toMatchObject({ coverage: 1, right: all.filter(({ right }) => right).length });
        const coverages = points.map(({ coverage }) => coverage);
        expect(coverages).toEqual([...new Set(coverages)].sort((a, b) => a - b));
        expect(riskPoints([...all].reverse())).toEqual(points);
      }),
    );
  });
});

describe("mostAt", () => {
  it("answers as much as the accuracy allows, or nothing", () => {
    expect(mostAt(riskPoints(judged), 0.95)?.coverage).toBe(0.5);
    expect(mostAt(riskPoints(judged), 0.75)?.coverage).toBe(1);
    expect(mostAt(riskPoints([{ confidence: 1, right: false }]), 0.5)).toBeUndefined();
  });
});

describe("fromConfidence", () => {
  it("takes all that reach the confidence", () => {
    expect(fromConfidence(riskPoints(judged), 0.6)?.answered).toBe(2);
    expect(fromConfidence(riskPoints(judged), 0.95)).toBeUndefined();
  });
});

describe("riskAndCoverage", () => {
  it("is surest of the question that the library answers, and counts what nothing answers as wrong", () => {
    const documents = [
      { docid: "a", text: "Q: Are backups encrypted? A: Backups are encrypted." },
      { docid: "b", text: "Q: Are visitors escorted in the offices? A: Visitors are escorted." },
    ];
    const queries = [
      { id: "1", query: "Is there parking?", relevant: [] },
      { id: "2", query: "Are visitors escorted in the offices?", relevant: ["b"] },
    ];
    const points = riskAndCoverage(documents, queries, VOCABULARY);
    expect(points[0]).toMatchObject({ answered: 1, right: 1 });
    expect(points.at(-1)).toMatchObject({ answered: 2, right: 1 });
  });
});
