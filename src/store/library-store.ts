/**
 * The library in SQL: source documents, their passages, and entries.
 *
 * Everything that changes it goes through `saveLibrary`, one batch that also raises the library's version, so that a
 * holder of a search index sees either all of a change or none.
 */

import type { Access, AccessLevels } from "../domain/access.ts";
import type { DocumentKind, Original } from "../domain/document-kind.ts";
import type { EntryOrigin, LibraryEntry } from "../domain/library-entry.ts";
import type { Certification, Passage, PassageKind, SourceDocument } from "../domain/source-document.ts";
import type { Database, Statement } from "../ports/database.ts";
import { keepEdition } from "./edition-store.ts";
import { keepVersions } from "./entry-version-store.ts";
import { onlyIf } from "./guard.ts";
import { fromJson, fromJsonOrNull, jsonSlices, toJsonOrNull } from "./json.ts";

export interface LibraryChange {
  readonly documents: readonly { readonly document: SourceDocument; readonly passages: readonly Passage[] }[];
  /** A passage entry belongs to the document it cites, and goes when that document is replaced. */
  readonly entries: readonly LibraryEntry[];
}

/**
 * What is known by its hash already is left alone: saving a change twice is harmless, even to the version.
 *
 * @param since the library's version that the change was made from, where it rests on what was read there
 * @throws ConstraintError where the library has moved on since; nothing is saved then
 */
export async function saveLibrary(
  database: Database,
  change: LibraryChange,
  { at, by, since, also = [] }: { at: string; by: string; since?: number; also?: readonly Statement[] },
): Promise<{ documents: number; entries: number }> {
  const known = await knownHashes(database);
  const documents = change.documents.filter(({ document }) => known.get(document.id) !== document.contentHash);
  const replaced = new Set(documents.map(({ document }) => document.id));
  const entries = change.entries.filter(
    (entry) => known.get(entry.id) !== entry.contentHash || replaced.has(documentOf(entry) ?? ""),
  );
  if (documents.length + entries.length > 0) {
    await database.batch([
      ...(since === undefined ? [] : [onlyIf("EXISTS (SELECT 1 FROM library_state WHERE version = ?)", since)]),
      ...documents.flatMap(({ document, passages }) => replaceDocument(document, passages, at)),
      ...insertEntries(entries, at, by),
      { sql: "UPDATE library_state SET version = version + 1" },
      ...also,
    ]);
  }
  return { documents: documents.length, entries: entries.length };
}

async function knownHashes(database: Database): Promise<Map<string, string>> {
  const rows = await database.all<{ id: string; content_hash: string }>(
    `SELECT id, content_hash FROM documents
     UNION ALL SELECT id, coalesce(imported_hash, content_hash) FROM entries`,
  );
  return new Map(rows.map((row) => [row.id, row.content_hash]));
}

function documentOf(entry: LibraryEntry): string | null {
  return entry.origin === "passage" ? (entry.citations[0]?.document ?? null) : null;
}

export function replaceDocument(document: SourceDocument, passages: readonly Passage[], at: string): Statement[] {
  return [
    keepEdition(document, at),
    { sql: "DELETE FROM passages WHERE document = ?", params: [document.id] },
    { sql: "DELETE FROM entries WHERE document = ?", params: [document.id] },
    {
      // The owner stays, and so does whether it is retired. A new edition may tighten who sees it, never loosen: that a person has to decide.
      sql: `INSERT INTO documents (id, title, publisher, url, published, as_of, certifications, content_hash, text,
                                   imported_at, kind, pages, original, access, valid_until, review_by, superseded_by, retired)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (id) DO UPDATE SET
              title = excluded.title, publisher = excluded.publisher, url = excluded.url,
              published = excluded.published, as_of = excluded.as_of, certifications = excluded.certifications,
              content_hash = excluded.content_hash, text = excluded.text, imported_at = excluded.imported_at,
              kind = excluded.kind, pages = excluded.pages, original = excluded.original,
              access = CASE WHEN 'internal' IN (access, excluded.access) THEN 'internal'
                            WHEN 'nda' IN (access, excluded.access) THEN 'nda' ELSE 'public' END,
              valid_until = excluded.valid_until, review_by = excluded.review_by,
              superseded_by = excluded.superseded_by, version = version + 1`,
      params: [
        document.id,
        document.title,
        document.publisher,
        document.url,
        document.published,
        document.asOf,
        JSON.stringify(document.certifications),
        document.contentHash,
        document.text,
        at,
        document.kind,
        toJsonOrNull(document.pages),
        toJsonOrNull(document.original),
        document.access,
        document.validUntil,
        document.reviewBy,
        document.supersededBy,
        toJsonOrNull(document.retired),
      ],
    },
    ...jsonSlices(passages.map((passage, position) => ({ ...passage, position }))).map((slice) => ({
      sql: `INSERT INTO passages
              (id, document, position, headings, kind, start_offset, end_offset, quote, text, question)
            SELECT value ->> 'id', ?, value ->> 'position', value -> 'headings', value ->> 'kind', value ->> 'start',
                   value ->> 'end', value ->> 'quote', value ->> 'text', value ->> 'question'
            FROM json_each(?)`,
      params: [document.id, slice],
    })),
  ];
}

export function insertEntries(entries: readonly LibraryEntry[], at: string, by: string): Statement[] {
  const rows = entries.map((entry) => ({ ...entry, document: documentOf(entry) }));
  const versioned = JSON.stringify(entries.filter(({ origin }) => origin !== "passage").map(({ id }) => id));
  const inserts = jsonSlices(rows).map((slice) => ({
    sql: `INSERT INTO entries (id, origin, document, question, phrasings, answer, option, citations, headings, topics,
                               refs, access, content_hash, imported_hash, created_at, created_by)
          SELECT value ->> 'id', value ->> 'origin', value ->> 'document', value ->> 'question', value -> 'phrasings',
                 value ->> 'answer', value ->> 'option', value -> 'citations', value -> 'headings', value -> 'topics',
                 value -> 'references', value ->> 'access', value ->> 'contentHash', value ->> 'contentHash', ?, ?
          FROM json_each(?) WHERE true
          ON CONFLICT (id) DO UPDATE SET
            origin = excluded.origin, document = excluded.document, question = excluded.question,
            phrasings = excluded.phrasings, answer = excluded.answer, option = excluded.option,
            citations = excluded.citations, headings = excluded.headings, topics = excluded.topics,
            refs = excluded.refs, access = excluded.access, content_hash = excluded.content_hash,
            imported_hash = excluded.imported_hash, version = version + 1, updated_at = ?, updated_by = ?`,
    params: [at, by, slice, at, by],
  }));
  return [keepVersions(versioned, "create"), ...inserts, keepVersions(versioned, "import", null, true)];
}

/** Grows with every change of the library; 0 for one into which nothing was ever loaded. */
export async function libraryVersion(database: Database): Promise<number> {
  const row = await database.first<{ version: number }>("SELECT version FROM library_state WHERE id = 1");
  return row?.version ?? 0;
}

export interface EntryRow {
  id: string;
  origin: EntryOrigin;
  question: string;
  phrasings: string;
  answer: string;
  option: string | null;
  citations: string;
  headings: string;
  topics: string;
  refs: string;
  access: Access;
  content_hash: string;
}

/** An SQL condition: an entry answers. Archived ones do not, nor passages of a retired document. */
export const ANSWERS = `archived_at IS NULL
  AND NOT EXISTS (SELECT 1 FROM documents WHERE documents.id = entries.document AND retired IS NOT NULL)`;

/** Those that answer. By id, so that everything built from them is the same wherever and whenever it is built. */
export async function allEntries(database: Database): Promise<LibraryEntry[]> {
  return (await database.all<EntryRow>(`SELECT * FROM entries WHERE ${ANSWERS} ORDER BY id`)).map(toEntry);
}

export async function findEntry(database: Database, id: string): Promise<LibraryEntry | undefined> {
  const row = await database.first<EntryRow>("SELECT * FROM entries WHERE id = ?", id);
  return row && toEntry(row);
}

export function toEntry(row: EntryRow): LibraryEntry {
  return {
    id: row.id,
    origin: row.origin,
    question: row.question,
    phrasings: fromJson(row.phrasings),
    answer: row.answer,
    option: row.option,
    citations: fromJson(row.citations),
    headings: fromJson(row.headings),
    topics: fromJson(row.topics),
    references: fromJson(row.refs),
    access: row.access,
    contentHash: row.content_hash,
  };
}

interface DocumentRow {
  id: string;
  title: string;
  publisher: string | null;
  url: string | null;
  published: string | null;
  as_of: string | null;
  certifications: string;
  kind: DocumentKind | null;
  pages: string | null;
  original: string | null;
  access: Access;
  valid_until: string | null;
  review_by: string | null;
  superseded_by: string | null;
  retired: string | null;
  content_hash: string;
  text: string;
}

export async function allDocuments(database: Database): Promise<SourceDocument[]> {
  return (await database.all<DocumentRow>("SELECT * FROM documents ORDER BY id")).map(toDocument);
}

/** Id to when its present edition came in. */
export async function importTimes(database: Database): Promise<Map<string, string>> {
  const rows = await database.all<{ id: string; at: string }>("SELECT id, imported_at AS at FROM documents");
  return new Map(rows.map(({ id, at }) => [id, at]));
}

export async function findDocument(database: Database, id: string): Promise<SourceDocument | undefined> {
  const row = await database.first<DocumentRow>("SELECT * FROM documents WHERE id = ?", id);
  return row && toDocument(row);
}

/** How far each piece of evidence may travel. */
export async function readAccess(database: Database): Promise<AccessLevels> {
  const [documents, entries] = await Promise.all([
    database.all<{ id: string; access: Access }>("SELECT id, access FROM documents"),
    database.all<{ id: string; access: Access }>("SELECT id, access FROM entries WHERE access <> 'public'"),
  ]);
  const levels = (rows: readonly { id: string; access: Access }[]) => new Map(rows.map((row) => [row.id, row.access]));
  return { documents: levels(documents), entries: levels(entries) };
}

export interface DocumentHead {
  readonly id: string;
  readonly title: string;
  readonly kind: DocumentKind | null;
  readonly contentHash: string;
  readonly original: Original | null;
  readonly retired: boolean;
  /** Hashes of the texts and of the files (null where there was none) that stood there before. */
  readonly earlier: readonly { readonly contentHash: string; readonly file: string | null }[];
}

/** What is there, without the texts; by id. */
export async function documentHeads(database: Database): Promise<DocumentHead[]> {
  const rows = await database.all<{
    id: string;
    title: string;
    kind: DocumentKind | null;
    content_hash: string;
    original: string | null;
    retired: number;
    earlier: string;
  }>(
    `SELECT id, title, kind, content_hash, original, retired IS NOT NULL AS retired,
            (SELECT json_group_array(json_object('contentHash', content_hash, 'file', original ->> 'hash'))
             FROM editions WHERE document = documents.id) AS earlier
     FROM documents ORDER BY id`,
  );
  return rows.map((row) => ({
    id: row.id,
    title: row.title,
    kind: row.kind,
    contentHash: row.content_hash,
    original: fromJsonOrNull<Original>(row.original),
    retired: row.retired === 1,
    earlier: fromJson(row.earlier),
  }));
}

/** Entries that cite the document, whichever edition of it, but its own passages; archived ones too; by id. */
export async function entriesCiting(
  database: Database,
  document: string,
): Promise<(LibraryEntry & { readonly archived: boolean })[]> {
  const rows = await database.all<EntryRow & { archived_at: string | null }>(
    "SELECT * FROM entries WHERE origin <> 'passage' AND instr(citations, ?) > 0 ORDER BY id",
    `"document":${JSON.stringify(document)}`,
  );
  return rows.map((row) => ({ ...toEntry(row), archived: row.archived_at !== null }));
}

/** In the order of the document. */
export async function passagesOf(database: Database, document: string): Promise<Passage[]> {
  const rows = await database.all<{
    id: string;
    headings: string;
    kind: PassageKind;
    start_offset: number;
    end_offset: number;
    quote: string;
    text: string;
    question: string | null;
  }>("SELECT * FROM passages WHERE document = ? ORDER BY position", document);
  return rows.map((row) => ({
    id: row.id,
    document,
    headings: fromJson(row.headings),
    kind: row.kind,
    start: row.start_offset,
    end: row.end_offset,
    quote: row.quote,
    text: row.text,
    question: row.question,
  }));
}

function toDocument(row: DocumentRow): SourceDocument {
  return {
    id: row.id,
    title: row.title,
    publisher: row.publisher,
    url: row.url,
    published: row.published,
    asOf: row.as_of,
    certifications: fromJson<Certification[]>(row.certifications),
    kind: row.kind,
    pages: fromJsonOrNull(row.pages),
    original: fromJsonOrNull(row.original),
    access: row.access,
    validUntil: row.valid_until,
    reviewBy: row.review_by,
    supersededBy: row.superseded_by,
    retired: fromJsonOrNull(row.retired),
    contentHash: row.content_hash,
    text: row.text,
  };
}
