/** What insight is made of, in SQL: questions with what became of them, and how long questionnaires took. */
import type { Database, Row } from "../ports/database.ts";

/** A question with what insight counts. */
export interface AskedRow extends Row {
  id: string;
  questionnaire: string;
  /** When its questionnaire came in. */
  at: string;
  customer: string | null;
  text: string;
  /** 1 or 0, as the rest. */
  suggested: number;
  no_match: number;
  approved: number;
  /** The entry whose words a person took for the answer; null where there is none. */
  entry: string | null;
  /** Whether these words were changed. */
  edited: number;
  /** Whether its answer was kept in the library. */
  kept: number;
}

/** Questions of questionnaires that came in on a day or later, newest first. @param since an ISO day */
export async function questionsSince(database: Database, since: string): Promise<AskedRow[]> {
  return database.all<AskedRow>(
    `SELECT questions.id, questions.questionnaire, questionnaires.created_at AS at, questionnaires.customer,
            questions.text, coalesce(suggestions.outcome = 'suggested', 0) AS suggested,
            coalesce(suggestions.outcome = 'no_match', 0) AS no_match, questions.state = 'approved' AS approved,
            questions.answer ->> 'entry' AS entry,
            coalesce(questions.answer ->> 'text' <> suggestions.body ->> 'answer'
                       AND questions.answer ->> 'entry' = suggestions.body ->> 'entry', 0) AS edited,
            EXISTS (SELECT 1 FROM events WHERE events.question = questions.id AND action = 'keep') AS kept
     FROM questionnaires JOIN questions ON questions.questionnaire = questionnaires.id
       LEFT JOIN suggestions ON suggestions.question = questions.id
     WHERE questionnaires.created_at >= ? AND questions.hidden = 0
     ORDER BY questionnaires.created_at DESC, questionnaires.id, questions.position`,
    since,
  );
}

export interface Course extends Row {
  id: string;
  at: string;
  /** When the last decision was made; null while anything is left to decide. */
  finished_at: string | null;
}

/** Questionnaires that came in on a day or later, oldest first. @param since an ISO day */
export async function questionnairesSince(database: Database, since: string): Promise<Course[]> {
  return database.all<Course>(
    `SELECT questionnaires.id, questionnaires.created_at AS at,
            CASE WHEN min(questions.state IN ('approved', 'not_applicable')) = 1
                 THEN max(questions.decided_at) END AS finished_at
     FROM questionnaires LEFT JOIN questions ON questions.questionnaire = questionnaires.id
     WHERE questionnaires.created_at >= ?
     GROUP BY questionnaires.id ORDER BY questionnaires.created_at, questionnaires.id`,
    since,
  );
}

/** Questions of the named entries, by id. */
export async function questionsOfEntries(database: Database, ids: readonly string[]): Promise<Map<string, string>> {
  const rows = await database.all<{ id: string; question: string }>(
    `SELECT id, CASE question WHEN '' THEN answer ELSE question END AS question
     FROM entries WHERE id IN (SELECT value FROM json_each(?))`,
    JSON.stringify(ids),
  );
  return new Map(rows.map(({ id, question }) => [id, question]));
}

/** How many entries are about each topic; passages and archived entries left out. */
export async function entriesByTopic(database: Database): Promise<Map<string, number>> {
  const rows = await database.all<{ topic: string; entries: number }>(
    `SELECT topic.value AS topic, count(*) AS entries FROM entries, json_each(entries.topics) AS topic
     WHERE entries.origin <> 'passage' AND entries.archived_at IS NULL GROUP BY topic.value`,
  );
  return new Map(rows.map(({ topic, entries }) => [topic, entries]));
}
