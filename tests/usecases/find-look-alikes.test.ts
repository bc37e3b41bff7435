/** Findings stand around one entry: what is only like something like it is not drawn in. */
import { describe, expect, it } from "vitest";
import type { LibraryEntry } from "../../src/domain/library-entry.ts";
import { createMatcher, type LookAlike } from "../../src/matching/index.ts";
import { groupLookAlikes, lookUpAll } from "../../src/usecases/find-look-alikes.ts";
import { entry, VOCABULARY } from "../matching/small-library.ts";

const NAMES = ["a", "b", "c", "d"] as const;
const entries = NAMES.map((name) => entry(name, { question: `Question ${name}?` }));

function linked(...pairs: readonly (readonly [string, string, LookAlike["kind"]])[]) {
  const of = (name: string) => entries.find(({ id }) => id === `curated:${name}`) as LibraryEntry;
  const alike = new Map<string, LookAlike[]>();
  for (const [one, other, kind] of pairs) {
    const { id } = of(one);
    alike.set(id, [...(alike.get(id) ?? []), { entry: of(other), kind, why: `answered ${one} and ${other}` }]);
  }
  return groupLookAlikes(entries, alike, new Set()).map(({ entries: ids, message }) => [
    ids.map((id) => id.replace("curated:", "")).join(""),
    message,
  ]);
}

describe("groupLookAlikes", () => {
  it("makes one finding of entries that are all like one of them", () => {
    const found = linked(["a", "b", "duplicate"], ["b", "c", "duplicate"], ["a", "c", "duplicate"]);
    expect(found.map(([ids]) => ids)).toEqual(["abc"]);
  });

  it("never puts two entries together of which neither is like the one they are gathered around", () => {
    const found = linked(["a", "b", "contradiction"], ["b", "c", "contradiction"], ["c", "d", "contradiction"]);
    expect(found.map(([ids]) => ids)).toEqual(["abc", "cd"]);
  });

  it("names both questions in the order of what they say, whichever of the two was looked up", () => {
    expect(linked(["b", "a", "contradiction"])).toEqual([
      ["ab", '"Question b?" and "Question a?" are answered b and a; decide which is true.'],
    ]);
  });

  it("reports two contradictions with a third entry and not the two with each other, which ask different things", async () => {
    const library = [
      entry("logs", { question: "How long are logs retained?", answer: "Logs are retained for 90 days." }),
      entry("audit", { question: "How long are audit logs retained?", answer: "They are retained for 30 days." }),
      entry("backups", { question: "How long are backups retained?", answer: "Backups are retained for 30 days." }),
    ];
    const lookUp = createMatcher(library, VOCABULARY).lookAlikes(library);
    const findings = groupLookAlikes(library, await lookUpAll(library, lookUp), new Set());
    expect(findings.flatMap(({ entries: ids }) => ids)).not.toContain("curated:backups");
  });
});
