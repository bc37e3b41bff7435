/** Pairs of entries in many wordings: what is called a contradiction is one, and most that are one are found. */
import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { createMatcher, type LookAlike } from "../../src/matching/index.ts";
import { shippedKnowledge } from "./shipped-knowledge.ts";
import { entry } from "./small-library.ts";

type Label = "contradiction" | "same" | "apart";
type Said = Pick<ReturnType<typeof entry>, "question" | "option" | "answer">;
interface Pair {
  readonly id: string;
  readonly label: Label;
  readonly first: Said;
  readonly second: Said;
}

const FOLDER = path.join(import.meta.dirname, "../../fixtures/entry-pairs");

function pairsIn(half: string): Pair[] {
  const lines = readFileSync(path.join(FOLDER, `${half}.jsonl`), "utf8")
    .trim()
    .split("\n");
  return lines.map((line) => JSON.parse(line) as Pair);
}

const KINDS: Readonly<Record<LookAlike["kind"], Label>> = { contradiction: "contradiction", duplicate: "same" };

/** All pairs are entries of one library, so that words weigh as they do in one. */
async function called(half: string): Promise<{ pair: Pair; as: Label }[]> {
  const { vocabulary } = await shippedKnowledge();
  const made = ["fit", "test"]
    .flatMap(pairsIn)
    .map((pair) => ({ pair, first: entry(`${pair.id}-1`, pair.first), second: entry(`${pair.id}-2`, pair.second) }));
  const entries = made.flatMap(({ first, second }) => [first, second]);
  const lookUp = createMatcher(entries, vocabulary).lookAlikes(entries);
  const ids = new Set(pairsIn(half).map(({ id }) => id));
  return made
    .filter(({ pair }) => ids.has(pair.id))
    .map(({ pair, first, second }) => {
      const found = [
        ...lookUp(first).filter((one) => one.entry.id === second.id),
        ...lookUp(second).filter((one) => one.entry.id === first.id),
      ].map(({ kind }) => KINDS[kind]);
      return { pair, as: found.includes("contradiction") ? "contradiction" : (found[0] ?? "apart") };
    });
}

function figures(pairs: readonly { pair: Pair; as: Label }[], label: Label): { precision: number; recall: number } {
  const right = pairs.filter(({ pair, as }) => as === label && pair.label === label).length;
  return {
    precision: right / pairs.filter(({ as }) => as === label).length,
    recall: right / pairs.filter(({ pair }) => pair.label === label).length,
  };
}

describe("pairs of entries", () => {
  it("are a third each of contradictions, of the same said twice, and of neither, in both halves", () => {
    for (const [half, count] of [
      ["fit", 40],
      ["test", 20],
    ] as const) {
      const counts = Map.groupBy(pairsIn(half), ({ label }) => label);
      expect([...counts.values()].map(({ length }) => length)).toEqual([count, count, count]);
    }
  });

  it.each([
    ["fit", "contradiction", 1, 0.92],
    ["fit", "same", 1, 0.8],
    ["test", "contradiction", 0.92, 0.6],
    ["test", "same", 0.94, 0.85],
  ] as const)("of the %s half are called a %s with a precision of %d and a recall of %d at least", async (...row) => {
    const [half, label, precision, recall] = row;
    const reached = figures(await called(half), label);
    expect(reached.precision).toBeGreaterThanOrEqual(precision);
    expect(reached.recall).toBeGreaterThanOrEqual(recall);
  });

  it("are none of them in the library that ships, which contradicts itself nowhere and says little twice", async () => {
    const { entries, vocabulary } = await shippedKnowledge();
    const lookUp = createMatcher(entries, vocabulary).lookAlikes(entries);
    const found = entries.flatMap((one) => lookUp(one).map((other) => ({ ...other, one: one.id })));
    expect(found.filter(({ kind }) => kind === "contradiction")).toEqual([]);
    expect(new Set(found.map(({ one, entry: other }) => [one, other.id].sort().join())).size).toBeLessThanOrEqual(5);
  });
});
