/** `eval`: how well the production ranking finds the right document of any library, and how far its confidence holds. */
import { basename, extname } from "node:path";
import { z } from "zod";
import { AppError } from "../../../domain/errors.ts";
import { parseVocabulary } from "../../../library/index.ts";
import { evaluateRanking, riskAndCoverage } from "../../../matching/index.ts";
import { type Command, print, printJson, stringOption, UsageError } from "../command.ts";
import { parseJsonLines, readText, writeWhole } from "../files.ts";
import { isVocabulary, knowledgeWithVocabulary } from "../open-context.ts";
import { riskReportHtml } from "../risk-report-html.ts";

const DocSchema = z.object({ docid: z.string(), text: z.string() });
const QuerySchema = z.object({ id: z.string(), query: z.string(), relevant: z.array(z.string()) });
const DOC_FORM = '{"docid": "..", "text": ".."}';
const QUERY_FORM = '{"id": "..", "query": "..", "relevant": [".."]}';

export const evalCommand: Command = {
  name: "eval",
  usage: "--docs D.jsonl --queries Q.jsonl [--report R.html] [--json]",
  summary: "Measure the ranking on labelled queries over any set of documents",
  options: {
    docs: { type: "string" },
    queries: { type: "string" },
    report: { type: "string" },
    json: { type: "boolean" },
  },
  words: [0, 0],
  run: async ({ values, knowledgeFolder }) => {
    const docsFile = stringOption(values, "docs");
    const queriesFile = stringOption(values, "queries");
    if (!docsFile || !queriesFile) {
      throw new UsageError(`--docs and --queries are needed. Usage: countersign eval ${evalCommand.usage}`);
    }
    const report = stringOption(values, "report");
    if (report !== undefined && extname(report).toLowerCase() !== ".html") {
      throw new AppError("invalid_input", `A report of an evaluation is .html, not "${basename(report)}".`);
    }
    const docs = await readLines(docsFile, DocSchema, DOC_FORM);
    const queries = await readLines(queriesFile, QuerySchema, QUERY_FORM);
    if (docs.length === 0) {
      throw new AppError("invalid_input", `${docsFile} holds no documents. Write one ${DOC_FORM} a line.`);
    }
    if (queries.length === 0) {
      throw new AppError("invalid_input", `${queriesFile} holds no questions. Write one ${QUERY_FORM} a line.`);
    }
    const known = new Set(docs.map(({ docid }) => docid));
    if (!queries.some(({ relevant }) => relevant.some((id) => known.has(id)))) {
      throw new AppError(
        "invalid_input",
        `No question of ${queriesFile} names a document of ${docsFile} in "relevant". Check that the two belong together.`,
      );
    }
    const vocabulary = parseVocabulary((await knowledgeWithVocabulary(knowledgeFolder).files()).filter(isVocabulary));
    const figures = evaluateRanking(docs, queries, vocabulary, () => performance.now());
    if (report !== undefined) {
      const points = riskAndCoverage(docs, queries, vocabulary);
      const names = { docs: basename(docsFile), queries: basename(queriesFile) };
      await writeWhole(report, riskReportHtml({ ...names, figures, points }));
    }
    if (values.json) printJson(figures);
    else {
      const share = (value: number) => value.toFixed(3);
      print(`queries            ${figures.queries}`);
      print(`right at rank 1    ${share(figures.hit1)}`);
      print(`right in first 5   ${share(figures.success5)}`);
      print(`MRR@10             ${share(figures.mrr10)}`);
      print(`ms per query       ${figures.msPerQuery.toFixed(2)}`);
      if (report !== undefined) print(`accuracy against share answered: ${report}`);
    }
  },
};

/** @param form what a value looks like, for the message */
async function readLines<T>(file: string, schema: z.ZodType<T>, form: string): Promise<T[]> {
  return parseJsonLines(await readText(file), file).map((value, index) => {
    const result = schema.safeParse(value);
    if (result.success) return result.data;
    throw new AppError("invalid_input", `${file}, value ${index + 1} is not of the form ${form}.`);
  });
}
