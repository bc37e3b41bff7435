/**
 * What of the record tells which decisions a person can still take back: their own newest ones on a questionnaire, and how
 * its questions stand now. Without the reviews themselves, which are long and which nobody needs for that.
 */
import type { EventAction } from "../domain/event.ts";
import type { ReviewState } from "../domain/review.ts";
import type { Database } from "../ports/database.ts";
import { jsonSlices } from "./json.ts";

export interface OwnDecision {
  readonly seq: number;
  readonly at: string;
  readonly action: EventAction;
  readonly question: string;
  /** What it made of the question. */
  readonly state: ReviewState;
}

/** A person's decisions on a questionnaire, the newest first. @param actor a person's id */
export async function ownDecisions(
  database: Database,
  {
    questionnaire,
    actor,
    actions,
    limit,
  }: { questionnaire: string; actor: string; actions: readonly EventAction[]; limit: number },
): Promise<OwnDecision[]> {
  return database.all<OwnDecision>(
    `SELECT seq, at, action, question, after ->> 'state' AS state FROM events
     WHERE actor_id = ? AND questionnaire = ? AND question IS NOT NULL
       AND action IN (SELECT value FROM json_each(?))
     ORDER BY seq DESC LIMIT ?`,
    actor,
    questionnaire,
    JSON.stringify(actions),
    limit,
  );
}

export interface Standing {
  readonly id: string;
  readonly version: number;
  readonly state: ReviewState;
  /** Number of the newest decision by anybody else; null where nobody else has decided. */
  readonly others: number | null;
}

/** How the questions stand, by id; those that are gone are left out. @param actor a person's id */
export async function standings(
  database: Database,
  { questions, actor, actions }: { questions: readonly string[]; actor: string; actions: readonly EventAction[] },
): Promise<Map<string, Standing>> {
  const found = new Map<string, Standing>();
  for (const slice of jsonSlices(questions)) {
    const rows = await database.all<Standing>(
      `SELECT id, version, state,
         (SELECT max(seq) FROM events WHERE events.question = questions.id AND actor_id IS NOT ?
            AND action IN (SELECT value FROM json_each(?))) AS others
       FROM questions WHERE id IN (SELECT value FROM json_each(?))`,
      actor,
      JSON.stringify(actions),
      slice,
    );
    for (const row of rows) found.set(row.id, row);
  }
  return found;
}
