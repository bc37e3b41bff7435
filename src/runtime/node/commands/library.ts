/** `library ...`: bring documents and answers in, see what is there, check that it is still true, take it out. */

import { mkdir } from "node:fs/promises";
import { basename, extname, join } from "node:path";
import { COMMAND_LINE } from "../../../domain/actor.ts";
import { AppError } from "../../../domain/errors.ts";
import type { FreshnessLine } from "../../../domain/freshness.ts";
import { checkLibrary } from "../../../usecases/check-library.ts";
import { type ContradictedAnswer, contradictedAnswers } from "../../../usecases/contradicted-answers.ts";
import { freshness } from "../../../usecases/freshness.ts";
import { listDocuments } from "../../../usecases/get-document.ts";
import { wholeLibrary } from "../../../usecases/list-library.ts";
import { LIBRARY_FORMATS, type TakenLibrary, takeLibrary } from "../../../usecases/take-library.ts";
import { type Command, print, printJson, stringOption, UsageError } from "../command.ts";
import { writeWhole } from "../files.ts";
import { withContext } from "../with-context.ts";
import { libraryImport } from "./library-import.ts";
import { retireCommands } from "./library-retire.ts";

/** How far `library check` looks ahead. */
const AHEAD_MONTHS = 3;

const json = { json: { type: "boolean" } } as const;

export const libraryCommands: readonly Command[] = [
  libraryImport,
  {
    name: "library list",
    usage: "[--json]",
    summary: "List the source documents and count the entries",
    options: json,
    words: [0, 0],
    run: withContext(async (context, { values }) => {
      const documents = await listDocuments(context, COMMAND_LINE);
      const entries = await wholeLibrary(context, COMMAND_LINE);
      if (values.json) return printJson({ documents, entries });
      for (const { id, title, asOf, retired } of documents) {
        print(`${id}  ${title}${asOf ? ` (as of ${asOf})` : ""}${retired ? `, retired ${retired.on}` : ""}`);
      }
      const of = (origin: string) => entries.filter((entry) => entry.origin === origin).length;
      print(
        `${entries.length} entries: ${of("curated")} curated, ${of("approved")} approved, ${of("passage")} passages`,
      );
    }),
  },
  ...retireCommands,
  {
    name: "library check",
    usage: "[--json]",
    summary:
      "Name what is stale, uncited, duplicate or contradictory, what runs out within three months, and sent answers that hold no more",
    options: json,
    words: [0, 0],
    run: withContext(async (context, { values }) => {
      const findings = await checkLibrary(context, COMMAND_LINE);
      const { today, lines } = await freshness(context, COMMAND_LINE, { months: AHEAD_MONTHS });
      const contradicted = await contradictedAnswers(context, COMMAND_LINE);
      if (values.json) return printJson({ findings, freshness: lines, contradicted });
      for (const { kind, message, entries } of findings) print(`${kind}: ${message} [${someOf(entries)}]`);
      for (const line of lines) print(freshnessLine(line, today));
      for (const one of contradicted) print(contradictedLine(one));
      print(
        findings.length + lines.length + contradicted.length === 0
          ? "Nothing to mend."
          : `${findings.length} findings, ${lines.length} dates, ${contradicted.length} sent answers contradicted`,
      );
    }),
  },
  {
    name: "library export",
    usage: "FILE.json|FILE.xlsx|FILE.csv [--originals DIR]",
    summary:
      "Write the whole library to a file that can be imported again: JSON with everything, or tables; originals beside it in DIR",
    options: { originals: { type: "string" } },
    words: [1, 1],
    run: withContext(async (context, { positionals, values }) => {
      const file = positionals[0] as string;
      const folder = stringOption(values, "originals");
      const format = LIBRARY_FORMATS.find((one) => extname(file).toLowerCase() === `.${one}`);
      if (!format) {
        throw new AppError("invalid_input", "The library is exported as JSON, XLSX or CSV. Name a file that ends so.");
      }
      if (folder !== undefined && format !== "json") throw new UsageError("--originals goes with JSON.");
      const taken = await takeLibrary(context, COMMAND_LINE, format, folder === undefined ? {} : { longest: 0 });
      await writeWhole(file, taken.bytes);
      const { entries, documents, originals, lacks } = taken;
      const held = format === "json" ? ` and ${documents} documents with ${originals} originals` : "";
      print(`${entries} entries${held} written to ${file}`);
      if (lacks !== null) print(`Warning: ${lacks}`);
      if (folder !== undefined) return writeOriginals(taken, file, folder);
      for (const { name, title } of taken.beside) {
        print(`Warning: the original of "${title}" (${name}) is not in it; --originals DIR writes them beside it.`);
      }
    }),
  },
];

/** Under their hashes, since several may have one name. */
async function writeOriginals({ beside }: TakenLibrary, file: string, folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  let written = 0;
  for (const { hash, name, title, bytes } of beside) {
    const content = await bytes();
    if (content) {
      await writeWhole(join(folder, `${hash.slice(0, 12)}-${basename(name)}`), content);
      written++;
    } else print(`Warning: the original of "${title}" (${name}) is missing from the storage.`);
  }
  print(`${written} originals written to ${folder}. "library import ${file} ${folder}" brings all of it back.`);
}

/** How many ids a line of findings names; all stand in `--json`. */
const NAMED = 5;

function someOf(entries: readonly string[]): string {
  const more = entries.length - NAMED;
  return `${entries.slice(0, NAMED).join(", ")}${more > 0 ? ` and ${more} more` : ""}`;
}

function freshnessLine({ kind, day, title, what, entries, questionnaires }: FreshnessLine, today: string): string {
  const over = day === null || day < today ? "run out" : "runs out";
  const when = kind === "retired" ? "out of force" : over;
  const on = kind === "retired" ? `since ${day}` : (day ?? "already");
  const open = questionnaires.map(({ name, questions }) => `${name} (${questions})`).join(", ");
  const rests = [entries.length > 0 ? `${entries.length} entries` : "", open].filter((part) => part !== "").join(", ");
  return `${when}: ${on} "${title}": ${what}.${rests ? ` Rests on it: ${rests}.` : ""}`;
}

function contradictedLine({ customer, name, text, at, said, why }: ContradictedAnswer): string {
  const answer = [said.option, said.text].filter((part) => part).join(": ");
  return `sent: ${at.slice(0, 10)} to ${customer ?? "a customer without a name"} in "${name}": "${text}" was answered "${answer}". ${why.join(" ")}`;
}
