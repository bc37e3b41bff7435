/** Comments and their mentions in SQL; each write with its event in one batch, an edit only on the version it was made on. */
import type { Comment } from "../domain/comment.ts";
import type { Database, Row, Statement } from "../ports/database.ts";
import { appendEvent, type NewEvent } from "./event-store.ts";

interface CommentRow {
  id: string;
  question: string;
  author_id: string;
  author: string;
  text: string;
  version: number;
  created_at: string;
  edited_at: string | null;
}

/** Oldest first. */
export async function commentsOn(database: Database, question: string): Promise<Comment[]> {
  const rows = await database.all<CommentRow>(
    "SELECT * FROM comments WHERE question = ? ORDER BY created_at, rowid",
    question,
  );
  return rows.map(toComment);
}

export async function findComment(database: Database, id: string): Promise<Comment | undefined> {
  const row = await database.first<CommentRow>("SELECT * FROM comments WHERE id = ?", id);
  return row && toComment(row);
}

/** @param mentioned ids of people; they find it among their work */
export async function insertComment(
  database: Database,
  comment: Comment,
  mentioned: readonly string[],
  event: NewEvent,
): Promise<void> {
  await database.batch([
    {
      sql: `INSERT INTO comments (id, question, author_id, author, text, version, created_at)
            VALUES (?, ?, ?, ?, ?, ?, ?)`,
      params: [
        comment.id,
        comment.question,
        comment.authorId,
        comment.author,
        comment.text,
        comment.version,
        comment.createdAt,
      ],
    },
    insertMentions(comment.id, mentioned),
    appendEvent(event),
  ]);
}

/**
 * Whoever was mentioned before and still is has not to read it again; whoever is no longer mentioned loses it.
 *
 * @returns the comment as it now is; undefined where it has another version or is gone
 */
export async function updateComment(
  database: Database,
  { id, version, text }: Pick<Comment, "id" | "version" | "text">,
  mentioned: readonly string[],
  event: NewEvent,
): Promise<Comment | undefined> {
  const guard = { sql: "EXISTS (SELECT 1 FROM comments WHERE id = ? AND version = ?)", params: [id, version] };
  const [, , , updated] = await database.batch([
    appendEvent(event, guard),
    {
      sql: `DELETE FROM mentions WHERE comment = ? AND person NOT IN (SELECT value FROM json_each(?)) AND ${guard.sql}`,
      params: [id, JSON.stringify(mentioned), ...guard.params],
    },
    insertMentions(id, mentioned, version),
    {
      sql: `UPDATE comments SET text = ?, edited_at = ?, version = version + 1
            WHERE id = ? AND version = ? RETURNING *`,
      params: [text, event.at, id, version],
    },
  ]);
  const [row] = updated as Row[];
  return row && toComment(row as unknown as CommentRow);
}

/** @returns whether it was there */
export async function deleteComment(database: Database, id: string, event: NewEvent): Promise<boolean> {
  const [, gone] = await database.batch([
    appendEvent(event, { sql: "EXISTS (SELECT 1 FROM comments WHERE id = ?)", params: [id] }),
    { sql: "DELETE FROM comments WHERE id = ? RETURNING id", params: [id] },
  ]);
  return (gone as Row[]).length > 0;
}

/** The person has read what mentions them. @param question on this question; everywhere where it is left out */
export async function markMentionsRead(
  database: Database,
  { person, question, at }: { person: string; question?: string | undefined; at: string },
): Promise<number> {
  const ofQuestion = question === undefined ? "" : "AND comment IN (SELECT id FROM comments WHERE question = ?)";
  return database.run(
    `UPDATE mentions SET read_at = ? WHERE person = ? AND read_at IS NULL ${ofQuestion}`,
    at,
    person,
    ...(question === undefined ? [] : [question]),
  );
}

function insertMentions(comment: string, mentioned: readonly string[], version?: number): Statement {
  const guard = version === undefined ? "" : "AND EXISTS (SELECT 1 FROM comments WHERE id = ? AND version = ?)";
  return {
    sql: `INSERT OR IGNORE INTO mentions (comment, person) SELECT ?, value FROM json_each(?) WHERE true ${guard}`,
    params: [comment, JSON.stringify(mentioned), ...(version === undefined ? [] : [comment, version])],
  };
}

function toComment({ author_id, created_at, edited_at, ...same }: CommentRow): Comment {
  return { ...same, authorId: author_id, createdAt: created_at, editedAt: edited_at };
}
