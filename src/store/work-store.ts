/** What waits for a person, gathered from assignments, requests to experts and unread mentions, in one SQL statement. */
import type { ReviewState } from "../domain/review.ts";
import type { WorkCounts, WorkItem, WorkKind } from "../domain/work.ts";
import type { Database, SqlValue } from "../ports/database.ts";
import { WAITS_FOR_EXPERT } from "./expert-store.ts";
import { type Page, pageOf } from "./page.ts";

/** After every day there is: what has no due date comes last. */
const NO_DUE = "9999-99-99";

interface WorkRow {
  line: string;
  kind: WorkKind;
  at: string;
  by: string | null;
  text: string | null;
  question: string;
  ref: string | null;
  question_text: string;
  state: ReviewState;
  questionnaire: string;
  name: string;
  customer: string | null;
  due: string | null;
  due_key: string;
}

/**
 * Whose work, and whether a draft on an assigned question still waits for them: it does for whoever may approve it.
 */
export interface Worker {
  readonly person: string;
  readonly approves: boolean;
}

const LINES = `WITH waiting (kind, question, line, at, by, text) AS (
    SELECT 'expert', question, 'expert:' || question, asked_at, asker, note
    FROM expert_requests AS asked JOIN questions ON questions.id = asked.question
    WHERE asked.expert = ? AND ${WAITS_FOR_EXPERT}
  UNION ALL
    SELECT 'assigned', questions.id, 'assigned:' || questions.id, questionnaires.created_at, NULL, NULL
    FROM questions JOIN questionnaires ON questionnaires.id = questions.questionnaire
    WHERE assignee = ? AND (state IN ('open', 'rejected') OR (state = 'drafted' AND ?))
  UNION ALL
    SELECT 'mention', comments.question, 'mention:' || comments.id, comments.created_at, comments.author, comments.text
    FROM mentions JOIN comments ON comments.id = mentions.comment
    WHERE mentions.person = ? AND read_at IS NULL
  ),
  lines AS (
    SELECT waiting.*, questions.ref, questions.text AS question_text, questions.state, questionnaires.id AS questionnaire,
           questionnaires.name, questionnaires.customer, coalesce(questions.due, questionnaires.due) AS due,
           coalesce(questions.due, questionnaires.due, '${NO_DUE}') AS due_key
    FROM waiting JOIN questions ON questions.id = waiting.question
      JOIN questionnaires ON questionnaires.id = questions.questionnaire
    WHERE questionnaires.archived_at IS NULL
  )`;

const paramsOf = ({ person, approves }: Worker): SqlValue[] => [person, person, Number(approves), person];

/**
 * What is due first comes first, which puts what is overdue on top; then the newest.
 *
 * @param cursor of the page before: due date, time and name of its last line
 */
export async function listWork(
  database: Database,
  worker: Worker,
  { cursor, limit }: { cursor?: string | undefined; limit: number },
): Promise<Page<WorkItem>> {
  const [due = "", at = "", line = ""] = (cursor ?? "").split(" ");
  const after = cursor === undefined ? "" : "WHERE due_key > ? OR (due_key = ? AND (at < ? OR (at = ? AND line > ?)))";
  const rows = await database.all<WorkRow>(
    `${LINES} SELECT * FROM lines ${after} ORDER BY due_key, at DESC, line LIMIT ?`,
    ...paramsOf(worker),
    ...(cursor === undefined ? [] : [due, due, at, at, line]),
    limit + 1,
  );
  return pageOf(rows, limit, toItem, (row) => `${row.due_key} ${row.at} ${row.line}`);
}

export async function countWork(database: Database, worker: Worker): Promise<WorkCounts> {
  const row = await database.first<WorkCounts>(
    `${LINES} SELECT count(*) AS open, min(due) AS nextDue FROM lines`,
    ...paramsOf(worker),
  );
  return { open: row?.open ?? 0, nextDue: row?.nextDue ?? null };
}

function toItem(row: WorkRow): WorkItem {
  const { kind, at, by, text, due, question, ref, question_text, state, questionnaire, name, customer } = row;
  return {
    kind,
    at,
    by,
    text,
    due,
    question: { id: question, ref, text: question_text, state },
    questionnaire: { id: questionnaire, name, customer },
  };
}
