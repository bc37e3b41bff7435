/**
 * Fits how matching weighs its evidence and writes `src/matching/weights.ts` with the figures of the fit.
 *
 * Ranking: a smooth loss on the answerable questions of the bank's fit half, over the whole library and over passages
 * alone, on those of another vendor's documents (fixtures/libraries), and on the retrieval sets beside the project (left out
 * where they are absent); each set is also scored by weights fitted without it. Confidence: logistic regression with signs
 * held to their meaning, on the same questions, one model for entries that are asked what the question asks and one for
 * statements (see `Verdict.by`). It foresees whether the evidence is right, whatever its side; the side's own rules say
 * when none is given. The reliability table is of the test half, which nothing is fitted on.
 *
 * Run: `npm run fit` writes, with `-- --dry` it only prints.
 */
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import type { LibraryEntry } from "../src/domain/library-entry.ts";
import { loadKnowledge } from "../src/library/index.ts";
import { askingClause } from "../src/matching/asking-clause.ts";
import { asEntry, type EvalDocument, type EvalQuery } from "../src/matching/evaluate-ranking.ts";
import { FEATURES } from "../src/matching/features.ts";
import { CANDIDATES, createRanker, type Ranker } from "../src/matching/ranking.ts";
import { type Evidence, type Verdict, verdictOn } from "../src/matching/verdict.ts";
import { inspectQuestionnaire } from "../src/questionnaire/index.ts";
import { createKnowledgeFolder } from "../src/runtime/node/knowledge-folder.ts";
import { fitRanking, type RankingTask } from "./fit/listwise.ts";
import { type Example, fitLogistic, predict } from "./fit/logistic.ts";
import { reliability, weightsFile } from "./fit/report.ts";

interface BankQuestion {
  readonly id: string;
  readonly question: string;
  readonly sources: readonly string[];
  readonly option: string | null;
  readonly must: readonly string[];
  /** Where others than Yes and No are offered. */
  readonly options?: readonly string[];
}

interface BankTask extends RankingTask {
  readonly candidates: readonly (RankingTask["candidates"][number] & {
    readonly judged: Verdict;
    /** Whether it may be shown: the right evidence, and no wrong side. */
    readonly shows: boolean;
  })[];
}

const root = path.join(import.meta.dirname, "..");
const lines = <T>(file: string): T[] =>
  readFileSync(file, "utf8")
    .split("\n")
    .filter((line) => line.trim() !== "")
    .map((line) => JSON.parse(line) as T);

const knowledge = await loadKnowledge(await createKnowledgeFolder(path.join(root, "knowledge")).files());
const entries = [...knowledge.documents.flatMap((document) => document.entries), ...knowledge.entries];
/** The shipped library, and one without curated answers: as a user's is who has only imported documents. */
const full = createRanker(entries, knowledge.vocabulary);
const passages = entries.filter(({ origin }) => origin === "passage");
const passagesOnly = createRanker(passages, knowledge.vocabulary);
/** One whose documents ask nothing themselves, as reports and policies do not. */
const statementsOnly = createRanker(passages.map(asStatement), knowledge.vocabulary);

/** Another vendor's documents, of other kinds than ours. */
const vendor = path.join(root, "fixtures/libraries/larkspur");
const vendors = await loadKnowledge(await createKnowledgeFolder(vendor).files());
const vendorsOnly = createRanker(
  vendors.documents.flatMap((document) => document.entries),
  knowledge.vocabulary,
);

function asStatement(entry: LibraryEntry): LibraryEntry {
  return {
    ...entry,
    question: "",
    option: null,
    answer: entry.answer.replace(/^(?:Yes|No)[,.]\s+(\p{L})/u, (_, first: string) => first.toUpperCase()),
    headings: entry.headings.filter((heading) => !heading.trim().endsWith("?")),
  };
}

/** The candidates of a bank question with whether each would be a right answer. */
function bankTask(asked: BankQuestion, ranker: Ranker, set: string): BankTask {
  const options = asked.options ?? (asked.option === null ? [] : ["Yes", "No", "N/A"]);
  const question = ranker.understand({ text: askingClause(asked.question), options });
  const { ranked, weighed } = ranker.rank(question, CANDIDATES);
  return {
    set,
    candidates: ranked.map((candidate) => {
      const { entry } = candidate.prepared;
      const text = [entry.answer, ...entry.citations.map(({ quote }) => quote)].join("\n");
      const cited = entry.citations.some(({ document }) => asked.sources.includes(document));
      const facts = asked.must.every((pattern) => new RegExp(pattern).test(text));
      const judged = verdictOn(candidate, weighed, options);
      const shows = cited && facts && (asked.option === null || [asked.option, null].includes(judged.option));
      // Where answers are curated, the one with its side on record is the right one; documents have none.
      const sided = set === "bank" && asked.option !== null && !asked.options;
      const right = shows && (!sided || judged.option === asked.option);
      return { features: candidate.features, right, shows, judged };
    }),
  };
}

/** The candidates of the queries of the retrieval sets beside the project. */
function retrievalTasks(): RankingTask[] {
  const folder = path.join(root, "../shared/eval/retrieval");
  if (!existsSync(folder)) return [];
  const names = readdirSync(folder).filter((name) => name.endsWith(".docs.jsonl"));
  return names.flatMap((name) => {
    const library = createRanker(lines<EvalDocument>(path.join(folder, name)).map(asEntry), knowledge.vocabulary);
    const queries = lines<EvalQuery>(path.join(folder, name.replace(".docs", "")));
    return queries.map(({ query, relevant }) => ({
      set: name.replace(".docs.jsonl", ""),
      candidates: library.rank(library.understand({ text: query }), CANDIDATES).ranked.map((candidate) => ({
        features: candidate.features,
        right: relevant.includes(candidate.prepared.entry.id),
      })),
    }));
  });
}

const bank = (half: string) => lines<BankQuestion>(path.join(root, "fixtures/question-bank", `${half}.jsonl`));
const judge = (half: string, ranker: Ranker, set = "bank") =>
  bank(half).map((asked) => ({ asked, task: bankTask(asked, ranker, set) }));
const fitHalf = judge("fit", full);
const sparseHalf = judge("fit", passagesOnly, "bank, passages only");
const statementHalf = judge("fit", statementsOnly, "bank, statements only");
const vendorQuestions = lines<BankQuestion>(path.join(vendor, "questions.jsonl"));
const vendorHalf = vendorQuestions.map((asked) => ({ asked, task: bankTask(asked, vendorsOnly, "larkspur") }));
const answerable = [...fitHalf, ...sparseHalf, ...vendorHalf]
  .filter(({ asked }) => asked.sources.length > 0)
  .map(({ task }) => task);
const ranking = fitRanking([...answerable, ...retrievalTasks()]);

type Judged = Example<keyof Evidence> & Pick<Verdict, "by" | "ceiling">;

/** The best candidate by the fitted ranking and whether it is right: what confidence has to foresee. */
function examples(half: readonly { task: BankTask }[]): Judged[] {
  return half.flatMap(({ task }) => {
    let best: { shows: boolean; judged: Verdict; score: number } | undefined;
    for (const candidate of task.candidates) {
      let score = 0;
      for (const name of FEATURES) score += (ranking.weights[name] ?? 0) * candidate.features[name];
      if (!best || score > best.score) best = { ...candidate, score };
    }
    if (!best) return [];
    const { by, ceiling, evidence } = best.judged;
    return [{ features: evidence, right: best.shows, by, ceiling }];
  });
}

const NO_ANSWER = { sources: [], option: null, must: [] };

/**
 * What the library knows next to nothing about, as customers word it: the questions of workbooks beside the project (left
 * out where they are absent) on how software is built and systems are run, one of them in French.
 */
async function silentTexts(): Promise<string[]> {
  const folder = path.join(root, "../shared/questionnaires");
  const names = ["ASVS-4.0-en.xlsx", "MASVS-checklist-fr-1.2.xlsx", "nist-800-171-template-ITSManaged.xlsx"];
  if (!existsSync(folder)) return [];
  const found = names.map((name) => inspectQuestionnaire(name, readFileSync(path.join(folder, name))));
  return [...new Set((await Promise.all(found)).flatMap(({ questions }) => questions.map(({ text }) => text)))];
}

// The shipped library counts twice: it is asked most; another vendor's questions are few and count as often.
const unanswered = (await silentTexts()).map((question, i) => ({ id: `silent${i}`, question, ...NO_ANSWER }));
const silent = [full, passagesOnly].flatMap((ranker) =>
  unanswered.map((asked) => ({ task: bankTask(asked, ranker, "silent") })),
);
const learned = [fitHalf, fitHalf, sparseHalf, statementHalf, vendorHalf, vendorHalf, vendorHalf, silent].flatMap(
  examples,
);
// What a hard doubt silences needs no confidence.
const of = (kind: Verdict["by"]) => learned.filter(({ by, ceiling }) => by === kind && ceiling > 0);
const models = { question: fitLogistic(of("question")), statement: fitLogistic(of("statement")) };
const table = (half: readonly { task: BankTask }[]) =>
  reliability(
    examples(half).map(({ features, right, ceiling, by }) => ({
      confidence: Math.min(predict(models[by], features), ceiling),
      right,
    })),
  );
const figures = {
  ranking: ranking.figures,
  reliability: table(judge("test", full)),
  sparse: table(judge("test", passagesOnly)),
};
const file = weightsFile(ranking.weights, models, figures);
if (process.argv.includes("--dry")) console.log(file);
else writeFileSync(path.join(root, "src/matching/weights.ts"), file);
