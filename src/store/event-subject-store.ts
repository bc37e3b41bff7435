/** What events are about, by the names it has now: events keep ids alone, since names change and go. */
import type { Database } from "../ports/database.ts";

export interface SubjectNames {
  /** Id to customer and name, of the questionnaires that are still here. */
  readonly questionnaires: Readonly<Record<string, string>>;
  /** Id to reference and text, of the questions that are. */
  readonly questions: Readonly<Record<string, string>>;
}

interface Named {
  readonly id: string;
  readonly name: string;
}

export async function subjectNames(
  database: Database,
  events: readonly { readonly questionnaire: string | null; readonly question: string | null }[],
): Promise<SubjectNames> {
  const among = (ids: readonly (string | null)[]) => JSON.stringify([...new Set(ids.filter((id) => id !== null))]);
  const [questionnaires, questions] = await Promise.all([
    database.all<Named & Record<string, string>>(
      `SELECT id, iif(customer IS NULL, name, customer || ': ' || name) AS name
       FROM questionnaires WHERE id IN (SELECT value FROM json_each(?))`,
      among(events.map(({ questionnaire }) => questionnaire)),
    ),
    database.all<Named & Record<string, string>>(
      `SELECT id, iif(ref IS NULL, text, ref || ' ' || text) AS name
       FROM questions WHERE id IN (SELECT value FROM json_each(?))`,
      among(events.map(({ question }) => question)),
    ),
  ]);
  const byId = (rows: readonly Named[]) => Object.fromEntries(rows.map(({ id, name }) => [id, name]));
  return { questionnaires: byId(questionnaires), questions: byId(questions) };
}
