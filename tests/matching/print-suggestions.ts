/** Prints the suggestions for the bank's fit half, one JSON a line: the other process of the test of determinism. */
import { readFileSync } from "node:fs";
import path from "node:path";
import { createMatcher } from "../../src/matching/index.ts";
import { shippedKnowledge } from "./shipped-knowledge.ts";

const { entries, vocabulary } = await shippedKnowledge();
const matcher = createMatcher(entries, vocabulary);
const bank = readFileSync(path.join(import.meta.dirname, "../../fixtures/question-bank/fit.jsonl"), "utf8");
for (const line of bank.trim().split("\n")) {
  const { question } = JSON.parse(line) as { question: string };
  process.stdout.write(`${JSON.stringify(matcher.suggest({ text: question, options: ["Yes", "No", "N/A"] }))}\n`);
}
