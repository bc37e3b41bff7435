/**
 * Brings files into the library one after another: documents of every kind, and curated answers (YAML), which come last so
 * that they may cite documents that come with them.
 *
 * Each file stands for itself: one that cannot be read is named with its reason, and the others are brought in. What a
 * file brings is saved in one batch, so nothing is ever half there. A file whose bytes are known already is passed over
 * without being read, which makes importing a folder again cheap.
 */
import type { Actor } from "../domain/actor.ts";
import { AppError, type ErrorCode } from "../domain/errors.ts";
import { type DocumentFacts, parseAnswers, sha256 } from "../library/index.ts";
import { appendEvent } from "../store/event-store.ts";
import { allDocuments, type DocumentHead, documentHeads, passagesOf, saveLibrary } from "../store/library-store.ts";
import { authorize } from "./authorize.ts";
import type { AppContext } from "./context.ts";
import { ensureLibrary } from "./load-library.ts";
import { mendOriginal } from "./mend-original.ts";
import { placeOf, probableEdition } from "./place-document.ts";
import { readOriginal, type SaidFacts } from "./read-original.ts";
import { saveDocument } from "./save-document.ts";

/** A file to import; read only when its turn comes, so that a folder need not fit into memory. */
export interface IncomingFile {
  /** With `/` its path within the folder that is imported. */
  readonly name: string;
  readonly size: number;
  bytes(): Promise<Uint8Array>;
}

export interface ImportOptions {
  /** What a person says about the file in place of what was found in it. */
  readonly facts?: SaidFacts;
  /** Id of the document of which the file is a new edition. */
  readonly editionOf?: string | undefined;
  readonly maxBytes?: number | undefined;
  readonly signal?: AbortSignal | undefined;
  /** Whether what is wrong with a file is thrown; as it is for one that comes alone. */
  readonly alone?: boolean | undefined;
  /** Told of each file when it is done with. */
  onFile?(file: ImportedFile): void;
}

export interface ImportedFile {
  readonly file: string;
  readonly outcome: "added" | "new-edition" | "unchanged" | "refused";
  /** One sentence for a person. */
  readonly message: string;
  /** Why it was refused. */
  readonly code: ErrorCode | null;
  readonly document: string | null;
  readonly facts: DocumentFacts | null;
  readonly pages: number | null;
  readonly passages: number;
  /** Sentences for a person: pages without text, answers that wait for their owner. */
  readonly warnings: readonly string[];
}

export interface ImportResult {
  /** How many were new or changed; the rest was known already. */
  readonly documents: number;
  readonly entries: number;
  readonly files: readonly ImportedFile[];
  /** Sentences for a person: kept answers whose evidence the new edition no longer contains. */
  readonly warnings: readonly string[];
}

export const DEFAULT_MAX_FILE_BYTES = 25 * 1024 * 1024;

/** @throws AppError `forbidden`; where there is one file alone, whatever is wrong with it; the signal's reason */
export async function importDocuments(
  context: AppContext,
  actor: Actor,
  incoming: readonly IncomingFile[],
  options: ImportOptions = {},
): Promise<ImportResult> {
  authorize(actor, "curate");
  await ensureLibrary(context);
  const { alone = incoming.length === 1 } = options;
  const files: ImportedFile[] = [];
  let [documents, entries] = [0, 0];
  let heads = await documentHeads(context.database);
  const brought = new Map<string, string>();
  for (const file of [...incoming.filter((one) => !isCurated(one)), ...incoming.filter(isCurated)]) {
    options.signal?.throwIfAborted();
    try {
      const done = isCurated(file)
        ? await importAnswers(context, actor, file)
        : await importDocument(context, actor, file, { heads, brought }, options);
      documents += done.documents;
      entries += done.entries;
      if (done.documents > 0) heads = await documentHeads(context.database);
      if (done.file.document !== null) brought.set(done.file.document, file.name);
      files.push(done.file);
    } catch (error) {
      if (!(error instanceof AppError) || alone) throw error;
      files.push(refused(file.name, error));
    }
    options.onFile?.(files.at(-1) as ImportedFile);
  }
  return { documents, entries, files, warnings: files.flatMap(({ warnings }) => warnings) };
}

/** Curated answers, which come as YAML. */
export const isCurated = ({ name }: Pick<IncomingFile, "name">): boolean => /\.ya?ml$/i.test(name);

interface Done {
  readonly documents: number;
  readonly entries: number;
  readonly file: ImportedFile;
}

async function importDocument(
  context: AppContext,
  actor: Actor,
  file: IncomingFile,
  { heads, brought }: { heads: readonly DocumentHead[]; brought: ReadonlyMap<string, string> },
  { facts: said = {}, editionOf, maxBytes = DEFAULT_MAX_FILE_BYTES, signal }: ImportOptions,
): Promise<Done> {
  const { name } = file;
  if (editionOf !== undefined && !heads.some(({ id }) => id === editionOf)) {
    throw new AppError("not_found", `The library has no source document "${editionOf}" to bring a new edition of.`);
  }
  refuseLarge(name, file.size, maxBytes);
  const bytes = await file.bytes();
  const hash = await sha256(bytes);
  const known = heads.find(({ original }) => original?.hash === hash);
  const mended = ({ id: document }: DocumentHead) => mendOriginal(context, actor, { hash, bytes, document });
  if (known) {
    if (await mended(known))
      return unchanged(name, known.id, `is the original of "${known.title}", which was missing here.`);
    const where = known.original?.name === name ? "" : `; it is there as "${known.title}"`;
    return unchanged(name, known.id, `is known already${where}${known.retired ? "; it is retired" : ""}.`);
  }
  // Of a file that was replaced another copy lies about: only a person's word brings it back.
  const isEarlier = (text: string | null) =>
    editionOf === undefined
      ? heads.find(({ earlier }) => earlier.some((edition) => edition.file === hash || edition.contentHash === text))
      : undefined;
  const replaced = isEarlier(null);
  if (replaced && (await mended(replaced))) {
    return unchanged(
      name,
      replaced.id,
      `is an earlier edition of "${replaced.title}", whose original was missing here.`,
    );
  }
  if (replaced) return unchanged(name, replaced.id, `is an earlier edition of "${replaced.title}", which is kept.`);
  const id = placeOf(name, heads, brought);
  const placed = { id, editionOf, said, signal };
  const { parsed, reading, facts } = await readOriginal(context, { name, bytes, hash }, placed);
  const same = isEarlier(parsed.document.contentHash);
  if (same) return unchanged(name, same.id, `says what an earlier edition of "${same.title}" says, which is kept.`);
  const other = brought.get(parsed.document.id);
  if (other !== undefined) {
    throw new AppError(
      "invalid_document",
      `${name} calls itself "${parsed.document.id}", as ${other} does; give one of them another id.`,
    );
  }
  const { document, passages } = parsed;
  const saved = await saveDocument(context, actor, parsed, bytes);
  if (saved.outcome === "unchanged") return unchanged(name, document.id, "says what the library has already.");
  const likely = saved.outcome === "added" ? probableEdition(name, facts.title, heads) : null;
  const pages = reading.pages?.length ?? null;
  const size = `${pages === null ? "" : `${pages} ${pages === 1 ? "page" : "pages"}, `}${passages.length} passages`;
  const moves =
    saved.moved + saved.waiting.length === 0
      ? ""
      : `; ${saved.moved} answers moved on to it, ${saved.waiting.length} wait for their owner`;
  return {
    documents: saved.documents,
    entries: saved.entries,
    file: {
      file: name,
      outcome: saved.outcome,
      message: `${saved.outcome === "added" ? "new" : `new edition of "${saved.before?.title}"`}: ${size}${moves}.`,
      code: null,
      document: document.id,
      facts: { ...facts, title: document.title },
      pages,
      passages: passages.length,
      warnings: [
        ...reading.warnings.map((warning) => `${name}: ${warning}`),
        ...saved.waiting.map(
          (entry) => `"${entry.question}" cites text of "${document.title}" that its new edition does not contain.`,
        ),
        ...(heads.some((head) => head.id === document.id && head.retired)
          ? [`"${document.title}" is retired, so nothing of this edition is matched until somebody brings it back.`]
          : []),
        ...(likely
          ? [
              `${name}: the library also has "${likely.title}" (${likely.id}). If this is a new edition of it, import it with --edition-of ${likely.id}.`,
            ]
          : []),
      ],
    },
  };
}

/** @throws AppError `too_large` */
export function refuseLarge(name: string, size: number, most: number): void {
  if (size <= most) return;
  const [has, may] = [size, most].map((bytes) => Math.round(bytes / 1024 / 1024));
  throw new AppError(
    "too_large",
    `${name} has ${has} MB; a document may have ${may} MB. Split it, or save it without its pictures.`,
  );
}

async function importAnswers(context: AppContext, actor: Actor, { name, bytes }: IncomingFile): Promise<Done> {
  const { database, clock } = context;
  const text = new TextDecoder().decode(await bytes());
  const held = await allDocuments(database);
  const citable = await Promise.all(
    held.map(async (document) => ({ document, passages: await passagesOf(database, document.id) })),
  );
  const entries = await parseAnswers({ path: name, text }, citable);
  const at = clock.now().toISOString();
  const saved = await saveLibrary(
    database,
    { documents: [], entries },
    {
      at,
      by: actor.name,
      also: [appendEvent({ at, actor, action: "import", after: { documents: [], entries: entries.length } })],
    },
  );
  const message = `${saved.entries} of its ${entries.length} answers are new or changed.`;
  if (saved.entries === 0) return unchanged(name, null, "brings no answer that is new.");
  return {
    ...saved,
    file: { ...unchanged(name, null, "").file, outcome: "added", message },
  };
}

export function unchanged(file: string, document: string | null, why: string): Done {
  return {
    documents: 0,
    entries: 0,
    file: {
      file,
      outcome: "unchanged",
      message: why,
      code: null,
      document,
      facts: null,
      pages: null,
      passages: 0,
      warnings: [],
    },
  };
}

export function refused(file: string, { code, message }: AppError): ImportedFile {
  return { ...unchanged(file, null, message).file, outcome: "refused", code };
}
