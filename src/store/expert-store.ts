/** Requests to experts in SQL. */
import type { ExpertRequest } from "../domain/expert-request.ts";
import type { Database, Row } from "../ports/database.ts";
import { appendEvent, type NewEvent } from "./event-store.ts";

/** Whether the request `asked` on the row of `questions` is still open: `waitsForExpert` of the domain, in SQL. */
export const WAITS_FOR_EXPERT = `(questions.state IN ('open', 'rejected')
  OR (questions.state = 'drafted' AND (questions.answered_by IS asked.asker_id OR coalesce(questions.decided_at, '') < asked.asked_at)))`;

/** A question's open request as JSON, null where there is none; for the columns of a SELECT from `questions`. */
export const OPEN_REQUEST = `(SELECT json_object('expert', asked.expert, 'askerId', asked.asker_id, 'asker', asked.asker,
    'note', asked.note, 'askedAt', asked.asked_at)
  FROM expert_requests AS asked WHERE asked.question = questions.id AND ${WAITS_FOR_EXPERT})`;

/**
 * Asks, in place of an earlier request that is no longer open.
 *
 * @returns false where another one is open, or the question is decided
 */
export async function insertExpertRequest(
  database: Database,
  question: string,
  { expert, askerId, asker, note, askedAt }: ExpertRequest,
  event: NewEvent,
): Promise<boolean> {
  const free = `EXISTS (SELECT 1 FROM questions WHERE id = ? AND state NOT IN ('approved', 'not_applicable')
    AND NOT EXISTS (SELECT 1 FROM expert_requests AS asked WHERE asked.question = questions.id AND ${WAITS_FOR_EXPERT}))`;
  const [, made] = await database.batch([
    appendEvent(event, { sql: free, params: [question] }),
    {
      sql: `INSERT OR REPLACE INTO expert_requests (question, expert, asker_id, asker, note, asked_at)
            SELECT ?, ?, ?, ?, ?, ? WHERE ${free} RETURNING question`,
      params: [question, expert, askerId, asker, note, askedAt, question],
    },
  ]);
  return (made as Row[]).length > 0;
}

/** @returns whether there was one */
export async function deleteExpertRequest(database: Database, question: string, event: NewEvent): Promise<boolean> {
  const [, gone] = await database.batch([
    appendEvent(event, { sql: "EXISTS (SELECT 1 FROM expert_requests WHERE question = ?)", params: [question] }),
    { sql: "DELETE FROM expert_requests WHERE question = ? RETURNING question", params: [question] },
  ]);
  return (gone as Row[]).length > 0;
}
