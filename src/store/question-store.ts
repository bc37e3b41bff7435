/**
 * Questions in SQL: read in pages with their suggestion, matched in batches, decided under an optimistic lock.
 */

import { type Access, type AccessLevels, type Evidence, whyWithheld, withWarning } from "../domain/access.ts";
import type { EventAction } from "../domain/event.ts";
import type { FoundQuestion } from "../domain/questionnaire.ts";
import type { Answer, Review, ReviewState } from "../domain/review.ts";
import type { StoredQuestion } from "../domain/stored-questionnaire.ts";
import type { Band, Suggestion } from "../domain/suggestion.ts";
import type { Database, Row, SqlValue, Statement } from "../ports/database.ts";
import { appendEvent, type NewEvent } from "./event-store.ts";
import { OPEN_REQUEST } from "./expert-store.ts";
import { fromJson, fromJsonOrNull, jsonSlices, toJsonOrNull } from "./json.ts";
import { type Page, pageOf } from "./page.ts";
import { rememberRefusals } from "./refusal-store.ts";

interface QuestionRow {
  id: string;
  questionnaire: string;
  position: number;
  sheet: string;
  row: number;
  ref: string | null;
  section: string | null;
  text: string;
  cell: string;
  answer_format: string;
  comment: string | null;
  guidance: string | null;
  existing: string | null;
  existing_comment: string | null;
  hidden: number;
  state: ReviewState;
  answer: string | null;
  assignee: string | null;
  due: string | null;
  version: number;
  decided_by: string | null;
  decided_at: string | null;
  answered_by: string | null;
  expert: string | null;
  comments: number;
  body: string | null;
  nda: number;
  entry_levels: string;
  document_levels: string;
}

/** With the levels of what the answer rests on, or while there is none the suggestion. */
const SELECT_QUESTIONS = `SELECT questions.*, suggestions.body, ${OPEN_REQUEST} AS expert,
    (SELECT count(*) FROM comments WHERE comments.question = questions.id) AS comments,
    (SELECT nda FROM questionnaires WHERE questionnaires.id = questionnaire) AS nda,
    (SELECT json_group_object(entries.id, entries.access) FROM entries WHERE entries.id IN (
       SELECT coalesce(questions.answer, body) ->> 'entry'
       UNION ALL SELECT value FROM json_each(questions.answer, '$.also'))) AS entry_levels,
    (SELECT json_group_array(coalesce(documents.access, 'internal'))
     FROM json_each(coalesce(questions.answer, body), '$.citations') AS cited
       LEFT JOIN documents ON documents.id = cited.value ->> 'document') AS document_levels
  FROM questions LEFT JOIN suggestions ON suggestions.question = questions.id`;

export interface QuestionFilter {
  readonly state?: ReviewState | undefined;
  /** A band, `no_match`, or `unmatched`. */
  readonly match?: Band | "no_match" | "unmatched" | undefined;
  /** Found in the question, its reference, its section or its answer, letter case aside. */
  readonly search?: string | undefined;
}

/** In the order of the workbook. @param cursor the position of the last question of the page before */
export async function listQuestions(
  database: Database,
  questionnaire: string,
  { cursor, limit, ...filter }: QuestionFilter & { cursor?: string | undefined; limit: number },
): Promise<Page<StoredQuestion>> {
  const conditions = ["questionnaire = ?", "position > ?"];
  const params: SqlValue[] = [questionnaire, cursor === undefined ? -1 : Number(cursor)];
  if (filter.state) {
    conditions.push("state = ?");
    params.push(filter.state);
  }
  if (filter.match === "no_match") conditions.push("outcome = 'no_match'");
  else if (filter.match === "unmatched") conditions.push("outcome IS NULL");
  else if (filter.match) {
    conditions.push("band = ?");
    params.push(filter.match);
  }
  if (filter.search) {
    const columns = ["text", "ref", "section", "answer ->> 'text'", "body ->> 'answer'"];
    conditions.push(`(${columns.map((column) => `instr(lower(${column}), lower(?))`).join(" OR ")})`);
    for (const _ of columns) params.push(filter.search);
  }
  const rows = await database.all<QuestionRow>(
    `${SELECT_QUESTIONS} WHERE ${conditions.join(" AND ")} ORDER BY position LIMIT ?`,
    ...params,
    limit + 1,
  );
  return pageOf(rows, limit, toQuestion, (row) => String(row.position));
}

/** All of them, in the order of the workbook. */
export async function allQuestions(database: Database, questionnaire: string): Promise<StoredQuestion[]> {
  const rows = await database.all<QuestionRow>(
    `${SELECT_QUESTIONS} WHERE questionnaire = ? ORDER BY position`,
    questionnaire,
  );
  return rows.map(toQuestion);
}

/** What each question of a questionnaire asks, in the order of the workbook. */
export async function questionTexts(
  database: Database,
  questionnaire: string,
): Promise<{ id: string; text: string }[]> {
  return database.all("SELECT id, text FROM questions WHERE questionnaire = ? ORDER BY position", questionnaire);
}

export async function findQuestion(database: Database, id: string): Promise<StoredQuestion | undefined> {
  const row = await database.first<QuestionRow>(`${SELECT_QUESTIONS} WHERE id = ?`, id);
  return row && toQuestion(row);
}

/** The next questions that have no suggestion yet, in order. */
export async function unmatchedQuestions(
  database: Database,
  questionnaire: string,
  limit: number,
): Promise<StoredQuestion[]> {
  return (await listQuestions(database, questionnaire, { match: "unmatched", limit })).items;
}

export async function countUnmatched(database: Database, questionnaire: string): Promise<number> {
  const row = await database.first<{ count: number }>(
    `SELECT count(*) AS count FROM questions
     WHERE questionnaire = ? AND id NOT IN (SELECT question FROM suggestions)`,
    questionnaire,
  );
  return row?.count ?? 0;
}

/** A question that was deleted in the meantime is passed over. */
export function saveSuggestions(
  suggestions: readonly { question: string; suggestion: Suggestion }[],
  { libraryVersion, at }: { libraryVersion: number; at: string },
): Statement[] {
  return jsonSlices(suggestions).map((slice) => ({
    sql: `INSERT OR REPLACE INTO suggestions (question, outcome, band, confidence, body, library_version, created_at)
            SELECT value ->> 'question', value ->> '$.suggestion.outcome', value ->> '$.suggestion.band',
                   value ->> '$.suggestion.confidence', value -> 'suggestion', ?, ?
            FROM json_each(?) WHERE value ->> 'question' IN (SELECT id FROM questions)`,
    params: [libraryVersion, at, slice],
  }));
}

/**
 * Writes a decision and its event, both only if the question still has the version the decision was made on.
 *
 * @returns the question as it now is; undefined where somebody else was first or the question is gone
 */
export async function saveReview(
  database: Database,
  {
    id,
    version,
    before,
    review,
    answeredBy,
    event,
  }: { id: string; version: number; before: Review; review: Review; answeredBy: string | null; event: NewEvent },
): Promise<StoredQuestion | undefined> {
  const guard = { sql: "EXISTS (SELECT 1 FROM questions WHERE id = ? AND version = ?)", params: [id, version] };
  const decides = event.action !== "assign";
  const change = { id, version, action: event.action, before, review };
  const results = await database.batch([
    appendEvent(event, guard),
    ...rememberRefusals([change], event.at, event.actor.name),
    {
      sql: `UPDATE questions
            SET state = ?, answer = ?, answered_by = ?, assignee = ?, due = ?, version = version + 1,
                decided_by = CASE WHEN ? THEN ? ELSE decided_by END,
                decided_at = CASE WHEN ? THEN ? ELSE decided_at END
            WHERE id = ? AND version = ? RETURNING id`,
      params: [
        review.state,
        toJsonOrNull(review.answer),
        answeredBy,
        review.assignee,
        review.due,
        Number(decides),
        event.actor.name,
        Number(decides),
        event.at,
        id,
        version,
      ],
    },
  ]);
  return (results.at(-1) as Row[]).length > 0 ? findQuestion(database, id) : undefined;
}

/** Those of the questionnaire that are among the ids, by id. */
export async function questionsById(
  database: Database,
  questionnaire: string,
  ids: readonly string[],
): Promise<Map<string, StoredQuestion>> {
  const found = new Map<string, StoredQuestion>();
  for (const slice of jsonSlices(ids)) {
    const rows = await database.all<QuestionRow>(
      `${SELECT_QUESTIONS} WHERE questionnaire = ? AND id IN (SELECT value FROM json_each(?))`,
      questionnaire,
      slice,
    );
    for (const row of rows) found.set(row.id, toQuestion(row));
  }
  return found;
}

/** A review to be saved among others, on the version that it was decided on. */
export interface ReviewChange {
  readonly id: string;
  readonly version: number;
  readonly action: EventAction;
  readonly before: Review;
  readonly review: Review;
  /** What the record shows; the review itself, and why. */
  readonly after: unknown;
  readonly answeredBy: string | null;
  /** Null where nobody has decided any more. */
  readonly decidedBy: string | null;
  readonly decidedAt: string | null;
}

/**
 * Writes many decisions in one batch, each with its event and each only if its question still has its version.
 *
 * @returns ids of the questions that were written
 */
export async function saveReviews(
  database: Database,
  changes: readonly ReviewChange[],
  { at, actor, questionnaire }: { at: string; actor: NewEvent["actor"]; questionnaire: string },
): Promise<Set<string>> {
  if (changes.length === 0) return new Set();
  const statements = jsonSlices(changes).flatMap((slice) => [
    {
      sql: `INSERT INTO events (at, actor, actor_id, action, questionnaire, question, before, after)
            SELECT ?, ?, ?, made.value ->> 'action', ?, questions.id, made.value -> 'before', made.value -> 'after'
            FROM json_each(?) AS made CROSS JOIN questions ON questions.id = made.value ->> 'id'
            WHERE questions.version = made.value ->> 'version'`,
      params: [at, actor.name, actor.id, questionnaire, slice],
    },
    {
      sql: `UPDATE questions
            SET state = made.value ->> '$.review.state',
                answer = CASE WHEN made.value ->> '$.review.answer' IS NULL THEN NULL ELSE made.value -> '$.review.answer' END,
                assignee = made.value ->> '$.review.assignee', due = made.value ->> '$.review.due', answered_by = made.value ->> 'answeredBy',
                decided_by = made.value ->> 'decidedBy', decided_at = made.value ->> 'decidedAt', version = version + 1
            FROM json_each(?) AS made
            WHERE questions.id = made.value ->> 'id' AND questions.version = made.value ->> 'version'
            RETURNING questions.id AS id`,
      params: [slice],
    },
  ]);
  const written = await database.batch([...rememberRefusals(changes, at, actor.name), ...statements]);
  return new Set(written.flat().map((row) => String(row.id)));
}

function toQuestion(row: QuestionRow): StoredQuestion {
  const answer = fromJsonOrNull<Answer>(row.answer);
  const suggestion = fromJsonOrNull<Suggestion>(row.body);
  const evidence = row.state === "not_applicable" ? null : (answer ?? suggestion);
  const withheld = evidence && whyWithheld(evidence, levelsOf(evidence, row), row.nda === 1);
  return {
    id: row.id,
    questionnaire: row.questionnaire,
    position: row.position,
    sheet: row.sheet,
    row: row.row,
    ref: row.ref,
    section: row.section,
    text: row.text,
    cell: row.cell,
    answer: fromJson<FoundQuestion["answer"]>(row.answer_format),
    comment: row.comment,
    guidance: row.guidance,
    existing: row.existing,
    existingComment: row.existing_comment,
    hidden: row.hidden === 1,
    suggestion: suggestion && withheld && !answer ? withWarning(suggestion, withheld) : suggestion,
    review: { state: row.state, answer, assignee: row.assignee, due: row.due },
    withheld,
    version: row.version,
    decidedBy: row.decided_by,
    decidedAt: row.decided_at,
    answeredBy: row.answered_by,
    expert: fromJsonOrNull(row.expert),
    comments: row.comments,
  };
}

function levelsOf({ citations }: Evidence, row: QuestionRow): AccessLevels {
  const levels = fromJson<Access[]>(row.document_levels);
  return {
    documents: new Map(citations.map(({ document }, index) => [document, levels[index] ?? "internal"])),
    entries: new Map(Object.entries(fromJson<Record<string, Access>>(row.entry_levels))),
  };
}
