/**
 * What cites an edition of a document, and where in it, in SQL.
 *
 * Citations are JSON, so each candidate is parsed; the hash of the edition, which stands in no other text, keeps all
 * those out that do not name it.
 */
import type { CitingEntry, CitingQuestionnaire } from "../domain/document-use.ts";
import type { Database } from "../ports/database.ts";

interface Place {
  readonly start: number;
  readonly end: number;
}

const HERE = "cited.value ->> 'document' = ? AND cited.value ->> 'contentHash' = ?";
const PLACE = `cited.value ->> 'start' AS start, cited.value ->> 'end' AS "end"`;

/** Entries that answer today, passages aside, a row for each place they cite; by place, then by id. */
export async function entriesOnPlaces(
  database: Database,
  { document, hash }: { document: string; hash: string },
): Promise<(Place & CitingEntry)[]> {
  return database.all<Place & CitingEntry & Record<string, string | number>>(
    `SELECT DISTINCT ${PLACE}, entries.id, entries.question
     FROM entries, json_each(entries.citations) AS cited
     WHERE entries.origin <> 'passage' AND entries.archived_at IS NULL AND instr(entries.citations, ?) > 0 AND ${HERE}
     ORDER BY 1, 2, 3`,
    hash,
    document,
    hash,
  );
}

/** The same for questionnaires, the newest first: what was rejected or does not apply uses nothing. */
export async function questionnairesOnPlaces(
  database: Database,
  { document, hash }: { document: string; hash: string },
): Promise<(Place & CitingQuestionnaire)[]> {
  // Beside the one min() SQLite and D1 take the other columns from the row that has it.
  const rows = await database.all<Place & CitingQuestionnaire & { position: number; customer: string | null }>(
    `SELECT ${PLACE}, questionnaires.id, questionnaires.name, questionnaires.customer,
            count(DISTINCT questions.id) AS questions, questions.id AS first, min(questions.position) AS position
     FROM questionnaires JOIN questions ON questions.questionnaire = questionnaires.id
       LEFT JOIN suggestions ON suggestions.question = questions.id,
       json_each(coalesce(questions.answer, suggestions.body), '$.citations') AS cited
     WHERE questions.state NOT IN ('rejected', 'not_applicable')
       AND instr(coalesce(questions.answer, suggestions.body), ?) > 0 AND ${HERE}
     GROUP BY 1, 2, questionnaires.id ORDER BY 1, 2, questionnaires.created_at DESC, questionnaires.id`,
    hash,
    document,
    hash,
  );
  return rows.map(({ position: _, ...row }) => row);
}
