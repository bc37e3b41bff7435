/** Questionnaires whose time is over, in SQL. */
import type { Database } from "../ports/database.ts";
import { DONE } from "./questionnaire-store.ts";

export interface Expired {
  readonly id: string;
  readonly name: string;
  readonly customer: string | null;
  /** ISO timestamp of the last thing that happened to it. */
  readonly lastAt: string;
}

const LAST_AT = `coalesce((SELECT at FROM events WHERE questionnaire = questionnaires.id ORDER BY seq DESC LIMIT 1), created_at)`;

/**
 * Finished or archived ones to which nothing has happened since: no decision, comment, export or edit. Oldest first.
 *
 * @param before ISO timestamp
 */
export function expiredQuestionnaires(database: Database, before: string, limit: number): Promise<Expired[]> {
  return database.all<Expired & Record<string, string | null>>(
    `SELECT id, name, customer, ${LAST_AT} AS lastAt FROM questionnaires
     WHERE created_at < ? AND (archived_at IS NOT NULL OR ${DONE}) AND ${LAST_AT} < ?
     ORDER BY lastAt, id LIMIT ?`,
    before,
    before,
    limit,
  );
}
