/** The library's source documents: all of them in short, or one edition with its text, its passages and its original. */
import type { Actor } from "../domain/actor.ts";
import type { Original } from "../domain/document-kind.ts";
import { AppError } from "../domain/errors.ts";
import type { Passage, SourceDocument } from "../domain/source-document.ts";
import { parseDocument, splitText } from "../library/index.ts";
import { type Edition, findEdition, listEditions } from "../store/edition-store.ts";
import { allDocuments, findDocument, passagesOf } from "../store/library-store.ts";
import { authorize } from "./authorize.ts";
import type { AppContext } from "./context.ts";
import { loadLibrary } from "./load-library.ts";

export interface DocumentDetail {
  readonly document: SourceDocument;
  readonly passages: readonly Passage[];
  /** Those before the present one, the newest first. */
  readonly editions: readonly Omit<Edition, "text">[];
  /** When a newer edition took the place of the one that is shown; null for the present one. */
  readonly supersededAt: string | null;
}

export async function listDocuments(context: AppContext, actor: Actor): Promise<Omit<SourceDocument, "text">[]> {
  authorize(actor, "read");
  await loadLibrary(context);
  return (await allDocuments(context.database)).map(({ text: _, ...short }) => short);
}

/**
 * @param hash content hash of the wanted edition; the present one where it is left out
 * @throws AppError `not_found`
 */
export async function getDocument(
  context: AppContext,
  actor: Actor,
  id: string,
  hash?: string | undefined,
): Promise<DocumentDetail> {
  authorize(actor, "read");
  await loadLibrary(context);
  const { database } = context;
  const document = await findDocument(database, id);
  if (!document) throw new AppError("not_found", `The library has no source document "${id}".`);
  const editions = await listEditions(database, id);
  if (hash === undefined || hash === document.contentHash) {
    return { document, passages: await passagesOf(database, id), editions, supersededAt: null };
  }
  const edition = await editionOrError(context, document, hash);
  return { ...(await readEdition(document, edition)), editions, supersededAt: edition.supersededAt };
}

/** An earlier edition in the shape of a document; its passages are split again, the same way as then. */
export async function readEdition(
  document: SourceDocument,
  edition: Edition,
): Promise<{ document: SourceDocument; passages: readonly Passage[] }> {
  const { title, published, asOf, kind, pages, original, contentHash, text } = edition;
  const { id } = document;
  const isText = original ? original.format === "text" : !/^(?:---|#{1,6} )/m.test(text);
  const { passages } =
    original?.format === "markdown" || (!original && !isText)
      ? await parseDocument({ path: `${id}.md`, text }, id)
      : splitText(title, id, text, { plain: isText });
  return { document: { ...document, title, published, asOf, kind, pages, original, contentHash, text }, passages };
}

/** @throws AppError `not_found` */
async function editionOrError({ database }: AppContext, { id, title }: SourceDocument, hash: string): Promise<Edition> {
  const edition = await findEdition(database, id, hash);
  if (!edition) throw new AppError("not_found", `The library has no such edition of "${title}".`);
  return edition;
}

/**
 * The file that an edition was read from, as it came.
 *
 * @throws AppError `not_found` where it came without a file of its own; `storage_unavailable` where the file is lost
 */
export async function getOriginal(
  context: AppContext,
  actor: Actor,
  id: string,
  hash?: string | undefined,
): Promise<{ original: Original; bytes: Uint8Array }> {
  authorize(actor, "read");
  const document = await findDocument(context.database, id);
  if (!document) throw new AppError("not_found", `The library has no source document "${id}".`);
  const edition =
    hash === undefined || hash === document.contentHash ? null : await editionOrError(context, document, hash);
  const original = (edition ?? document).original;
  if (!original) throw new AppError("not_found", `"${document.title}" came as text, without a file of its own.`);
  const bytes = await context.blobs.get(original.hash);
  if (!bytes)
    throw new AppError(
      "storage_unavailable",
      `The file of "${document.title}" is missing here; import "${original.name}" again.`,
    );
  return { original, bytes };
}
