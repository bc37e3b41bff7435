/** `library import`: files and whole folders into the library, with a bar while it lasts and a line for each file. */

import { ACCESS_LEVELS, type Access } from "../../../domain/access.ts";
import { COMMAND_LINE } from "../../../domain/actor.ts";
import { DOCUMENT_KINDS } from "../../../domain/document-kind.ts";
import { AppError } from "../../../domain/errors.ts";
import { bringLibrary } from "../../../usecases/bring-library.ts";
import type { AppContext } from "../../../usecases/context.ts";
import { type ImportedFile, type ImportOptions, importDocuments } from "../../../usecases/import-documents.ts";
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
    if (files.length > 1 && (options.facts?.title || options.editionOf)) {
      throw new UsageError("--title and --edition-of are for one file alone.");
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
    const result = await importDocuments(context, COMMAND_LINE, files, {
      ...options,
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

/** A person's word counts; options that only answers have say it too. */
async function kindOf(file: { name: string; bytes: Uint8Array }, values: OptionValues): Promise<string> {
  const as = oneOf(values, "as", ["document", "answers", ...ANSWER_FILE_KINDS]);
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
  const { documents, added, changed, known, left, warnings } = result;
  print(
    `${documents} documents and ${added} entries are new, ${changed} entries changed, ${known} known, ${left} left as they are here.`,
  );
  for (const warning of warnings) print(`Warning: ${warning}`);
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
