/** `ask`: one question, or one a line, against the library. */

import { text as readAll } from "node:stream/consumers";
import { z } from "zod";
import { COMMAND_LINE } from "../../../domain/actor.ts";
import { AppError } from "../../../domain/errors.ts";
import type { Suggestion } from "../../../domain/suggestion.ts";
import { ask } from "../../../usecases/ask.ts";
import { type Command, print, printJson, stringOptions, UsageError } from "../command.ts";
import { parseJsonLines } from "../files.ts";
import { openContext } from "../open-context.ts";

const AskedSchema = z.object({
  id: z.union([z.string(), z.number()]).optional(),
  question: z.string(),
  options: z.array(z.string()).optional(),
});

export const askCommand: Command = {
  name: "ask",
  usage: '"QUESTION" [--option Yes --option No ...] [--json] | --jsonl < QUESTIONS.jsonl',
  summary: "Ask the library a question: the best cited answer, or an honest no match",
  options: {
    option: { type: "string", multiple: true },
    json: { type: "boolean" },
    jsonl: { type: "boolean" },
  },
  words: [0, 1],
  run: async ({ positionals: [question], values, dataFolder, knowledgeFolder }) => {
    if ((question === undefined) === !values.jsonl) {
      throw new UsageError(`give a question or --jsonl. Usage: countersign ask ${askCommand.usage}`);
    }
    if (question?.trim() === "")
      throw new UsageError(`the question is empty. Usage: countersign ask ${askCommand.usage}`);
    const asked =
      question === undefined ? await askedOnInput() : [{ question, options: stringOptions(values, "option") }];
    const context = await openContext(dataFolder, knowledgeFolder);
    try {
      for (const { options = [], ...one } of asked) {
        const { id } = one as { id?: string | number };
        const suggestion = await ask(context, COMMAND_LINE, { question: one.question, options });
        const result = { ...(id === undefined ? {} : { id }), question: one.question, ...suggestion };
        if (values.jsonl) print(JSON.stringify(result));
        else if (values.json) printJson(result);
        else print(describe(suggestion));
      }
    } finally {
      context.database.close();
    }
  },
};

async function askedOnInput(): Promise<z.infer<typeof AskedSchema>[]> {
  const values = parseJsonLines(await readAll(process.stdin), "standard input");
  return values.map((value, index) => {
    const result = AskedSchema.safeParse(value);
    if (result.success) return result.data;
    throw new AppError("invalid_input", `Value ${index + 1} on standard input must be {"id", "question", "options"?}.`);
  });
}

function describe(suggestion: Suggestion): string {
  if (suggestion.outcome === "no_match") return ["No match.", ...suggestion.why].join("\n");
  const { option, answer, band, confidence, citations, warnings, alternatives } = suggestion;
  const lines = [
    option && !startsWith(answer ?? "", option) ? `${option}. ${answer}` : `${answer}`,
    "",
    `Confidence ${confidence.toFixed(2)} (${band})`,
  ];
  for (const { title, page, asOf, url, quote } of citations) {
    const place = `${page ? `, page ${page}` : ""}${asOf ? `, as of ${asOf}` : ""}`;
    lines.push("", `Source: ${title}${place}${url ? `\n  ${url}` : ""}`, `  "${quote}"`);
  }
  for (const warning of warnings) lines.push("", `Warning: ${warning}`);
  if (alternatives.length > 0) lines.push("", "Other answers that come near:");
  for (const { answer } of alternatives) lines.push(`  - ${answer.replace(/\s+/g, " ")}`);
  return lines.join("\n");
}

/** True where a text's first word or words are the option already: "Yes, ..." for Yes, not "Yesterday". */
function startsWith(text: string, option: string): boolean {
  const [start, next] = [text.slice(0, option.length), text.charAt(option.length)];
  return start.toLowerCase() === option.toLowerCase() && !/[\p{L}\p{N}]/u.test(next);
}
