/** Who wrote what library entries answer, in SQL: read off their versions, the proposals they took up and what was kept. */
import type { Database } from "../ports/database.ts";

/** An answer that an entry has or had. */
export interface WrittenAnswer {
  readonly entry: string;
  readonly version: number;
  readonly answer: string;
  /** Id of the person whose words it is; null where a file brought them. */
  readonly author: string | null;
}

/**
 * All answers of each entry for which the person ever wrote one, the newest version first.
 *
 * A version that leaves the answer as it was has its author; an accepted proposal is its proposer's.
 */
export async function answersBeside(database: Database, person: string): Promise<WrittenAnswer[]> {
  const rows = await database.all<WrittenAnswer & { action: string }>(
    `SELECT entry, version, content ->> 'answer' AS answer, action,
            coalesce((SELECT by_id FROM entry_proposals AS taken
                      WHERE taken.entry = versions.entry AND state = 'accepted' AND after = content ->> 'answer'), by_id) AS author
     FROM entry_versions AS versions
     WHERE entry IN (SELECT entry FROM entry_versions WHERE by_id = ?
                     UNION SELECT entry FROM entry_proposals WHERE by_id = ? AND state = 'accepted')
     UNION ALL
     SELECT entries.id, entries.version, entries.answer, 'keep', answered_by
     FROM entries JOIN questions ON entries.id = 'approved:' || questions.id
     WHERE entries.id >= 'approved:' AND entries.id < 'approved;' AND answered_by = ?
       AND entries.answer = questions.answer ->> 'text'
     ORDER BY entry, version`,
    person,
    person,
    person,
  );
  const written: WrittenAnswer[] = [];
  for (const { action, ...row } of rows) {
    const before = written.at(-1);
    const same = before?.entry === row.entry && before.answer === row.answer && action !== "keep";
    written.push({ ...row, author: same ? before.author : action === "import" ? null : row.author });
  }
  return written.reverse();
}
