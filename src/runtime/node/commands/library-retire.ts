/** `library retire` and `library reinstate`: a document out of force and back, with what hangs on it told before. */
import { COMMAND_LINE } from "../../../domain/actor.ts";
import { AppError } from "../../../domain/errors.ts";
import type { Resting } from "../../../domain/freshness.ts";
import { documentCare, restingOnDocument, retireDocument } from "../../../usecases/care-for-document.ts";
import { getDocument } from "../../../usecases/get-document.ts";
import { type Command, print, printJson, stringOption } from "../command.ts";
import { withContext } from "../with-context.ts";

/** Entries that are named; of more the number says enough. */
const NAMED = 10;

export const retireCommands: readonly Command[] = [
  {
    name: "library retire",
    usage: "DOCUMENT [--why WORDS] [--yes] [--json]",
    summary:
      "Take a document out of force: tells what rests on it and, with --yes, matches nothing of it any more; it stays readable",
    options: { why: { type: "string" }, yes: { type: "boolean" }, json: { type: "boolean" } },
    words: [1, 1],
    run: withContext(async (context, { positionals, values }) => {
      const id = positionals[0] as string;
      const { version, retired: before } = await documentCare(context, COMMAND_LINE, id);
      const resting = await restingOnDocument(context, COMMAND_LINE, id);
      const passages = (await getDocument(context, COMMAND_LINE, id)).passages.length;
      if (before && values.json) return printJson({ document: id, retired: before, passages, resting });
      if (before) return print(`"${id}" has been retired since ${before.on}.`);
      if (!values.json) print(describe(passages, resting));
      if (!values.yes) {
        if (values.json) printJson({ document: id, retired: null, passages, resting });
        throw new AppError("invalid_input", `Nothing was changed. Say --yes to retire "${id}".`);
      }
      const why = stringOption(values, "why") ?? null;
      const { retired } = await retireDocument(context, COMMAND_LINE, { id, version, retired: true, why });
      if (values.json) return printJson({ document: id, retired, passages, resting });
      print(`"${id}" is retired. "library reinstate ${id}" brings it back.`);
    }),
  },
  {
    name: "library reinstate",
    usage: "DOCUMENT [--json]",
    summary: "Bring a retired document back",
    options: { json: { type: "boolean" } },
    words: [1, 1],
    run: withContext(async (context, { positionals, values }) => {
      const id = positionals[0] as string;
      const { version, retired: before } = await documentCare(context, COMMAND_LINE, id);
      const { retired } = await retireDocument(context, COMMAND_LINE, { id, version, retired: false, why: null });
      if (values.json) return printJson({ document: id, retired });
      print(before ? `"${id}" is in force again.` : `"${id}" is not retired.`);
    }),
  },
];

function describe(passages: number, { entries, questionnaires }: Resting): string {
  const stops = `${passages} of its passages are matched no more once it is retired.`;
  if (entries.length + questionnaires.length === 0) {
    return `${stops}\nNo answer of the library and no open questionnaire rests on it.`;
  }
  const named = entries.slice(0, NAMED).map(({ id, question }) => `  ${id}  ${question}`);
  return [
    stops,
    `${entries.length} answers of the library rest on it${entries.length > 0 ? ":" : "."}`,
    ...named,
    ...(entries.length > NAMED ? [`  and ${entries.length - NAMED} more`] : []),
    ...questionnaires.map(({ name, questions }) => `In "${name}" ${questions} questions rest on it.`),
  ].join("\n");
}
