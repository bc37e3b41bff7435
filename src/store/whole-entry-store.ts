/** Whole entries with their upkeep in SQL: many at once, as they come with a file of answers or a library's export. */
import type { StoredEntry } from "../domain/stored-entry.ts";
import type { Database, Statement } from "../ports/database.ts";
import { type StoredEntryRow, toStoredEntry } from "./entry-store.ts";
import { jsonSlices } from "./json.ts";

/** Hash of what a file of curated answers brought, where one did. */
interface Brought {
  readonly importedHash: string | null;
}

/** All that are not passages, archived ones too; by id. */
export async function allAnswers(database: Database): Promise<(StoredEntry & Brought)[]> {
  const rows = await database.all<StoredEntryRow & { imported_hash: string | null }>(
    "SELECT * FROM entries WHERE origin <> 'passage' ORDER BY id",
  );
  return rows.map((row) => ({ ...toStoredEntry(row), importedHash: row.imported_hash }));
}

/** Ids that are taken, of archived entries too. */
export async function entryIds(database: Database): Promise<Set<string>> {
  return new Set((await database.all<{ id: string }>("SELECT id FROM entries")).map(({ id }) => id));
}

/** New entries as they are given; an id that is taken fails the batch. */
export function insertWholeEntries(entries: readonly (StoredEntry & Partial<Brought>)[]): Statement[] {
  return jsonSlices(entries).map((slice) => ({
    sql: `INSERT INTO entries (id, origin, question, phrasings, answer, option, citations, headings, topics, refs, access,
                               content_hash, owner, cycle, review_by, reviewed_at, reviewed_by, version, created_at,
                               created_by, updated_at, updated_by, archived_at, merged_into, imported_hash)
          SELECT value ->> 'id', value ->> 'origin', value ->> 'question', value -> 'phrasings', value ->> 'answer',
                 value ->> 'option', value -> 'citations', value -> 'headings', value -> 'topics', value -> 'references',
                 value ->> 'access', value ->> 'contentHash', value ->> 'owner', value ->> 'cycle', value ->> 'reviewBy',
                 value ->> 'reviewedAt', value ->> 'reviewedBy', value ->> 'version', value ->> 'createdAt',
                 value ->> 'createdBy', value ->> 'updatedAt', value ->> 'updatedBy', value ->> 'archivedAt',
                 value ->> 'mergedInto', value ->> 'importedHash'
          FROM json_each(?)`,
    params: [slice],
  }));
}
