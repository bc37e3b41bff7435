/**
 * Matching beside plain MiniSearch in the same run: index build and query time for growing libraries.
 *
 * Libraries are made from the shipped knowledge: entries whose words are shuffled between entries and marked, so that
 * term statistics stay natural while every entry differs. Questions are the question bank's. Figures are medians over
 * rounds that alternate between the two, since the machine's speed drifts.
 */
import { readFileSync } from "node:fs";
import path from "node:path";
import MiniSearch from "minisearch";
import type { LibraryEntry } from "../src/domain/library-entry.ts";
import { createMatcher, type Matcher } from "../src/matching/index.ts";
import { shippedKnowledge } from "../tests/matching/shipped-knowledge.ts";

const root = path.join(import.meta.dirname, "..");
const SIZES = [1_000, 10_000, 50_000];
const ROUNDS = 5;
const QUESTIONS = 40;

/** @param options sizes to measure instead of the usual ones */
export async function run(options: readonly string[]): Promise<void> {
  const { entries, vocabulary } = await shippedKnowledge();
  const questions = bankQuestions();
  const sizes = options.length > 0 ? options.map(Number) : SIZES;
  console.log("entries   build ms  plain build ms   query ms  plain query ms  ratio   500 questions s");
  for (const size of sizes) {
    const library = grown(entries, size);
    const started = performance.now();
    const matcher = createMatcher(library, vocabulary);
    const built = performance.now() - started;
    const plainStarted = performance.now();
    const plain = plainIndex(library);
    const plainBuilt = performance.now() - plainStarted;
    const [ours, theirs] = alternate(matcher, plain, questions);
    const questionnaire = performance.now();
    for (let i = 0; i < 500; i++)
      matcher.suggest({ text: questions[i % questions.length] ?? "", options: ["Yes", "No"] });
    const spent = (performance.now() - questionnaire) / 1000;
    const cells = [
      size,
      built.toFixed(0),
      plainBuilt.toFixed(0),
      ours.toFixed(2),
      theirs.toFixed(2),
      (ours / theirs).toFixed(2),
    ];
    console.log([...cells, spent.toFixed(2)].map((cell) => String(cell).padStart(9)).join("     "));
  }
}

/** Median milliseconds of a query, ours and plain MiniSearch's, measured in turns. */
function alternate(matcher: Matcher, plain: MiniSearch, questions: readonly string[]): [number, number] {
  const asked = questions.slice(0, QUESTIONS);
  const time = (work: (question: string) => unknown) => {
    const started = performance.now();
    for (const question of asked) work(question);
    return (performance.now() - started) / asked.length;
  };
  const ours: number[] = [];
  const theirs: number[] = [];
  for (let round = 0; round <= ROUNDS; round++) {
    const a = time((question) => matcher.suggest({ text: question }));
    const b = time((question) => plain.search(question));
    // The first round warms the code up.
    if (round > 0) {
      ours.push(a);
      theirs.push(b);
    }
  }
  return [median(ours), median(theirs)];
}

function plainIndex(entries: readonly LibraryEntry[]): MiniSearch {
  const plain = new MiniSearch({ fields: ["text"] });
  plain.addAll(
    entries.map(({ question, phrasings, answer, headings }, id) => ({
      id,
      text: [...headings, question, ...phrasings, answer].join(" "),
    })),
  );
  return plain;
}

/** `size` entries: the given ones, then mixtures of two of them, each with a word of its own. */
function grown(entries: readonly LibraryEntry[], size: number): LibraryEntry[] {
  const library = entries.slice(0, size);
  let seed = 7;
  const next = (below: number) => {
    seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
    return seed % below;
  };
  while (library.length < size) {
    const a = entries[next(entries.length)];
    const b = entries[next(entries.length)];
    if (!a || !b) break;
    const mark = `unit${library.length}`;
    const mixed = (x: string, y: string) => {
      const words = [...x.split(" "), ...y.split(" ")];
      return words.filter(() => next(2) === 0).join(" ");
    };
    library.push({
      ...a,
      id: `approved:${mark}`,
      question: mixed(a.question, b.question),
      phrasings: a.phrasings.map((phrasing, i) => mixed(phrasing, b.phrasings[i] ?? "")),
      answer: `${mixed(a.answer, b.answer)} ${mark}`,
    });
  }
  return library;
}

function bankQuestions(): string[] {
  const text = readFileSync(path.join(root, "fixtures/question-bank/test.jsonl"), "utf8");
  return text
    .trim()
    .split("\n")
    .map((line) => (JSON.parse(line) as { question: string }).question);
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}
