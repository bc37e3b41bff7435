/** Figures of retrieval: right on a case computed by hand, and high enough on real control frameworks. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { asEntry, type EvalDocument, type EvalQuery } from "../../src/matching/evaluate-ranking.ts";
import { evaluateRanking } from "../../src/matching/index.ts";
import { shippedKnowledge } from "./shipped-knowledge.ts";
import { VOCABULARY } from "./small-library.ts";

const sets = path.join(import.meta.dirname, "../../../shared/eval/retrieval");

describe("evaluateRanking", () => {
  const documents = [
    { docid: "a", text: "Backups are encrypted and tested." },
    { docid: "b", text: "Visitors are escorted in the offices." },
    { docid: "c", text: "Backups are kept for a month." },
  ];

  it("counts reciprocal ranks, first places and the first five", () => {
    const queries = [
      { id: "1", query: "escorted visitors", relevant: ["b"] },
      { id: "2", query: "encrypted backups", relevant: ["c"] },
      { id: "3", query: "parking lot", relevant: ["a"] },
    ];
    expect(evaluateRanking(documents, queries, VOCABULARY)).toEqual({
      queries: 3,
      hit1: 1 / 3,
      success5: 2 / 3,
      mrr10: 1.5 / 3,
      msPerQuery: 0,
    });
  });

  it("takes time by the clock it is given", () => {
    let clock = 0;
    const now = () => {
      clock += 2;
      return clock;
    };
    expect(
      evaluateRanking(documents, [{ id: "1", query: "backups", relevant: ["a"] }], VOCABULARY, now).msPerQuery,
    ).toBe(2);
  });

  it("has figures for no queries and no documents", () => {
    expect(evaluateRanking([], [], VOCABULARY)).toMatchObject({ queries: 0, mrr10: 0 });
  });
});

describe("asEntry", () => {
  it("reads question and answer, title and text, and a reference", () => {
    expect(asEntry({ docid: "IAM-02.1", text: "Q: Is it so? A: Yes, it is." })).toMatchObject({
      question: "Is it so?",
      answer: "Yes, it is.",
      references: ["IAM-02.1"],
    });
    expect(asEntry({ docid: "x", text: "Backups \u2014 Keep them." })).toMatchObject({
      headings: ["Backups"],
      answer: "Keep them.",
      references: [],
    });
  });
});

describe.skipIf(!existsSync(sets))("evaluateRanking on foreign libraries", () => {
  it("has a mean reciprocal rank of at least 0.6 over the sets", async () => {
    const { vocabulary } = await shippedKnowledge();
    const lines = <T>(file: string) =>
      readFileSync(path.join(sets, file), "utf8")
        .trim()
        .split("\n")
        .map((line) => JSON.parse(line) as T);
    const names = readdirSync(sets).filter((name) => name.endsWith(".docs.jsonl"));
    const figures = names.map((name) =>
      evaluateRanking(lines<EvalDocument>(name), lines<EvalQuery>(name.replace(".docs", "")), vocabulary),
    );
    expect(figures.reduce((sum, { mrr10 }) => sum + mrr10, 0) / figures.length).toBeGreaterThanOrEqual(0.6);
  });
});
