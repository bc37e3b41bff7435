/** Documents' upkeep, what open questionnaires rest on, and which findings were let stand, in SQL. */
import type { Access } from "../domain/access.ts";
import type { DocumentCare } from "../domain/freshness.ts";
import type { Retirement } from "../domain/source-document.ts";
import type { TakenPair } from "../domain/whole-library.ts";
import { ConstraintError, type Database, type Statement } from "../ports/database.ts";
import { appendEvent, type NewEvent } from "./event-store.ts";
import { onlyIf } from "./guard.ts";
import { fromJsonOrNull, toJsonOrNull } from "./json.ts";

export interface StoredCare extends DocumentCare {
  readonly access: Access;
  readonly retired: Retirement | null;
  /** Counts changes and editions; a change names the version it was made on. */
  readonly version: number;
}

export async function findCare(database: Database, document: string): Promise<StoredCare | undefined> {
  const row = await database.first<Omit<StoredCare, "retired"> & Record<string, string | number | null>>(
    `SELECT owner, access, version, valid_until AS validUntil, review_by AS reviewBy, superseded_by AS supersededBy, retired
     FROM documents WHERE id = ?`,
    document,
  );
  return row && { ...row, retired: fromJsonOrNull<Retirement>(row.retired as string | null) };
}

/** Id to owner, of the documents that have one. */
export async function documentOwners(database: Database): Promise<Map<string, string>> {
  const rows = await database.all<{ id: string; owner: string }>(
    "SELECT id, owner FROM documents WHERE owner IS NOT NULL",
  );
  return new Map(rows.map(({ id, owner }) => [id, owner]));
}

/** @returns false where the document has another version by now */
export async function saveCare(
  database: Database,
  { document, version, care }: { document: string; version: number; care: Omit<StoredCare, "version"> },
  event: NewEvent,
): Promise<boolean> {
  try {
    await database.batch([
      onlyIf("EXISTS (SELECT 1 FROM documents WHERE id = ? AND version = ?)", document, version),
      {
        sql: `UPDATE documents SET owner = ?, access = ?, valid_until = ?, review_by = ?, superseded_by = ?,
                                   retired = ?, version = version + 1 WHERE id = ?`,
        params: [
          care.owner,
          care.access,
          care.validUntil,
          care.reviewBy,
          care.supersededBy,
          toJsonOrNull(care.retired),
          document,
        ],
      },
      { sql: "UPDATE library_state SET version = version + 1" },
      appendEvent(event),
    ]);
    return true;
  } catch (error) {
    if (error instanceof ConstraintError) return false;
    throw error;
  }
}

export interface RestingQuestions {
  /** A document's id or an entry's. */
  readonly on: string;
  readonly id: string;
  readonly name: string;
  readonly questions: number;
}

const OPEN_QUESTIONS = `questionnaires JOIN questions ON questions.questionnaire = questionnaires.id
  LEFT JOIN suggestions ON suggestions.question = questions.id`;
const RESTS = "questionnaires.archived_at IS NULL AND questions.state <> 'not_applicable'";

/** How many questions of each questionnaire at hand rest on which document. */
export async function restingOnDocuments(database: Database): Promise<RestingQuestions[]> {
  return database.all<RestingQuestions & Record<string, string | number>>(
    `SELECT cited.value ->> 'document' AS "on", questionnaires.id, questionnaires.name,
            count(DISTINCT questions.id) AS questions
     FROM ${OPEN_QUESTIONS}, json_each(coalesce(questions.answer, suggestions.body), '$.citations') AS cited
     WHERE ${RESTS} GROUP BY 1, 2 ORDER BY questionnaires.created_at DESC`,
  );
}

/** The same for entries. */
export async function restingOnEntries(database: Database, entries: readonly string[]): Promise<RestingQuestions[]> {
  return database.all<RestingQuestions & Record<string, string | number>>(
    `SELECT coalesce(questions.answer, suggestions.body) ->> 'entry' AS "on", questionnaires.id, questionnaires.name,
            count(*) AS questions
     FROM ${OPEN_QUESTIONS}
     WHERE ${RESTS} AND coalesce(questions.answer, suggestions.body) ->> 'entry' IN (SELECT value FROM json_each(?))
     GROUP BY 1, 2 ORDER BY questionnaires.created_at DESC`,
    JSON.stringify(entries),
  );
}

export interface DueEntry {
  readonly id: string;
  readonly question: string;
  readonly reviewBy: string;
  readonly owner: string | null;
}

export async function entriesDueBy(database: Database, day: string): Promise<DueEntry[]> {
  return database.all<DueEntry & Record<string, string | null>>(
    `SELECT id, question, review_by AS reviewBy, owner FROM entries
     WHERE review_by <= ? AND archived_at IS NULL ORDER BY review_by, id`,
    day,
  );
}

/** Pairs of entries of which somebody said that both are right, as `one\ntwo` in order. */
export async function keptApart(database: Database): Promise<Set<string>> {
  return new Set((await keptPairs(database)).map(({ one, other }) => `${one}\n${other}`));
}

/** The same with who said so and when; by ids. */
export async function keptPairs(database: Database): Promise<TakenPair[]> {
  return database.all<TakenPair & Record<string, string>>(
    "SELECT one, other, at, by FROM kept_apart ORDER BY one, other",
  );
}

/** A pair that is kept already stays as it is. */
export function keepPairs(pairs: readonly TakenPair[]): Statement {
  return {
    sql: `INSERT INTO kept_apart (one, other, at, by)
          SELECT value ->> 'one', value ->> 'other', value ->> 'at', value ->> 'by' FROM json_each(?) WHERE true
          ON CONFLICT (one, other) DO NOTHING`,
    params: [JSON.stringify(pairs)],
  };
}

export function keepApart(pairs: readonly (readonly [string, string])[], at: string, by: string): Statement {
  return keepPairs(pairs.map(([one, other]) => ({ one, other, at, by })));
}
