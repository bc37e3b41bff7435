/**
 * Files of every kind into the library, each told by what it is as one alone would be: a library that was exported from
 * here, answers that somebody gave before, curated answers, or a document.
 *
 * Libraries come first, then documents, answers given before and curated answers, so that what is cited is there before
 * what cites it. Where a table's contents leave open what it is, nothing of it is kept and a person is asked. A file of answers
 * that is known by its bytes is passed over, since what a person said of it then is not said again here.
 */
import type { Actor } from "../domain/actor.ts";
import type { Day } from "../domain/day.ts";
import { AppError } from "../domain/errors.ts";
import { sha256 } from "../library/index.ts";
import { documentHeads } from "../store/library-store.ts";
import { skippedNotes } from "./answer-notes.ts";
import { authorize } from "./authorize.ts";
import type { MissingOriginal } from "./bring-documents.ts";
import { bringLibrary, describeBrought } from "./bring-library.ts";
import type { AppContext } from "./context.ts";
import { type ConflictAction, importAnswers } from "./import-answers.ts";
import {
  DEFAULT_MAX_FILE_BYTES,
  type ImportedFile,
  type ImportOptions,
  type ImportResult,
  type IncomingFile,
  importDocuments,
  isCurated,
  refused,
  refuseLarge,
  unchanged,
} from "./import-documents.ts";
import { mendOriginal } from "./mend-original.ts";
import { type AnswerFileKind, readAnswers } from "./read-answers.ts";
import { mayBeLibrary, mayBeTable, tellFile } from "./tell-file.ts";

/** What a person may say of the tables among the files; a library's own export stays one. */
export type SaidKind = "document" | "answers" | AnswerFileKind;

export interface FileImportOptions extends Omit<ImportOptions, "alone"> {
  readonly as?: SaidKind | undefined;
  /** What holds for all files of answers; with it a table that may be answers is. */
  readonly answers?:
    | { readonly customer?: string | undefined; readonly date?: Day | undefined; readonly otherwise?: ConflictAction }
    | undefined;
}

type Kind = "library" | "document" | "answers" | "curated";
const ORDER: readonly Kind[] = ["library", "document", "answers", "curated"];

/** @throws AppError `forbidden`; where there is one file alone, whatever is wrong with it; the signal's reason */
export async function importFiles(
  context: AppContext,
  actor: Actor,
  incoming: readonly IncomingFile[],
  options: FileImportOptions = {},
): Promise<ImportResult> {
  authorize(actor, "curate");
  const alone = incoming.length === 1;
  const results: ImportResult[] = [];
  const missing: MissingOriginal[] = [];
  const keep = (result: ImportResult) => {
    results.push(result);
    for (const file of result.files) options.onFile?.(file);
  };
  /** What one file comes to, or why it was refused. */
  const attempt = async (file: IncomingFile, run: () => Promise<ImportResult>) => {
    options.signal?.throwIfAborted();
    try {
      keep(await run());
    } catch (error) {
      if (!(error instanceof AppError) || alone) throw error;
      keep(resultOf(refused(file.name, error)));
    }
  };

  const told = new Map<Kind, IncomingFile[]>(ORDER.map((kind) => [kind, []]));
  for (const file of incoming) {
    const tell = async () => {
      told.get(await kindOf(actor, file, options))?.push(file);
      return NOTHING;
    };
    await attempt(file, tell);
  }
  for (const kind of ORDER) {
    const files = told.get(kind) ?? [];
    if (kind === "document" || kind === "curated") {
      results.push(files.length === 0 ? NOTHING : await importDocuments(context, actor, files, { ...options, alone }));
      continue;
    }
    for (const file of files) {
      await attempt(file, () =>
        kind === "library" ? bringOne(context, actor, file, missing) : answersOf(context, actor, file, options),
      );
    }
  }
  // Files that came along may have brought what a library lacked.
  const lacked = await Promise.all(
    missing.map(async (one) => ((await context.blobs.get(one.hash)) ? [] : [one.message])),
  );
  return {
    documents: results.reduce((sum, { documents }) => sum + documents, 0),
    entries: results.reduce((sum, { entries }) => sum + entries, 0),
    files: results.flatMap(({ files }) => files),
    warnings: [...results.flatMap(({ warnings }) => warnings), ...lacked.flat()],
  };
}

const NOTHING: ImportResult = { documents: 0, entries: 0, files: [], warnings: [] };

function resultOf(file: ImportedFile, documents = 0, entries = 0): ImportResult {
  return { documents, entries, files: [file], warnings: file.warnings };
}

async function kindOf(actor: Actor, file: IncomingFile, { as, answers, maxBytes }: FileImportOptions): Promise<Kind> {
  const { name, size } = file;
  if (isCurated(file)) return "curated";
  if (!mayBeTable(name) && !mayBeLibrary(name)) return "document";
  // A library holds many documents.
  if (!mayBeLibrary(name)) refuseLarge(name, size, maxBytes ?? DEFAULT_MAX_FILE_BYTES);
  const told = await tellFile(actor, { name, bytes: await file.bytes() });
  if (told === "library") return told;
  if (as !== undefined) return as === "document" ? as : "answers";
  if (told !== "unsure") return told;
  if (answers) return "answers";
  throw new AppError(
    "invalid_input",
    `${name} may be a table of facts or answers to questions. Say which: document or answers (--as on the command line).`,
  );
}

/** @param missing takes the originals that the library came without */
async function bringOne(
  context: AppContext,
  actor: Actor,
  file: IncomingFile,
  missing: MissingOriginal[],
): Promise<ImportResult> {
  const { name } = file;
  const brought = await bringLibrary(context, actor, { name, bytes: await file.bytes() });
  const { documents, originals, added, changed, warnings } = brought;
  missing.push(...brought.missing);
  const told = warnings.filter((warning) => !brought.missing.some(({ message }) => message === warning));
  const line: ImportedFile = {
    ...unchanged(name, null, `a library: ${describeBrought(brought)}`).file,
    outcome: documents + originals + added + changed > 0 ? "added" : "unchanged",
    warnings: told.map((warning) => `${name}: ${warning}`),
  };
  return resultOf(line, documents, added + changed);
}

async function answersOf(
  context: AppContext,
  actor: Actor,
  file: IncomingFile,
  { as, answers, facts }: FileImportOptions,
): Promise<ImportResult> {
  const { name } = file;
  const bytes = await file.bytes();
  if (!answers) {
    const hash = await sha256(bytes);
    const known = (await documentHeads(context.database)).find(({ original }) => original?.hash === hash);
    if (known) {
      const mended = await mendOriginal(context, actor, { hash, bytes, document: known.id });
      const why = mended ? `is the original of "${known.title}", which was missing here.` : "is known already.";
      return resultOf(unchanged(name, known.id, why).file);
    }
  }
  const kind = as === "document" || as === "answers" ? undefined : as;
  const { customer, date, otherwise } = answers ?? {};
  const given = { fileName: name, bytes, kind, customer, date, access: facts?.access };
  const { skipped } = await readAnswers(context, given);
  const done = await importAnswers(context, actor, given, otherwise ? { otherwise } : {});
  const entries = done.added + done.both + done.replaced + done.phrasings;
  const counts = [
    `${done.added + done.both} answers are new`,
    `${done.phrasings} wordings were added`,
    ...(done.replaced > 0 ? [`${done.replaced} entries were replaced`] : []),
    `${done.known} known`,
    `${done.skipped} skipped`,
  ];
  const line: ImportedFile = {
    ...unchanged(name, done.document, `answers given before: ${counts.join(", ")}.`).file,
    outcome: entries > 0 ? "added" : "unchanged",
    warnings: [
      ...[...skippedNotes(skipped), ...done.warnings].map((warning) => `${name}: ${warning}`),
      ...(done.left > 0
        ? [
            `${name}: ${done.left} of its answers contradict the library, which stays; import it alone to decide on each.`,
          ]
        : []),
    ],
  };
  return resultOf(line, done.isNew ? 1 : 0, entries);
}
