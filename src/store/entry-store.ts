/** Single library entries in SQL: read with their upkeep, filtered, changed under an optimistic lock. */
import type { Access } from "../domain/access.ts";
import type { EntryOrigin, LibraryEntry } from "../domain/library-entry.ts";
import type { EntryContent, EntryUse, StoredEntry, VersionAction } from "../domain/stored-entry.ts";
import { ConstraintError, type Database, type SqlValue, type Statement } from "../ports/database.ts";
import { keepVersions } from "./entry-version-store.ts";
import { appendEvent, type NewEvent } from "./event-store.ts";
import { onlyIf } from "./guard.ts";
import { ANSWERS, type EntryRow, toEntry } from "./library-store.ts";
import { type Page, pageOf } from "./page.ts";

export interface StoredEntryRow extends EntryRow {
  owner: string | null;
  cycle: number | null;
  review_by: string | null;
  reviewed_at: string | null;
  reviewed_by: string | null;
  version: number;
  created_at: string;
  created_by: string;
  updated_at: string | null;
  updated_by: string | null;
  archived_at: string | null;
  merged_into: string | null;
}

export function toStoredEntry(row: StoredEntryRow): StoredEntry {
  return {
    ...toEntry(row),
    owner: row.owner,
    cycle: row.cycle,
    reviewBy: row.review_by,
    reviewedAt: row.reviewed_at,
    reviewedBy: row.reviewed_by,
    version: row.version,
    createdAt: row.created_at,
    createdBy: row.created_by,
    updatedAt: row.updated_at,
    updatedBy: row.updated_by,
    archivedAt: row.archived_at,
    mergedInto: row.merged_into,
  };
}

/** Archived ones too. */
export async function findStoredEntry(database: Database, id: string): Promise<StoredEntry | undefined> {
  const row = await database.first<StoredEntryRow>("SELECT * FROM entries WHERE id = ?", id);
  return row && toStoredEntry(row);
}

export async function storedEntries(database: Database, ids: readonly string[]): Promise<StoredEntry[]> {
  const rows = await database.all<StoredEntryRow>(
    "SELECT * FROM entries WHERE id IN (SELECT value FROM json_each(?)) ORDER BY id",
    JSON.stringify(ids),
  );
  return rows.map(toStoredEntry);
}

export interface EntryFilter {
  /** `answers` are all that are not passages. */
  readonly origin?: EntryOrigin | "answers" | undefined;
  /** `due` are those whose review is due by `today`, `live` all that answer (as without a status). */
  readonly status?: "live" | "due" | "archived" | undefined;
  /** A person's id, or `nobody`. */
  readonly owner?: string | undefined;
  readonly topic?: string | undefined;
  /** The level that counts: with that of the cited documents. */
  readonly access?: Access | undefined;
  /** Found in its question, its wordings or its answer, letter case aside. */
  readonly words?: string | undefined;
  /** Only these, in this order. */
  readonly among?: readonly string[] | undefined;
}

/** What the documents that an entry cites say of its level; `?` is a level. */
const CITES = `EXISTS (SELECT 1 FROM json_each(entries.citations) AS cited
                       JOIN documents ON documents.id = cited.value ->> 'document' WHERE documents.access = ?)`;

const AT_LEVEL: Readonly<Record<Access, { sql: string; params: SqlValue[] }>> = {
  internal: { sql: `(access = 'internal' OR ${CITES})`, params: ["internal"] },
  nda: {
    sql: `access <> 'internal' AND NOT ${CITES} AND (access = 'nda' OR ${CITES})`,
    params: ["internal", "nda"],
  },
  public: { sql: `access = 'public' AND NOT ${CITES} AND NOT ${CITES}`, params: ["internal", "nda"] },
};

/** By id, or in the order of `among`. @param cursor how many came before, as the page before said */
export async function filterEntries(
  database: Database,
  {
    among,
    cursor,
    limit,
    today,
    ...filter
  }: EntryFilter & { cursor?: string | undefined; limit: number; today: string },
): Promise<Page<StoredEntry>> {
  const conditions: string[] = [filter.status === "archived" ? "archived_at IS NOT NULL" : ANSWERS];
  const params: SqlValue[] = [];
  const where = (sql: string, ...values: SqlValue[]) => {
    conditions.push(sql);
    params.push(...values);
  };
  if (filter.status === "due") where("review_by <= ?", today);
  if (filter.origin === "answers") where("origin <> 'passage'");
  else if (filter.origin) where("origin = ?", filter.origin);
  if (filter.owner === "nobody") where("owner IS NULL");
  else if (filter.owner) where("owner = ?", filter.owner);
  if (filter.words) where("instr(lower(question || phrasings || answer), lower(?))", filter.words);
  if (filter.topic) where("EXISTS (SELECT 1 FROM json_each(topics) WHERE value = ?)", filter.topic);
  if (filter.access) where(AT_LEVEL[filter.access].sql, ...AT_LEVEL[filter.access].params);
  const from = among ? "json_each(?) AS ranked CROSS JOIN entries ON entries.id = ranked.value" : "entries";
  const offset = cursor === undefined ? 0 : Number(cursor);
  const rows = await database.all<StoredEntryRow>(
    `SELECT entries.* FROM ${from} WHERE ${conditions.join(" AND ")}
     ORDER BY ${among ? "ranked.key" : "entries.id"} LIMIT ? OFFSET ?`,
    ...(among ? [JSON.stringify(among)] : []),
    ...params,
    limit + 1,
    offset,
  );
  return pageOf(rows, limit, toStoredEntry, () => String(offset + limit));
}

export interface EntryChange {
  /** With its content hash; `content` says the rest. */
  readonly entry: LibraryEntry;
  readonly content: EntryContent;
  /** The version it was made on; null for a new entry. */
  readonly version: number | null;
  /** Set where the change is also a review. */
  readonly reviewed: boolean;
  readonly action: VersionAction;
}

/**
 * Writes changes with their versions and the event, all or none.
 *
 * @returns false where one of the entries has another version by now
 */
export async function saveEntries(
  database: Database,
  changes: readonly EntryChange[],
  event: NewEvent,
  also: readonly Statement[] = [],
): Promise<boolean> {
  const { at, actor } = event;
  const known = changes.filter(({ version }) => version !== null);
  try {
    await database.batch([
      ...known.map(({ entry, version }) =>
        onlyIf("EXISTS (SELECT 1 FROM entries WHERE id = ? AND version = ?)", entry.id, version),
      ),
      keepVersions(JSON.stringify(known.map(({ entry }) => entry.id)), "create"),
      ...changes.map((change) => writeEntry(change, at, actor)),
      ...changes.map(({ entry, action }) => keepVersions(JSON.stringify([entry.id]), action, actor.id)),
      { sql: "UPDATE library_state SET version = version + 1" },
      appendEvent(event),
      ...also,
    ]);
    return true;
  } catch (error) {
    if (error instanceof ConstraintError) return false;
    throw error;
  }
}

function writeEntry(
  { entry, content, version, reviewed }: EntryChange,
  at: string,
  actor: NewEvent["actor"],
): Statement {
  const texts: SqlValue[] = [
    entry.question,
    JSON.stringify(entry.phrasings),
    entry.answer,
    entry.option,
    JSON.stringify(entry.citations),
    JSON.stringify(entry.headings),
    JSON.stringify(entry.topics),
    JSON.stringify(entry.references),
    entry.access,
    entry.contentHash,
    content.owner,
    content.cycle,
    content.reviewBy,
  ];
  if (version === null) {
    return {
      sql: `INSERT INTO entries (id, origin, question, phrasings, answer, option, citations, headings, topics, refs, access,
                                 content_hash, owner, cycle, review_by, reviewed_at, reviewed_by, created_at, created_by)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      params: [entry.id, entry.origin, ...texts, at, actor.name, at, actor.name],
    };
  }
  return {
    sql: `UPDATE entries
          SET question = ?, phrasings = ?, answer = ?, option = ?, citations = ?, headings = ?, topics = ?, refs = ?,
              access = ?, imported_hash = coalesce(imported_hash, content_hash), content_hash = ?, owner = ?, cycle = ?,
              review_by = ?, reviewed_at = iif(?, ?, reviewed_at), reviewed_by = iif(?, ?, reviewed_by),
              archived_at = iif(?, coalesce(archived_at, ?), NULL), merged_into = ?, version = version + 1,
              updated_at = ?, updated_by = ?
          WHERE id = ?`,
    params: [
      ...texts,
      Number(reviewed),
      at,
      Number(reviewed),
      actor.name,
      Number(content.archived),
      at,
      content.mergedInto,
      at,
      actor.name,
      entry.id,
    ],
  };
}

/** The questions whose answer, or while there is none whose suggestion, comes from the entry; newest questionnaire first. */
export async function usesOf(database: Database, entry: string, limit = 200): Promise<EntryUse[]> {
  return database.all<EntryUse>(
    `SELECT questionnaires.id AS questionnaire, questionnaires.name, questionnaires.customer, questions.id AS question,
            questions.text, questions.state
     FROM (SELECT id FROM questions WHERE answer ->> 'entry' = ?
           UNION SELECT question FROM suggestions JOIN questions ON questions.id = suggestions.question
                 WHERE body ->> 'entry' = ? AND questions.answer IS NULL) AS used
       JOIN questions ON questions.id = used.id JOIN questionnaires ON questionnaires.id = questions.questionnaire
     ORDER BY questionnaires.created_at DESC, questions.position LIMIT ?`,
    entry,
    entry,
    limit,
  );
}
