/** Questionnaires in SQL: kept together with their questions, listed newest first, removed with all that hangs on them. */
import type { Day } from "../domain/day.ts";
import type { Job } from "../domain/job.ts";
import type { FoundQuestion, Inspection, LayoutCorrection } from "../domain/questionnaire.ts";
import type { Progress, QuestionnaireStatus, StoredQuestionnaire } from "../domain/stored-questionnaire.ts";
import type { Database, Row, SqlValue, Statement } from "../ports/database.ts";
import { appendEvent, type NewEvent } from "./event-store.ts";
import { newestJobs } from "./job-store.ts";
import { fromJson, jsonSlices } from "./json.ts";
import { type Page, pageOf } from "./page.ts";

/** As many as a row of the list shows, and a few more. */
const MOST_PEOPLE = 12;

export interface NewQuestionnaire {
  readonly id: string;
  readonly name: string;
  readonly fileName: string;
  readonly customer: string | null;
  readonly blobHash: string;
  readonly size: number;
  readonly due: Day | null;
  readonly createdAt: string;
  readonly createdBy: string;
  readonly createdById: string;
}

export type PlacedQuestion = FoundQuestion & { readonly id: string; readonly position: number };

export function insertQuestionnaire(
  questionnaire: NewQuestionnaire,
  { sheets, blocks }: Pick<Inspection, "sheets" | "blocks">,
  questions: readonly PlacedQuestion[],
  corrections: readonly LayoutCorrection[],
): Statement[] {
  return [
    {
      sql: `INSERT INTO questionnaires
              (id, name, file_name, customer, blob_hash, size, sheets, blocks, corrections, due, created_at, created_by,
               created_by_id)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      params: [
        questionnaire.id,
        questionnaire.name,
        questionnaire.fileName,
        questionnaire.customer,
        questionnaire.blobHash,
        questionnaire.size,
        JSON.stringify(sheets),
        JSON.stringify(blocks),
        JSON.stringify(corrections),
        questionnaire.due,
        questionnaire.createdAt,
        questionnaire.createdBy,
        questionnaire.createdById,
      ],
    },
    ...upsertQuestions(questionnaire.id, questions),
  ];
}

/**
 * What was found anew takes the place of what was found before.
 *
 * A question that keeps its id keeps its review, unless its cells or options are others now: an approval then becomes a
 * draft, and it is matched again.
 */
export function replaceLayout(
  id: string,
  { sheets, blocks }: Pick<Inspection, "sheets" | "blocks">,
  questions: readonly PlacedQuestion[],
  corrections: readonly LayoutCorrection[],
): Statement[] {
  return [
    {
      sql: "UPDATE questionnaires SET sheets = ?, blocks = ?, corrections = ? WHERE id = ?",
      params: [JSON.stringify(sheets), JSON.stringify(blocks), JSON.stringify(corrections), id],
    },
    // Out of the way first: a position belongs to one question at any moment.
    { sql: "UPDATE questions SET position = -1 - position WHERE questionnaire = ?", params: [id] },
    ...upsertQuestions(id, questions),
    { sql: "DELETE FROM questions WHERE questionnaire = ? AND position < 0", params: [id] },
  ];
}

function upsertQuestions(questionnaire: string, questions: readonly PlacedQuestion[]): Statement[] {
  const found = ["position", "ref", "section", "guidance", "existing", "existing_comment", "hidden", "comment"];
  return jsonSlices(questions).flatMap((slice) => [
    {
      sql: `DELETE FROM suggestions WHERE question IN (
              SELECT questions.id FROM questions JOIN json_each(?) AS found ON questions.id = found.value ->> 'id'
              WHERE questions.answer_format <> found.value -> 'answer')`,
      params: [slice],
    },
    {
      sql: `INSERT INTO questions (id, questionnaire, position, sheet, row, ref, section, text, cell, answer_format,
                                   comment, guidance, existing, existing_comment, hidden)
            SELECT value ->> 'id', ?, value ->> 'position', value ->> 'sheet', value ->> 'row', value ->> 'ref',
                   value ->> 'section', value ->> 'text', value ->> 'cell', value -> 'answer', value ->> 'comment',
                   value ->> 'guidance', value ->> 'existing', value ->> 'existingComment', value ->> 'hidden'
            FROM json_each(?) WHERE true
            ON CONFLICT (id) DO UPDATE SET
              ${found.map((column) => `${column} = excluded.${column}`).join(", ")},
              state = CASE WHEN answer_format <> excluded.answer_format AND state = 'approved' THEN 'drafted' ELSE state END,
              version = CASE WHEN answer_format <> excluded.answer_format THEN version + 1 ELSE version END,
              answer_format = excluded.answer_format`,
      params: [questionnaire, slice],
    },
  ]);
}

interface QuestionnaireRow {
  id: string;
  name: string;
  file_name: string;
  customer: string | null;
  blob_hash: string;
  size: number;
  sheets: string;
  blocks: string;
  corrections: string;
  due: string | null;
  archived_at: string | null;
  version: number;
  nda: number;
  created_at: string;
  created_by: string;
}

export async function findQuestionnaire(database: Database, id: string): Promise<StoredQuestionnaire | undefined> {
  const row = await database.first<QuestionnaireRow>("SELECT * FROM questionnaires WHERE id = ?", id);
  return row && (await complete(database, [row]))[0];
}

export interface QuestionnaireFilter {
  /** `open` and `done` are not archived; done is one whose questions are all approved or not applicable. */
  readonly status?: QuestionnaireStatus | undefined;
  /** Found in its name, its customer or its file's name, letter case aside. */
  readonly search?: string | undefined;
  /** A person's id: what they uploaded, and where something is assigned to them or asked of them. */
  readonly person?: string | undefined;
}

/** SQL: there are questions, and all are approved or not applicable. */
export const DONE = `(EXISTS (SELECT 1 FROM questions WHERE questionnaire = questionnaires.id)
  AND NOT EXISTS (SELECT 1 FROM questions
                  WHERE questionnaire = questionnaires.id AND state NOT IN ('approved', 'not_applicable')))`;

const STATUS: Readonly<Record<QuestionnaireStatus, string>> = {
  open: `archived_at IS NULL AND NOT ${DONE}`,
  done: `archived_at IS NULL AND ${DONE}`,
  archived: "archived_at IS NOT NULL",
};

const THEIRS = `(created_by_id = ? OR id IN (SELECT questionnaire FROM questions WHERE assignee = ?)
  OR id IN (SELECT questionnaire FROM questions JOIN expert_requests ON question = questions.id WHERE expert = ?))`;

/** Newest first. @param cursor of the page before, the time and id of its last one; undefined for the first page */
export async function listQuestionnaires(
  database: Database,
  { cursor, limit, status, search, person }: QuestionnaireFilter & { cursor?: string | undefined; limit: number },
): Promise<Page<StoredQuestionnaire>> {
  const conditions = ["true"];
  const params: SqlValue[] = [];
  if (cursor !== undefined) {
    const [at = "", id = ""] = cursor.split(" ");
    conditions.push("(created_at, id) < (?, ?)");
    params.push(at, id);
  }
  if (status) conditions.push(STATUS[status]);
  if (person !== undefined) {
    conditions.push(THEIRS);
    params.push(person, person, person);
  }
  if (search) {
    conditions.push("instr(lower(name || char(10) || coalesce(customer, '') || char(10) || file_name), lower(?))");
    params.push(search);
  }
  const rows = await database.all<QuestionnaireRow>(
    `SELECT * FROM questionnaires WHERE ${conditions.join(" AND ")} ORDER BY created_at DESC, id DESC LIMIT ?`,
    ...params,
    limit + 1,
  );
  const found = new Map((await complete(database, rows)).map((one) => [one.id, one]));
  return pageOf(
    rows,
    limit,
    (row) => found.get(row.id) as StoredQuestionnaire,
    (row) => `${row.created_at} ${row.id}`,
  );
}

/** Writes an edit and its event, both only on the version it was made on. @returns whether it was */
export async function updateQuestionnaire(
  database: Database,
  edited: Pick<StoredQuestionnaire, "id" | "version" | "name" | "customer" | "due" | "archivedAt">,
  event: NewEvent,
): Promise<boolean> {
  const { id, version, name, customer, due, archivedAt } = edited;
  const guard = { sql: "EXISTS (SELECT 1 FROM questionnaires WHERE id = ? AND version = ?)", params: [id, version] };
  const [, updated] = await database.batch([
    appendEvent(event, guard),
    {
      sql: `UPDATE questionnaires SET name = ?, customer = ?, due = ?, archived_at = ?, version = version + 1
            WHERE id = ? AND version = ? RETURNING id`,
      params: [name, customer, due, archivedAt, id, version],
    },
  ]);
  return (updated as Row[]).length > 0;
}

export function saveNda(id: string, nda: boolean): Statement {
  return { sql: "UPDATE questionnaires SET nda = ? WHERE id = ?", params: [Number(nda), id] };
}

/** With what was learned from its wordings, and without its traces in proposals that wait for an entry's owner. */
export function deleteQuestionnaire(id: string): Statement[] {
  const asked = "question IN (SELECT id FROM questions WHERE questionnaire = ?)";
  return [
    { sql: `DELETE FROM refusals WHERE ${asked}`, params: [id] },
    {
      sql: `UPDATE entry_proposals SET asked = NULL, questionnaire = NULL, customer = NULL, note = NULL WHERE ${asked}`,
      params: [id],
    },
    { sql: "DELETE FROM jobs WHERE subject = ?", params: [id] },
    { sql: "DELETE FROM questionnaires WHERE id = ?", params: [id] },
  ];
}

async function complete(database: Database, rows: readonly QuestionnaireRow[]): Promise<StoredQuestionnaire[]> {
  const ids = rows.map((row) => row.id);
  const [counts, people, jobs] = await Promise.all([
    countsOf(database, ids),
    peopleOf(database, ids),
    newestJobs(database, ids),
  ]);
  return rows.map((row) => ({
    ...toQuestionnaire(row, counts.get(row.id), jobs.get(row.id)),
    people: [...new Set([row.created_by, ...(people.get(row.id) ?? [])])].slice(0, MOST_PEOPLE),
  }));
}

async function countsOf(database: Database, ids: readonly string[]): Promise<Map<string, Progress>> {
  const rows = await database.all<Progress & { id: string }>(
    `SELECT questionnaire AS id, count(*) AS total,
            sum(state = 'open') AS open, sum(state = 'drafted') AS drafted, sum(state = 'approved') AS approved,
            sum(state = 'rejected') AS rejected, sum(state = 'not_applicable') AS notApplicable,
            coalesce(sum(outcome = 'suggested'), 0) AS suggested, coalesce(sum(outcome = 'no_match'), 0) AS noMatch
     FROM questions LEFT JOIN suggestions ON suggestions.question = questions.id
     WHERE questionnaire IN (SELECT value FROM json_each(?)) GROUP BY questionnaire`,
    JSON.stringify(ids),
  );
  return new Map(rows.map(({ id, ...counts }) => [id, counts]));
}

/** Whoever decided or is to answer something, by name, whoever has most of it first. */
async function peopleOf(database: Database, ids: readonly string[]): Promise<Map<string, string[]>> {
  const rows = await database.all<{ id: string; name: string }>(
    `SELECT id, name FROM (
       SELECT questionnaire AS id, decided_by AS name FROM questions WHERE questionnaire IN (SELECT value FROM json_each(?))
       UNION ALL
       SELECT questionnaire, coalesce(people.name, assignee) FROM questions LEFT JOIN people ON people.id = assignee
       WHERE questionnaire IN (SELECT value FROM json_each(?)))
     WHERE name IS NOT NULL GROUP BY id, name ORDER BY count(*) DESC, name`,
    JSON.stringify(ids),
    JSON.stringify(ids),
  );
  const found = new Map<string, string[]>();
  for (const { id, name } of rows) found.set(id, [...(found.get(id) ?? []), name]);
  return found;
}

const NO_QUESTIONS: Progress = {
  total: 0,
  open: 0,
  drafted: 0,
  approved: 0,
  rejected: 0,
  notApplicable: 0,
  suggested: 0,
  noMatch: 0,
};

function toQuestionnaire(
  row: QuestionnaireRow,
  counts: Progress | undefined,
  job: Job | undefined,
): Omit<StoredQuestionnaire, "people"> {
  return {
    id: row.id,
    name: row.name,
    fileName: row.file_name,
    customer: row.customer,
    blobHash: row.blob_hash,
    size: row.size,
    sheets: fromJson(row.sheets),
    blocks: fromJson(row.blocks),
    corrections: fromJson(row.corrections),
    due: row.due,
    archivedAt: row.archived_at,
    version: row.version,
    nda: row.nda === 1,
    createdAt: row.created_at,
    createdBy: row.created_by,
    counts: counts ?? NO_QUESTIONS,
    job: job ?? null,
  };
}
