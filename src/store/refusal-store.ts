/**
 * Suggestions that reviewers rejected, in SQL: which entry is no answer to which wording.
 *
 * Written in the batch of the decision itself, before the question changes, under the version that the decision was made on.
 */
import type { Review } from "../domain/review.ts";
import type { Database, Statement } from "../ports/database.ts";
import { jsonSlices } from "./json.ts";

export interface Refusal {
  readonly entry: string;
  /** The question as it was asked. */
  readonly wording: string;
  /** ISO timestamp. */
  readonly at: string;
  readonly by: string;
}

/** Oldest first. */
export async function allRefusals(database: Database): Promise<Refusal[]> {
  return database.all<Refusal & Record<string, string>>(
    "SELECT entry, wording, at, by FROM refusals ORDER BY at, question",
  );
}

/** A step of a review, as far as a refusal follows from it. */
export interface RefusalChange {
  readonly id: string;
  readonly version: number;
  readonly action: string;
  readonly before: Review;
  readonly review: Review;
}

/**
 * A rejected suggestion is remembered; taking the rejection back, or approving an answer from the entry after all,
 * forgets it. An answer that a person had written is no suggestion, so rejecting it says nothing of an entry.
 */
export function rememberRefusals(changes: readonly RefusalChange[], at: string, by: string): Statement[] {
  const refused = changes
    .filter(({ before, review }) => review.state === "rejected" && before.state !== "rejected")
    .map(({ id, version }) => ({ id, version }));
  const forgotten = changes.filter(takesBack).map(({ id, version, review }) => ({
    id,
    version,
    entry: review.state === "approved" ? (review.answer?.entry ?? null) : null,
  }));
  return [
    ...(refused.length === 0 ? [] : jsonSlices(refused)).map((slice) => ({
      sql: `INSERT OR REPLACE INTO refusals (question, entry, wording, at, by)
            SELECT questions.id, suggestions.body ->> 'entry', questions.text, ?, ?
            FROM json_each(?) AS made CROSS JOIN questions ON questions.id = made.value ->> 'id'
              JOIN suggestions ON suggestions.question = questions.id
            WHERE questions.version = made.value ->> 'version' AND suggestions.body ->> 'entry' IS NOT NULL
              AND (questions.answer IS NULL OR (questions.answer ->> 'entry' = suggestions.body ->> 'entry'
                   AND questions.answer ->> 'text' = suggestions.body ->> 'answer'))`,
      params: [at, by, slice],
    })),
    ...(forgotten.length === 0 ? [] : jsonSlices(forgotten)).map((slice) => ({
      sql: `DELETE FROM refusals WHERE EXISTS (
              SELECT 1 FROM json_each(?) AS made CROSS JOIN questions ON questions.id = made.value ->> 'id'
              WHERE questions.version = made.value ->> 'version' AND refusals.question = questions.id
                AND (made.value ->> 'entry' IS NULL OR refusals.entry = made.value ->> 'entry'))`,
      params: [slice],
    })),
  ];
}

function takesBack({ action, before, review }: RefusalChange): boolean {
  if (review.state === "approved") return review.answer?.entry != null;
  return before.state === "rejected" && (action === "reopen" || (action === "undo" && review.state !== "rejected"));
}

/** The entry does answer this wording: somebody has said so since. */
export function forgetRefusals(entry: string, wording: string): Statement {
  return { sql: "DELETE FROM refusals WHERE entry = ? AND wording = ?", params: [entry, wording] };
}
