/** `fill`: given texts into given cells of a workbook, and nothing else. */
import { basename } from "node:path";
import { z } from "zod";
import { AppError } from "../../../domain/errors.ts";
import { fillQuestionnaire, outsideOptions } from "../../../questionnaire/index.ts";
import { type Command, print, stringOption, UsageError } from "../command.ts";
import { readBytes, readText, refuseOtherFormat, refuseSameFile, writeWhole } from "../files.ts";

const EditsSchema = z.array(z.object({ sheet: z.string(), cell: z.string(), text: z.string() }));

export const fillCommand: Command = {
  name: "fill",
  usage: "FILE --answers A.json -o OUT",
  summary: 'Write given texts into given cells: A.json is [{"sheet","cell","text"}]',
  options: { answers: { type: "string" }, output: { type: "string", short: "o" } },
  words: [1, 1],
  run: async ({ positionals, values }) => {
    const file = positionals[0] as string;
    const answers = stringOption(values, "answers");
    const output = stringOption(values, "output");
    if (!answers || !output)
      throw new UsageError(`--answers and -o are needed. Usage: countersign fill ${fillCommand.usage}`);
    refuseSameFile(file, output);
    refuseOtherFormat(file, output);
    const edits = parseEdits(await readText(answers), answers);
    const name = basename(file);
    const original = await readBytes(file);
    const { bytes, warnings } = await fillQuestionnaire(name, original, edits);
    const outside = await outsideOptions(name, original, edits);
    await writeWhole(output, bytes);
    for (const warning of [...warnings, ...outside]) process.stderr.write(`countersign: ${warning}\n`);
    print(`${edits.length} ${edits.length === 1 ? "cell" : "cells"} written to ${output}`);
  },
};

function parseEdits(text: string, file: string) {
  try {
    return EditsSchema.parse(JSON.parse(text));
  } catch {
    throw new AppError("invalid_input", `${file} must hold a JSON list of {"sheet", "cell", "text"}.`);
  }
}
