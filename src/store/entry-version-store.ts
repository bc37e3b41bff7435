/**
 * Every version of an entry in SQL, whole.
 *
 * They are written when they are left behind and when they are made, so that an entry which was loaded with the
 * knowledge folder costs nothing until somebody changes it.
 */
import type { EntryContent, EntryVersion, VersionAction } from "../domain/stored-entry.ts";
import type { Database, Statement } from "../ports/database.ts";
import { fromJson, jsonSlices } from "./json.ts";

interface VersionRow {
  entry: string;
  version: number;
  at: string;
  by: string;
  by_id: string | null;
  action: VersionAction;
  content: string;
}

/** Newest first; the present version among them, once anything was ever changed. */
export async function versionsOf(database: Database, entry: string): Promise<EntryVersion[]> {
  const rows = await database.all<VersionRow & Record<string, string | number | null>>(
    "SELECT * FROM entry_versions WHERE entry = ? ORDER BY version DESC",
    entry,
  );
  return rows.map(toVersion);
}

/** Of every entry, by its id, the oldest first. */
export async function allVersions(database: Database): Promise<Map<string, EntryVersion[]>> {
  const rows = await database.all<VersionRow & Record<string, string | number | null>>(
    "SELECT * FROM entry_versions ORDER BY entry, version",
  );
  const byEntry = Map.groupBy(rows, ({ entry }) => entry);
  return new Map([...byEntry].map(([entry, versions]) => [entry, versions.map(toVersion)]));
}

function toVersion({ version, at, by, by_id, action, content }: VersionRow): EntryVersion {
  return { version, at, by, byId: by_id, action, content: fromJson<EntryContent>(content) };
}

/** Versions as they are given; one that is kept already stays as it is. */
export function insertVersions(versions: readonly (EntryVersion & { readonly entry: string })[]): Statement[] {
  return jsonSlices(versions).map((slice) => ({
    sql: `INSERT INTO entry_versions (entry, version, at, by, by_id, action, content)
          SELECT value ->> 'entry', value ->> 'version', value ->> 'at', value ->> 'by', value ->> 'byId',
                 value ->> 'action', value -> 'content'
          FROM json_each(?) WHERE true ON CONFLICT (entry, version) DO NOTHING`,
    params: [slice],
  }));
}

/**
 * Keeps the entries as they stand where that version is not kept yet.
 *
 * @param ids as a JSON array
 * @param changed only entries that were ever changed
 */
export function keepVersions(
  ids: string,
  action: VersionAction,
  byId: string | null = null,
  changed = false,
): Statement {
  return {
    sql: `INSERT INTO entry_versions (entry, version, at, by, by_id, action, content)
          SELECT id, version, coalesce(updated_at, created_at), coalesce(updated_by, created_by), ?, ?,
                 json_object('question', question, 'phrasings', json(phrasings), 'answer', answer, 'option', option,
                             'citations', json(citations), 'headings', json(headings), 'topics', json(topics),
                             'references', json(refs), 'access', access, 'owner', owner, 'cycle', cycle,
                             'reviewBy', review_by, 'archived', json(iif(archived_at IS NULL, 'false', 'true')),
                             'mergedInto', merged_into)
          FROM entries WHERE origin <> 'passage' AND version > ? AND id IN (SELECT value FROM json_each(?))
          ON CONFLICT (entry, version) DO NOTHING`,
    params: [byId, action, changed ? 1 : 0, ids],
  };
}
