/** `answer`: a draft of the whole questionnaire in one go, and a report of what it rests on and what is left. */

import { basename, extname } from "node:path";
import { COMMAND_LINE } from "../../../domain/actor.ts";
import { AppError } from "../../../domain/errors.ts";
import type { Band } from "../../../domain/suggestion.ts";
import { answerWorkbook, type Draft } from "../../../usecases/answer-workbook.ts";
import { type Command, print, stringOption, UsageError } from "../command.ts";
import { readBytes, refuseOtherFormat, refuseSameFile, writeWhole } from "../files.ts";
import { openContext } from "../open-context.ts";
import { reportHtml } from "../report-html.ts";
import { reportJson } from "../report-json.ts";

const BANDS: readonly Band[] = ["high", "medium", "low"];

export const answerCommand: Command = {
  name: "answer",
  usage: "FILE -o OUT [--report R.html|R.json] [--bands high,medium] [--nda]",
  summary: "Write a draft with the suggestions of the named bands (default high), and a report",
  options: {
    output: { type: "string", short: "o" },
    report: { type: "string" },
    bands: { type: "string" },
    nda: { type: "boolean" },
  },
  words: [1, 1],
  run: async ({ positionals, values, dataFolder, knowledgeFolder }) => {
    const file = positionals[0] as string;
    const output = stringOption(values, "output");
    if (!output) throw new UsageError(`-o is needed. Usage: countersign answer ${answerCommand.usage}`);
    const bands = parseBands(stringOption(values, "bands") ?? "high");
    const report = stringOption(values, "report");
    refuseSameFile(file, output, report);
    refuseOtherFormat(file, output);
    const render = report === undefined ? undefined : rendererOf(report);
    const upload = { fileName: basename(file), bytes: await readBytes(file), bands, nda: values.nda === true };
    const context = await openContext(dataFolder, knowledgeFolder);
    try {
      const { bytes, draft } = await answerWorkbook(context, COMMAND_LINE, upload);
      await writeWhole(output, bytes);
      if (report !== undefined && render) await writeWhole(report, render(draft));
      print(summary(draft, output, report));
    } finally {
      context.database.close();
    }
  },
};

function parseBands(text: string): Band[] {
  return text.split(",").map((word) => {
    const band = BANDS.find((known) => known === word.trim());
    if (!band) throw new UsageError(`--bands takes ${BANDS.join(", ")} joined by commas, not "${word}".`);
    return band;
  });
}

function rendererOf(report: string): (draft: Draft) => string {
  const ending = extname(report).toLowerCase();
  if (ending === ".html") return reportHtml;
  if (ending === ".json") return reportJson;
  throw new AppError("invalid_input", `A report is .html or .json, not "${basename(report)}".`);
}

function summary({ questions, bands, warnings }: Draft, output: string, report: string | undefined): string {
  const of = (band: Band | null) => questions.filter(({ suggestion }) => suggestion.band === band).length;
  const written = questions.filter(({ written }) => written.length > 0).length;
  return [
    `${questions.length} questions: ${of("high")} suggestions of band high, ${of("medium")} medium, ${of("low")} low, ${of(null)} without a match`,
    `${written} answered from band ${bands.join(", ")} in ${output}; ${questions.length - written} are left for people`,
    ...(report === undefined ? [] : [`What each answer rests on, and what is left: ${report}`]),
    ...warnings,
    "This is a draft: no reviewer has seen it. Check every answer before it goes to the customer.",
  ].join("\n");
}
