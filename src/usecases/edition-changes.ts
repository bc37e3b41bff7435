/** What the new edition of a document changes: passage by passage, and for the answers that rested on the one before. */
import type { Actor } from "../domain/actor.ts";
import { type Citation, resolves } from "../domain/citation.ts";
import { AppError } from "../domain/errors.ts";
import type { LibraryEntry } from "../domain/library-entry.ts";
import type { Passage } from "../domain/source-document.ts";
import { contentOf } from "../domain/stored-entry.ts";
import { citationOf, diffPassages, nearestPassage, type PassageDiff } from "../library/index.ts";
import { findEdition, listEditions } from "../store/edition-store.ts";
import { entriesCiting, findDocument, passagesOf } from "../store/library-store.ts";
import { authorize } from "./authorize.ts";
import { changeEntry, conflict, editable } from "./change-entry.ts";
import type { AppContext } from "./context.ts";
import { readEdition } from "./get-document.ts";
import { storedEntry } from "./get-entry.ts";

/** An answer that cites an edition which is no longer the present one. */
export interface WaitingEntry {
  readonly entry: LibraryEntry;
  /** Its citations of earlier editions, each with what the present one says that comes nearest. */
  readonly stale: readonly { readonly citation: Citation; readonly nearest: Passage | null }[];
}

export interface EditionChanges {
  readonly document: { readonly id: string; readonly title: string; readonly contentHash: string };
  /** The edition that is compared with the present one; null where there is none. */
  readonly before: { readonly contentHash: string; readonly title: string; readonly supersededAt: string } | null;
  readonly diff: PassageDiff;
  readonly waiting: readonly WaitingEntry[];
  /** How many other answers cite the present edition. */
  readonly settled: number;
}

/** @param from content hash of an earlier edition; the last one where it is left out @throws AppError `not_found` */
export async function editionChanges(
  context: AppContext,
  actor: Actor,
  id: string,
  from?: string | undefined,
): Promise<EditionChanges> {
  authorize(actor, "read");
  const { database } = context;
  const document = await findDocument(database, id);
  if (!document) throw new AppError("not_found", `The library has no source document "${id}".`);
  const hash = from ?? (await listEditions(database, id))[0]?.contentHash;
  const edition = hash === undefined ? undefined : await findEdition(database, id, hash);
  if (from !== undefined && !edition)
    throw new AppError("not_found", `There is no such edition of "${document.title}".`);
  const passages = await passagesOf(database, id);
  const old = edition ? (await readEdition(document, edition)).passages : passages;
  const citing = (await entriesCiting(database, id)).filter(({ archived }) => !archived);
  const waiting = citing.flatMap((entry) => {
    const stale = entry.citations
      .filter((citation) => citation.document === id && !resolves(citation, document))
      .map((citation) => ({ citation, nearest: nearestPassage(citation.quote, passages) }));
    return stale.length > 0 ? [{ entry, stale }] : [];
  });
  return {
    document: { id, title: document.title, contentHash: document.contentHash },
    before: edition
      ? { contentHash: edition.contentHash, title: edition.title, supersededAt: edition.supersededAt }
      : null,
    diff: diffPassages(old, passages),
    waiting,
    settled: citing.length - waiting.length,
  };
}

/**
 * Lets an answer rest on a passage of the present edition in place of what it cites of earlier ones.
 *
 * @param seen content hash of the entry that the person looked at
 * @throws AppError `not_found`; `conflict` with the current entry where it has changed since
 */
export async function citePresentEdition(
  context: AppContext,
  actor: Actor,
  id: string,
  { entry: entryId, passage: passageId, seen }: { entry: string; passage: string; seen: string },
): Promise<LibraryEntry> {
  authorize(actor, "curate");
  const { database } = context;
  const [document, entry] = await Promise.all([findDocument(database, id), storedEntry(context, entryId)]);
  if (!document) throw new AppError("not_found", `The library has no source document "${id}".`);
  if (entry.contentHash !== seen) throw conflict(entry);
  await editable(context, entryId, entry.version);
  const passage = (await passagesOf(database, id)).find((one) => one.id === passageId);
  if (!passage) throw new AppError("not_found", `The present edition of "${document.title}" has no such passage.`);
  const fresh = citationOf(document, passage);
  const kept = entry.citations.filter((citation) => citation.document !== id || resolves(citation, document));
  const known = kept.some(({ document: of, start, end }) => of === id && start === fresh.start && end === fresh.end);
  const citations = known ? kept : [...kept, fresh];
  // Whoever says that an answer still holds has looked at it.
  const content = { ...contentOf(entry), citations };
  return changeEntry(context, actor, { entry, content, action: "edit", reviewed: true });
}
