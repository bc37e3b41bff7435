/**
 * What has left in exports and stands as the last word to a customer, with the entry it came from as that entry was then.
 *
 * The record has all of it: exports name the questions they filled, approvals the answers, `entry_versions` the entries.
 */
import type { Answer } from "../domain/review.ts";
import type { EntryContent } from "../domain/stored-entry.ts";
import type { Database } from "../ports/database.ts";
import { fromJson, fromJsonOrNull } from "./json.ts";

export interface SentAnswer {
  readonly customer: string | null;
  /** Id and name. */
  readonly questionnaire: string;
  readonly name: string;
  /** Id, and the words that were asked. */
  readonly question: string;
  readonly text: string;
  /** ISO timestamps of the export and of the approval before it. */
  readonly at: string;
  readonly approvedAt: string;
  readonly answer: Answer;
  /** The entry when the answer was approved; null where it had no version of its own, so has not changed since. */
  readonly entryThen: EntryContent | null;
}

type SentRow = Omit<SentAnswer, "answer" | "entryThen"> & { answer: string; entryThen: string | null };

/** The last answer that was sent to each question of the questionnaires that are still here, newest export first. */
export async function sentAnswers(database: Database): Promise<SentAnswer[]> {
  const rows = await database.all<SentRow & Record<string, string | null>>(
    `WITH sent AS (
       SELECT item.value ->> 'question' AS question, max(export.seq) AS seq
       FROM events AS export, json_each(export.after, '$.sent') AS item
       WHERE export.action = 'export' GROUP BY item.value ->> 'question')
     SELECT questionnaires.customer, questionnaires.id AS questionnaire, questionnaires.name, questions.id AS question,
            questions.text, export.at, approval.at AS approvedAt, approval.after -> 'answer' AS answer,
            coalesce(
              (SELECT content FROM entry_versions
               WHERE entry = approval.after ->> '$.answer.entry' AND at <= approval.at ORDER BY version DESC LIMIT 1),
              (SELECT content FROM entry_versions
               WHERE entry = approval.after ->> '$.answer.entry' ORDER BY version LIMIT 1)) AS entryThen
     FROM sent
       JOIN events AS export ON export.seq = sent.seq
       JOIN questions ON questions.id = sent.question
       JOIN questionnaires ON questionnaires.id = questions.questionnaire
       JOIN events AS approval ON approval.seq = (
         SELECT max(seq) FROM events
         WHERE question = sent.question AND seq < sent.seq AND action IN ('approve', 'not_applicable', 'undo'))
     WHERE approval.after ->> 'state' = 'approved'
     ORDER BY export.seq DESC, questions.position`,
  );
  return rows.map((row) => ({
    ...row,
    answer: fromJson<Answer>(row.answer),
    entryThen: fromJsonOrNull<EntryContent>(row.entryThen),
  }));
}

/** Since when the documents that were replaced by another are so, as an ISO timestamp, by id. */
export async function supersededSince(database: Database): Promise<Map<string, string>> {
  const rows = await database.all<{ id: string; at: string }>(
    `SELECT id, coalesce(
       (SELECT max(at) FROM events
        WHERE action = 'care_document' AND after ->> 'document' = documents.id
          AND before ->> 'supersededBy' IS NULL AND after ->> 'supersededBy' IS NOT NULL),
       imported_at) AS at
     FROM documents WHERE superseded_by IS NOT NULL`,
  );
  return new Map(rows.map(({ id, at }) => [id, at]));
}
