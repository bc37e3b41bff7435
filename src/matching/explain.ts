/**
 * Says in sentences why an entry was chosen, or why nothing was.
 *
 * Input are the weighed question and the best candidate; output is for a reviewer who has one glance to spare: the
 * matched words first, then topics and references, then what speaks against it.
 */
import type { EntryIndex } from "./entry-index.ts";
import type { WeighedQuestion } from "./features.ts";
import type { Ranked } from "./ranking.ts";
import { writtenWords } from "./text/analyse.ts";
import { isNear } from "./text/concepts.ts";

const MOST = 6;

/** One to five sentences for a suggestion. @param nameOf a concept's name as the vocabulary has it */
export function explain(weighed: WeighedQuestion, best: Ranked, nameOf: (concept: string) => string): string[] {
  const { prepared, features } = best;
  const words = writtenWords(weighed.question.text);
  const byWeight = [...weighed.weights].sort((a, b) => b[1] - a[1]).map(([s]) => s);
  // Counted on what is cited: that the entry's own question shares a word proves nothing.
  const cited = new Set([...prepared.answer.stems, ...prepared.headings.stems]);
  const matched = byWeight.filter((s) => cited.has(s)).slice(0, MOST);
  const shared = [...weighed.question.analysis.concepts.values()].filter(({ id }) => prepared.concepts.has(id));
  const concepts = shared.map(({ id }) => id).filter((id) => !isNear(id));
  const otherwise = new Set(shared.flatMap(({ stems }) => stems));
  const missing = byWeight.filter((s) => !prepared.stems.has(s) && !otherwise.has(s)).slice(0, MOST);
  const subjects = [...new Map(concepts.map(nameOf).map((name) => [name.toLowerCase(), name])).values()].slice(0, MOST);
  const references = weighed.question.references.filter((reference) => prepared.references.has(reference));
  const why = [];
  if (matched.length > 0) why.push(`Shares the words: ${matched.map((s) => words.get(s) ?? s).join(", ")}.`);
  if (subjects.length > 0) why.push(`Is about the same: ${subjects.join(", ")}.`);
  if (references.length > 0) why.push(`Carries the reference ${references.map((r) => r.toUpperCase()).join(", ")}.`);
  if (features.wording > 0.75) why.push("Answers a question of nearly the same wording.");
  if (missing.length > 0) why.push(`Does not mention: ${missing.map((s) => words.get(s) ?? s).join(", ")}.`);
  return why;
}

/** One or two sentences for *no match*. */
export function explainNoMatch(weighed: WeighedQuestion, best: Ranked | undefined, index: EntryIndex): string[] {
  const words = writtenWords(weighed.question.text);
  const byWeight = [...weighed.weights].sort((a, b) => b[1] - a[1]).map(([s]) => s);
  const unknown = byWeight.filter((s) => !index.knows(s)).slice(0, MOST);
  const why = [];
  if (unknown.length > 0)
    why.push(`Nothing in the library mentions: ${unknown.map((s) => words.get(s) ?? s).join(", ")}.`);
  if (!best) why.push("No entry shares a word with the question.");
  else {
    const missing = byWeight.filter((s) => !best.prepared.stems.has(s)).slice(0, MOST);
    why.push(
      `The nearest entry does not mention: ${missing.map((s) => words.get(s) ?? s).join(", ") || "what the question asks for"}.`,
    );
  }
  return why;
}
