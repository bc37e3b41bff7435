/** What keeps stored bytes, in SQL: a row that names their hash. Without one nobody can ask for them any more. */

/**
 * An SQL condition: an upload, a filled workbook, a document, an edition of one or a waiting file has the hash.
 *
 * @param hash an SQL expression
 */
export function isUsed(hash: string): string {
  return `(EXISTS (SELECT 1 FROM questionnaires WHERE blob_hash = ${hash})
    OR EXISTS (SELECT 1 FROM exports WHERE blob_hash = ${hash})
    OR EXISTS (SELECT 1 FROM documents WHERE original IS NOT NULL AND original ->> 'hash' = ${hash})
    OR EXISTS (SELECT 1 FROM editions WHERE original IS NOT NULL AND original ->> 'hash' = ${hash})
    OR EXISTS (SELECT 1 FROM proposals WHERE original ->> 'hash' = ${hash}))`;
}
