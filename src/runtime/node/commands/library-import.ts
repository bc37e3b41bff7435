/** `library import`: files and whole folders into the library, with a bar while it lasts and a line for each file. */

import { ACCESS_LEVELS } from "../../../domain/access.ts";
import { COMMAND_LINE } from "../../../domain/actor.ts";
import { DOCUMENT_KINDS } from "../../../domain/document-kind.ts";
import { AppError } from "../../../domain/errors.ts";
import { type ImportedFile, type ImportOptions, importDocuments } from "../../../usecases/import-documents.ts";
import { type Command, type OptionValues, print, printJson, stringOption, UsageError } from "../command.ts";
import { filesIn } from "../folder-files.ts";
import { progressBar } from "../progress-bar.ts";
import { withContext } from "../with-context.ts";

export const libraryImport: Command = {
  name: "library import",
  usage: "FILE... [--title T] [--kind K] [--as-of D] [--valid-until D] [--access A] [--edition-of ID] [--json]",
  summary: "Import documents and curated answers, a folder with all in it; what is there already is passed over",
  options: {
    title: { type: "string" },
    kind: { type: "string" },
    "as-of": { type: "string" },
    "valid-until": { type: "string" },
    access: { type: "string" },
    "edition-of": { type: "string" },
    json: { type: "boolean" },
  },
  words: [1, Number.POSITIVE_INFINITY],
  run: withContext(async (context, { positionals, values }) => {
    const options = optionsOf(values);
    const files = (await Promise.all(positionals.map(filesIn))).flat();
    if (files.length === 0) throw new AppError("invalid_input", "There is no file to import in there.");
    if (files.length > 1 && (options.facts?.title || options.editionOf)) {
      throw new UsageError("--title and --edition-of are for one file alone.");
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

function optionsOf(values: OptionValues): ImportOptions {
  const kind = oneOf(values, "kind", DOCUMENT_KINDS);
  const access = oneOf(values, "access", ACCESS_LEVELS);
  const title = stringOption(values, "title");
  const asOf = dayOption(values, "as-of");
  const validUntil = dayOption(values, "valid-until");
  return { facts: { title, kind, asOf, validUntil, access }, editionOf: stringOption(values, "edition-of") };
}

function oneOf<T extends string>(values: OptionValues, name: string, words: readonly T[]): T | undefined {
  const given = stringOption(values, name);
  const word = words.find((candidate) => candidate === given);
  if (given !== undefined && word === undefined) throw new UsageError(`--${name} takes one of ${words.join(", ")}.`);
  return word;
}

function dayOption(values: OptionValues, name: string): string | undefined {
  const given = stringOption(values, name);
  if (given === undefined) return undefined;
  const date = new Date(`${given}T00:00:00Z`);
  if (!/^\d{4}-\d{2}-\d{2}$/.test(given) || Number.isNaN(date.getTime()) || !date.toISOString().startsWith(given)) {
    throw new UsageError(`--${name} takes a date such as 2026-05-31, not "${given}".`);
  }
  return given;
}

/** What became of a file and, where it was read, what it seems to be. */
function lineOf({ file, outcome, message, document, facts }: ImportedFile): string {
  const line = `${file}: ${outcome === "refused" ? "not imported. " : ""}${message}`;
  if (!facts) return line;
  const dates = [
    facts.published && `published ${facts.published}`,
    facts.asOf && `as of ${facts.asOf}`,
    facts.validUntil && `valid until ${facts.validUntil}`,
  ].filter(Boolean);
  return `${line}\n  ${document}: "${facts.title}", ${[facts.kind, ...dates].join(", ")}`;
}
