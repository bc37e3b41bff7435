/**
 * The library as matching needs it: documents and a search index over the entries, held until the library changes.
 *
 * Building the index is the dearest thing the product does, so one is kept for each database and thrown away when the
 * library's version moves on. A library into which nothing was ever loaded is first filled from the knowledge folder.
 */
import type { AccessLevels } from "../domain/access.ts";
import { SYSTEM } from "../domain/actor.ts";
import type { Day } from "../domain/day.ts";
import type { SourceDocument } from "../domain/source-document.ts";
import type { Vocabulary } from "../domain/vocabulary.ts";
import { loadKnowledge, type ParsedDocument, parseVocabulary, sha256 } from "../library/index.ts";
import { createMatcher, type Matcher } from "../matching/index.ts";
import type { Database } from "../ports/database.ts";
import type { KnowledgeFile } from "../ports/knowledge-source.ts";
import { entriesDueBy } from "../store/freshness-store.ts";
import { allDocuments, allEntries, libraryVersion, readAccess, saveLibrary } from "../store/library-store.ts";
import type { AppContext } from "./context.ts";
import { placeOf } from "./place-document.ts";
import { readOriginal } from "./read-original.ts";

export interface LoadedLibrary {
  readonly version: number;
  readonly documents: ReadonlyMap<string, SourceDocument>;
  readonly access: AccessLevels;
  /** The days by which entries have to be looked at again, by id; of those alone that have one. */
  readonly reviewBy: ReadonlyMap<string, Day>;
  readonly vocabulary: Vocabulary;
  readonly matcher: Matcher;
}

const held = new WeakMap<Database, Promise<LoadedLibrary>>();

/** @throws AppError `invalid_document` or `unresolved_citation` where the knowledge folder is broken; nothing is saved then */
export async function loadLibrary(context: AppContext): Promise<LoadedLibrary> {
  const version = await libraryVersion(context.database);
  const before = held.get(context.database);
  if (before && (await before).version === version) return before;
  const loading = build(context, version);
  held.set(context.database, loading);
  // A failure is told to whoever asked, and tried again for whoever asks next.
  loading.catch(() => held.delete(context.database));
  return loading;
}

/** Fills a library into which nothing was ever loaded, without the cost of an index. @throws as `loadLibrary` */
export async function ensureLibrary(context: AppContext): Promise<void> {
  if ((await libraryVersion(context.database)) === 0) await fill(context, await context.knowledge.files());
}

async function fill(context: AppContext, files: readonly KnowledgeFile[]): Promise<void> {
  const { database, clock } = context;
  const originals: ParsedDocument[] = [];
  for (const { name, bytes } of (await context.knowledge.originals?.()) ?? []) {
    const content = await bytes();
    const hash = await sha256(content);
    const heads = originals.map(({ document }) => document);
    originals.push((await readOriginal(context, { name, bytes: content, hash }, { id: placeOf(name, heads) })).parsed);
    // Each by itself, since a folder need not fit into memory; what a broken one leaves behind is swept.
    await database.batch(await context.blobs.put(hash, content));
  }
  const { documents, entries: curated } = await loadKnowledge(files, originals);
  const entries = [...documents.flatMap((document) => document.entries), ...curated];
  await saveLibrary(database, { documents, entries }, { at: clock.now().toISOString(), by: SYSTEM.name });
}

async function build(context: AppContext, version: number): Promise<LoadedLibrary> {
  const { database } = context;
  const files = await context.knowledge.files();
  if (version === 0) await fill(context, files);
  const [documents, entries, access, due, now] = await Promise.all([
    allDocuments(database),
    allEntries(database),
    readAccess(database),
    entriesDueBy(database, "9999-12-31"),
    libraryVersion(database),
  ]);
  const vocabulary = parseVocabulary(files.filter(({ path }) => path.startsWith("vocabulary/")));
  return {
    version: now,
    documents: new Map(documents.map((document) => [document.id, document])),
    access,
    reviewBy: new Map(due.map(({ id, reviewBy }) => [id, reviewBy])),
    vocabulary,
    matcher: createMatcher(entries, vocabulary),
  };
}
