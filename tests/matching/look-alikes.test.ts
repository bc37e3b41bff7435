/** Entries on one question are told apart: the same said twice, contradictions by side, figure, date or edition, neither. */
import { describe, expect, it } from "vitest";
import { createMatcher } from "../../src/matching/index.ts";
import { entry, VOCABULARY } from "./small-library.ts";

function kinds(one: string, other: string, over: object = {}): string[] {
  const question = "How are customer backups protected and retained?";
  const entries = [entry("one", { question, answer: one }), entry("other", { question, answer: other, ...over })];
  const [first] = entries;
  if (!first) throw new Error("there is a first");
  const matcher = createMatcher(entries, VOCABULARY);
  return matcher
    .lookAlikes(entries)(first)
    .map(({ kind }) => kind);
}

describe("createLookAlikes", () => {
  it.each([
    ["Backups are kept for 30 days.", "We keep backups 90 days."],
    ["Held: ISO/IEC 27001:2022.", "Certified to ISO 27001:2013."],
    ["PCI DSS v4.0.1 is met.", "We comply with PCI DSS 3.2.1."],
    ["The report ends in June 2025.", "The report ends on 2024-06-30."],
    ["Yes, they are encrypted.", "No."],
    ["Backups are encrypted.", "Backups are not encrypted."],
    ["A SOC 2 Type II report.", "A SOC 2 Type 1 report."],
  ])("finds that %j contradicts %j", (one, other) => {
    expect(kinds(one, other)).toEqual(["contradiction"]);
  });

  it.each([
    ["Backups are kept for 30 days.", "All backups are kept for 30 days."],
    ["The report ends in June 2025.", "The report ends on 30 June 2025."],
    ["PCI DSS 4.0 is met.", "PCI DSS v4 is met."],
  ])("finds that %j and %j are one to keep", (one, other) => {
    expect(kinds(one, other)).toEqual(["duplicate"]);
  });

  it("leaves alone what differs in words alone, several figures, and a passage with the answer that rests on it", () => {
    expect(kinds("By keys in a vault.", "Restores are tested every month.")).toEqual([]);
    expect(kinds("Logs 30 days, files 60 days.", "Kept for 90 days.")).toEqual([]);
    expect(kinds("Kept 30 days.", "Kept 30 days.", { origin: "passage" })).toEqual([]);
  });

  it("does not compare entries on other questions", () => {
    expect(kinds("Kept 30 days.", "Kept 90 days.", { question: "Who may enter the offices?" })).toEqual([]);
  });

  it.each([
    [
      "logs and backups",
      "How long are logs kept?",
      "Logs: 90 days.",
      "How long are backups kept?",
      "Backups: 30 days.",
    ],
    [
      "two plans",
      "What uptime has the Enterprise plan?",
      "The Enterprise plan has 99.99%.",
      "What uptime has the Business plan?",
      "The Business plan has 99.9%.",
    ],
    [
      "what is done with one thing and another",
      "How often are firewall rules reviewed?",
      "Firewall rules are reviewed every month.",
      "How often are firewall rules moved?",
      "Firewall rules are moved every year.",
    ],
    [
      "a limit and what is within it",
      "How often is access reviewed?",
      "Access is reviewed at least once a year.",
      "How often do you review access?",
      "We review access every 90 days.",
    ],
    [
      "a No for a part",
      "Do you store card data?",
      "No. We do not store card data.",
      "Do you store data?",
      "Yes. We store data.",
    ],
    [
      "business days and days",
      "When is access removed?",
      "Access is removed within 5 business days.",
      "When do you remove access?",
      "We remove access within 7 days.",
    ],
  ])("does not set against each other %s", (_, question, answer, otherQuestion, otherAnswer) => {
    const entries = [
      entry("one", { question, answer }),
      entry("other", { question: otherQuestion, answer: otherAnswer }),
    ];
    const lookUp = createMatcher(entries, VOCABULARY).lookAlikes(entries);
    expect(entries.flatMap(lookUp).filter(({ kind }) => kind === "contradiction")).toEqual([]);
  });

  it("finds a bounded number among very many copies, each of them with the first", () => {
    const question = "How long are backups kept?";
    const entries = Array.from({ length: 500 }, (_, i) => entry(`e${i}`, { question, answer: "Backups: 30 days." }));
    const lookUp = createMatcher(entries, VOCABULARY).lookAlikes(entries);
    for (const one of entries.slice(1)) {
      const found = lookUp(one);
      expect(found.length).toBeLessThanOrEqual(24);
      expect(found[0]?.entry.id).toBe("curated:e0");
    }
  });
});
