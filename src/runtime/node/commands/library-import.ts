/** `library import`: files and whole folders into the library, with a bar while it lasts and a line for each file. */

import { ACCESS_LEVELS, type Access } from "../../../domain/access.ts";
import { COMMAND_LINE } from "../../../domain/actor.ts";
import { DOCUMENT_KINDS } from "../../../domain/document-kind.ts";
import { AppError } from "../../../domain/errors.ts";
import { bringLibrary, describeBrought } from "../../../usecases/bring-library.ts";
import type { AppContext } from "../../../usecases/context.ts";
import { CONFLICT_ACTIONS } from "../../../usecases/import-answers.ts";
import type { ImportedFile, ImportOptions } from "../../../usecases/import-documents.ts";
import { type FileImportOptions, importFiles } from "../../../usecases/import-files.ts";
import { ANSWER_FILE_KINDS } from "../../../usecases/read-answers.ts";
import { tellFile } from "../../../usecases/tell-file.ts";
import { type Command, type OptionValues, print, printJson, stringOption, UsageError } from "../command.ts";
import { filesOf } from "../folder-files.ts";
import { dayOption, oneOf } from "../option-values.ts";
import { progressBar } from "../progress-bar.ts";
import { withContext } from "../with-context.ts";
import { ANSWER_OPTIONS, ANSWER_USAGE, importAnswerFile } from "./library-answers.ts";

export const libraryImport: Command = {
  name: "library import",
  usage: `FILE... [--as document|answers] [--title T] [--kind K] [--as-of D] [--valid-until D] [--access A] [--edition-of ID] ${ANSWER_USAGE} [--json]`,
  summary:
    "Import documents, curated answers, past questionnaires and other tools' answers; known ones are passed over",
  options: {
    title: { type: "string" },
    kind: { type: "string" },
    "as-of": { type: "string" },
    "valid-until": { type: "string" },
    access: { type: "string" },
    "edition-of": { type: "string" },
    as: { type: "string" },
    ...ANSWER_OPTIONS,
    json: { type: "boolean" },
  },
  words: [1, Number.POSITIVE_INFINITY],
  run: withContext(async (context, { positionals, values }) => {
    const options = optionsOf(values);
    const files = await filesOf(positionals);
    if (files.length === 0) throw new AppError("invalid_input", "There is no file to import in there.");
    if (files.length > 1) {
      const wrong = FOR_ONE_ALONE.find((option) => values[option] !== undefined);
      if (wrong) throw new UsageError(`--${wrong} is for one file alone.`);
    }
    const [only] = files;
    if (only && files.length === 1) {
      const file = { name: only.name, bytes: await only.bytes() };
      const kind = await kindOf(file, values);
      if (kind === "library") return bringLibraryFile(context, file, values);
      if (kind === "answers") {
        return importAnswerFile(context, file, values, oneOf(values, "access", ACCESS_LEVELS));
      }
    }
    const bar = progressBar(files.length);
    const result = await importFiles(context, COMMAND_LINE, files, {
      ...options,
      as: oneOf(values, "as", SAID_KINDS),
      answers: answersSaid(values),
      onFile: (file) => {
        bar.step(file.file);
        if (!values.json) bar.above(lineOf(file));
      },
    });
    bar.end();
    if (values.json) printJson(result);
    else {
      print(`${result.documents} documents and ${result.entries} entries are new or changed.`);
      for (const warning of result.warnings) print(`Warning: ${warning}`);
    }
    const refused = result.files.filter(({ outcome }) => outcome === "refused");
    if (refused.length > 0) {
      throw new AppError(
        refused[0]?.code ?? "invalid_document",
        `${refused.length} of ${files.length} files could not be imported; the others were.`,
      );
    }
  }),
};

const SAID_KINDS = ["document", "answers", ...ANSWER_FILE_KINDS] as const;

/** What is said of all answers alike holds for several files, too. */
const OF_ALL_ANSWERS = ["customer", "date", "conflicts"];
const FOR_ONE_ALONE = [
  ...["title", "edition-of"],
  ...Object.keys(ANSWER_OPTIONS).filter((option) => !OF_ALL_ANSWERS.includes(option)),
];

function answersSaid(values: OptionValues): FileImportOptions["answers"] {
  if (OF_ALL_ANSWERS.every((option) => values[option] === undefined)) return undefined;
  const otherwise = oneOf(values, "conflicts", CONFLICT_ACTIONS);
  const said = { customer: stringOption(values, "customer"), date: dayOption(values, "date") };
  return { ...said, ...(otherwise ? { otherwise } : {}) };
}

/** A person's word counts; options that only answers have say it too. */
async function kindOf(file: { name: string; bytes: Uint8Array }, values: OptionValues): Promise<string> {
  const as = oneOf(values, "as", SAID_KINDS);
  if (as !== undefined) return as === "document" ? as : "answers";
  if (Object.keys(ANSWER_OPTIONS).some((option) => values[option] !== undefined)) return "answers";
  const told = await tellFile(COMMAND_LINE, file);
  if (told !== "unsure") return told;
  throw new UsageError(
    `${file.name} may be a table of facts or answers to questions; say --as document or --as answers.`,
  );
}

async function bringLibraryFile(
  context: AppContext,
  file: { name: string; bytes: Uint8Array },
  values: OptionValues,
): Promise<void> {
  const result = await bringLibrary(context, COMMAND_LINE, file);
  if (values.json) return printJson(result);
  print(describeBrought(result));
  for (const warning of result.warnings) print(`Warning: ${warning}`);
}

function optionsOf(values: OptionValues): ImportOptions {
  const kind = oneOf(values, "kind", DOCUMENT_KINDS);
  const access = oneOf(values, "access", ACCESS_LEVELS);
  const title = stringOption(values, "title");
  const asOf = dayOption(values, "as-of");
  const validUntil = dayOption(values, "valid-until");
  return { facts: { title, kind, asOf, validUntil, access }, editionOf: stringOption(values, "edition-of") };
}

const ACCESS_WORDS: Readonly<Record<Access, string>> = {
  public: "public",
  nda: "for customers under NDA",
  internal: "internal, never exported",
};

/** What became of a file and, where it was read, what it seems to be. */
function lineOf({ file, outcome, message, document, facts }: ImportedFile): string {
  const line = `${file}: ${outcome === "refused" ? "not imported. " : ""}${message}`;
  if (!facts) return line;
  const dates = [
    facts.published && `published ${facts.published}`,
    facts.asOf && `as of ${facts.asOf}`,
    facts.validUntil && `valid until ${facts.validUntil}`,
  ].filter(Boolean);
  return `${line}\n  ${document}: "${facts.title}", ${[facts.kind, ...dates, ACCESS_WORDS[facts.access]].join(", ")}`;
}
