/** The question bank over the shipped library: every citation holds, and the test half is answered as promised. */
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { resolves } from "../../src/domain/citation.ts";
import { createMatcher } from "../../src/matching/index.ts";
import { shippedKnowledge } from "./shipped-knowledge.ts";

interface BankQuestion {
  readonly id: string;
  readonly question: string;
  readonly sources: readonly string[];
  readonly option: string | null;
  readonly must: readonly string[];
  /** Where others than Yes and No are offered. */
  readonly options?: readonly string[];
}

const bank = (half: string): BankQuestion[] =>
  readFileSync(path.join(import.meta.dirname, "../../fixtures/question-bank", `${half}.jsonl`), "utf8")
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as BankQuestion);

const { documents, entries, vocabulary } = await shippedKnowledge();
const matcher = createMatcher(entries, vocabulary);
const YES_NO = ["Yes", "No", "N/A"];
const offered = ({ option, options }: BankQuestion) => options ?? (option === null ? [] : YES_NO);
const judged = (half: string) =>
  bank(half).map((asked) => {
    const suggestion = matcher.suggest({ text: asked.question, options: offered(asked) });
    const text = [suggestion.answer ?? "", ...suggestion.citations.map(({ quote }) => quote)].join("\n");
    const right =
      suggestion.outcome === "suggested" &&
      suggestion.citations.some(({ document }) => asked.sources.includes(document)) &&
      asked.must.every((pattern) => new RegExp(pattern).test(text)) &&
      (asked.option === null || suggestion.option === asked.option);
    return { asked, suggestion, right, answerable: asked.sources.length > 0 };
  });
const share = (values: readonly boolean[]) => values.filter(Boolean).length / values.length;

describe("createMatcher on the question bank", () => {
  const test = judged("test");

  it("cites text that stands at its offsets in the document", () => {
    const byId = new Map(documents.map(({ document }) => [document.id, document]));
    const citations = [...test, ...judged("fit")].flatMap(({ suggestion }) => suggestion.citations);
    expect(citations.length).toBeGreaterThan(100);
    for (const citation of citations) {
      const document = byId.get(citation.document);
      expect(document && resolves(citation, document), citation.passage).toBe(true);
    }
  });

  it("does not fall back in right, cited answers with the right option (the README has the figure)", () => {
    expect(share(test.filter(({ answerable }) => answerable).map(({ right }) => right))).toBeGreaterThanOrEqual(0.9);
  });

  it("stays silent on nine in ten questions that the library cannot answer", () => {
    const unknown = test.filter(({ answerable }) => !answerable);
    expect(share(unknown.map(({ suggestion }) => suggestion.outcome === "no_match"))).toBeGreaterThanOrEqual(0.9);
  });

  it("is nearly always right in band high", () => {
    const high = test.filter(({ suggestion }) => suggestion.band === "high");
    expect(high.length).toBeGreaterThan(50);
    expect(share(high.map(({ right }) => right))).toBeGreaterThanOrEqual(0.95);
  });

  it("does not fall back on the questions of a stranger (the README has the figures)", () => {
    const strange = judged("strangers");
    const shareOf = (which: typeof strange, good: (one: (typeof strange)[number]) => boolean) => share(which.map(good));
    const [known, unknown] = [true, false].map((answerable) => strange.filter((one) => one.answerable === answerable));
    expect(shareOf(known ?? [], ({ right }) => right)).toBeGreaterThanOrEqual(0.61);
    expect(shareOf(unknown ?? [], ({ suggestion }) => suggestion.outcome === "no_match")).toBeGreaterThanOrEqual(0.9);
    const high = strange.filter(({ suggestion }) => suggestion.band === "high");
    expect(shareOf(high, ({ right }) => right)).toBeGreaterThanOrEqual(0.87);
  });

  it("ticks no option in band low, nor in band high on what the library cannot answer", () => {
    const asked = [...bank("fit"), ...bank("test")];
    const ticked = asked
      .map((one) => ({ one, suggestion: matcher.suggest({ text: one.question, options: YES_NO }) }))
      .filter(({ suggestion }) => suggestion.option !== null);
    expect(ticked.length).toBeGreaterThan(200);
    const wrong = ticked.filter(
      ({ one, suggestion: { band } }) => band === "low" || (band === "high" && one.sources.length === 0),
    );
    expect(wrong.map(({ one }) => one.question)).toEqual([]);
  });

  it("gives the same bytes in another process", () => {
    const digest = (text: string) => createHash("sha256").update(text).digest("hex");
    const script = path.join(import.meta.dirname, "print-suggestions.ts");
    const there = execFileSync(process.execPath, [script], { encoding: "utf8", maxBuffer: 1 << 26 });
    const here = bank("fit")
      .map(({ question }) => `${JSON.stringify(matcher.suggest({ text: question, options: YES_NO }))}\n`)
      .join("");
    expect(digest(there)).toBe(digest(here));
  });
});
