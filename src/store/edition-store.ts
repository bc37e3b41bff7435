/** Earlier editions of source documents: kept when a new one takes their place, since answers still cite them. */
import type { DocumentKind, Original } from "../domain/document-kind.ts";
import type { SourceDocument } from "../domain/source-document.ts";
import type { Database, Statement } from "../ports/database.ts";
import { fromJsonOrNull, toJsonOrNull } from "./json.ts";

export interface Edition {
  readonly document: string;
  readonly contentHash: string;
  readonly title: string;
  readonly published: string | null;
  readonly asOf: string | null;
  readonly kind: DocumentKind | null;
  readonly pages: readonly number[] | null;
  readonly original: Original | null;
  /** ISO timestamps in UTC. */
  readonly importedAt: string;
  readonly supersededAt: string;
  /** Content hash of the edition that took its place. */
  readonly supersededBy: string;
  readonly text: string;
}

/** Keeps what stands under the document's id where that is another text; does nothing for a new document. */
export function keepEdition(next: SourceDocument, at: string): Statement {
  return {
    sql: `INSERT INTO editions (document, content_hash, title, published, as_of, kind, pages, original, text, imported_at,
                                superseded_at, superseded_by)
          SELECT id, content_hash, title, published, as_of, kind, pages, original, text, imported_at, ?, ?
          FROM documents WHERE id = ? AND content_hash <> ?
          ON CONFLICT (document, content_hash) DO UPDATE SET
            superseded_at = excluded.superseded_at, superseded_by = excluded.superseded_by`,
    params: [at, next.contentHash, next.id, next.contentHash],
  };
}

interface EditionRow {
  document: string;
  content_hash: string;
  title: string;
  published: string | null;
  as_of: string | null;
  kind: DocumentKind | null;
  pages: string | null;
  original: string | null;
  imported_at: string;
  superseded_at: string;
  superseded_by: string;
  text: string;
}

/** The newest first, without their texts. */
export async function listEditions(database: Database, document: string): Promise<Omit<Edition, "text">[]> {
  const rows = await database.all<EditionRow>(
    `SELECT document, content_hash, title, published, as_of, kind, pages, original, imported_at, superseded_at,
            superseded_by, '' AS text
     FROM editions WHERE document = ? ORDER BY superseded_at DESC, content_hash`,
    document,
  );
  return rows.map((row) => {
    const { text: _, ...edition } = toEdition(row);
    return edition;
  });
}

export async function findEdition(
  database: Database,
  document: string,
  contentHash: string,
): Promise<Edition | undefined> {
  const row = await database.first<EditionRow>(
    "SELECT * FROM editions WHERE document = ? AND content_hash = ?",
    document,
    contentHash,
  );
  return row && toEdition(row);
}

/** Every earlier edition, with its text; by document, the oldest first. */
export async function allEditions(database: Database): Promise<Edition[]> {
  const rows = await database.all<EditionRow>("SELECT * FROM editions ORDER BY document, superseded_at, content_hash");
  return rows.map(toEdition);
}

/** An edition as it is given. */
export function insertEdition(edition: Edition): Statement {
  const { document, contentHash, title, published, asOf, kind, pages, original, text } = edition;
  return {
    sql: `INSERT INTO editions (document, content_hash, title, published, as_of, kind, pages, original, text, imported_at,
                                superseded_at, superseded_by)
          VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (document, content_hash) DO NOTHING`,
    params: [
      ...[document, contentHash, title, published, asOf, kind, toJsonOrNull(pages), toJsonOrNull(original), text],
      ...[edition.importedAt, edition.supersededAt, edition.supersededBy],
    ],
  };
}

function toEdition(row: EditionRow): Edition {
  return {
    document: row.document,
    contentHash: row.content_hash,
    title: row.title,
    published: row.published,
    asOf: row.as_of,
    kind: row.kind,
    pages: fromJsonOrNull(row.pages),
    original: fromJsonOrNull(row.original),
    importedAt: row.imported_at,
    supersededAt: row.superseded_at,
    supersededBy: row.superseded_by,
    text: row.text,
  };
}
