/**
 * One document into the library, new or as a new edition: its file, its text, its passages and their entries, in one batch.
 *
 * Entries whose quotes the new edition still contains move on to it in the same batch, so that no moment passes in which
 * a citation points at text that is not there. The others keep citing the edition before, which is kept.
 */
import type { Actor } from "../domain/actor.ts";
import type { LibraryEntry } from "../domain/library-entry.ts";
import type { Passage, SourceDocument } from "../domain/source-document.ts";
import { entriesOf, type ParsedDocument, reanchored } from "../library/index.ts";
import { ConstraintError, type Statement } from "../ports/database.ts";
import { findEdition } from "../store/edition-store.ts";
import { appendEvent } from "../store/event-store.ts";
import { entriesCiting, findDocument, libraryVersion, passagesOf, saveLibrary } from "../store/library-store.ts";
import type { AppContext } from "./context.ts";
import { readEdition } from "./get-document.ts";

export interface SavedDocument {
  readonly outcome: "added" | "new-edition" | "unchanged";
  readonly documents: number;
  readonly entries: number;
  /** Of the entries that cite the document: those that went on to the new edition, and those that wait for their owner. */
  readonly moved: number;
  readonly waiting: readonly LibraryEntry[];
  /** The edition that was there before; null for a new document. */
  readonly before: SourceDocument | null;
}

/** How often it is tried again where somebody changes the library meanwhile. */
const TRIES = 5;

/** @param bytes of the original; null where there is none to keep */
export async function saveDocument(
  context: AppContext,
  actor: Actor,
  parsed: ParsedDocument,
  bytes: Uint8Array | null,
  also: readonly Statement[] = [],
): Promise<SavedDocument> {
  for (let tries = 1; ; tries++) {
    try {
      return await save(context, actor, parsed, bytes, also);
    } catch (error) {
      if (!(error instanceof ConstraintError) || tries === TRIES) throw error;
    }
  }
}

/** @throws ConstraintError where the library has moved on between reading and writing */
async function save(
  context: AppContext,
  actor: Actor,
  parsed: ParsedDocument,
  bytes: Uint8Array | null,
  also: readonly Statement[],
): Promise<SavedDocument> {
  const { database, blobs, clock } = context;
  const since = await libraryVersion(database);
  const { document, passages } = parsed;
  const before = (await findDocument(database, document.id)) ?? null;
  const isNew = before?.contentHash !== document.contentHash;
  const citing = isNew && before ? await entriesCiting(database, document.id) : [];
  const { moved, waiting } =
    citing.length > 0
      ? await reanchored(citing, parsed, await earlierPassages(context, before as SourceDocument, citing))
      : { moved: [], waiting: [] };
  const archived = new Set(citing.filter((entry) => entry.archived).map(({ id }) => id));
  const left = waiting.filter(({ id }) => !archived.has(id));
  const outcome = !isNew ? "unchanged" : before ? "new-edition" : "added";
  const original = isNew && bytes && document.original ? await blobs.put(document.original.hash, bytes) : [];
  const at = clock.now().toISOString();
  const entries = await entriesOf(document, passages);
  const after = { documents: [document.id], entries: entries.length, moved: moved.length, waiting: left.length };
  const saved = await saveLibrary(
    database,
    { documents: [parsed], entries: [...entries, ...moved] },
    {
      at,
      by: actor.name,
      since,
      also: [
        ...original,
        appendEvent({
          at,
          actor,
          action: "import",
          before: before && { document: before.id, contentHash: before.contentHash },
          after: { ...after, contentHash: document.contentHash, original: document.original },
        }),
        ...also,
      ],
    },
  );
  return { outcome, ...saved, moved: moved.length, waiting: left, before };
}

/** Passages of each edition that somebody cites, by content hash. */
async function earlierPassages(
  { database }: AppContext,
  present: SourceDocument,
  citing: readonly LibraryEntry[],
): Promise<Map<string, readonly Passage[]>> {
  const { id, contentHash } = present;
  const passages = new Map<string, readonly Passage[]>([[contentHash, await passagesOf(database, id)]]);
  const cited = citing.flatMap(({ citations }) => citations.filter((citation) => citation.document === id));
  for (const hash of new Set(cited.map((citation) => citation.contentHash))) {
    const edition = passages.has(hash) ? undefined : await findEdition(database, id, hash);
    if (edition) passages.set(hash, (await readEdition(present, edition)).passages);
  }
  return passages;
}
