/** Who has a questionnaire open, in SQL: rows that each page renews while it is visible and that count for a few seconds. */
import type { Presence } from "../domain/presence.ts";
import type { SqlValue, Statement } from "../ports/database.ts";

/** Notes that somebody is here; writes nothing where that was noted after `fresh` already. Times are ISO in UTC. */
export function renewPresence(presence: {
  questionnaire: string;
  person: string;
  question: string | null;
  at: string;
  fresh: string;
}): Statement {
  const { questionnaire, person, question, at, fresh } = presence;
  return {
    sql: `INSERT INTO presence (questionnaire, person, question, seen_at)
          SELECT ?, ?, ?, ? WHERE EXISTS (SELECT 1 FROM questionnaires WHERE id = ?)
          ON CONFLICT (questionnaire, person) DO UPDATE SET question = excluded.question, seen_at = excluded.seen_at
          WHERE presence.question IS NOT excluded.question OR presence.seen_at < ?`,
    params: [questionnaire, person, question, at, questionnaire, fresh],
  };
}

export function endPresence(questionnaire: string, person: string): Statement {
  return { sql: "DELETE FROM presence WHERE questionnaire = ? AND person = ?", params: [questionnaire, person] };
}

/** The others who were seen since, by name. */
export function othersPresent(questionnaire: string, person: string, since: string): Statement {
  const params: SqlValue[] = [questionnaire, since, person];
  return {
    sql: `SELECT people.id, people.name, presence.question FROM presence JOIN people ON people.id = presence.person
          WHERE questionnaire = ? AND seen_at >= ? AND person <> ? ORDER BY people.name, people.id`,
    params,
  };
}

export function toPresence({ id, name, question }: Readonly<Record<string, SqlValue>>): Presence {
  return { id: String(id), name: String(name), question: question === null ? null : String(question) };
}
