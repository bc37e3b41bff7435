/** Questionnaires in SQL: kept together with their questions, listed newest first, removed with all that hangs on them. */
import type { Job } from "../domain/job.ts";
import type { Inspection } from "../domain/questionnaire.ts";
import type { Progress, StoredQuestionnaire } from "../domain/stored-questionnaire.ts";
import type { Database, Statement } from "../ports/database.ts";
import { newestJobs } from "./job-store.ts";
import { fromJson, jsonSlices } from "./json.ts";
import { type Page, pageOf } from "./page.ts";

export interface NewQuestionnaire {
  readonly id: string;
  readonly name: string;
  readonly fileName: string;
  readonly customer: string | null;
  readonly blobHash: string;
  readonly size: number;
  readonly createdAt: string;
  readonly createdBy: string;
}

/** @param newId makes the ids of the questions */
export function insertQuestionnaire(
  questionnaire: NewQuestionnaire,
  inspection: Inspection,
  newId: () => string,
): Statement[] {
  const questions = inspection.questions.map((question, position) => ({ ...question, id: newId(), position }));
  return [
    {
      sql: `INSERT INTO questionnaires
              (id, name, file_name, customer, blob_hash, size, sheets, blocks, created_at, created_by)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      params: [
        questionnaire.id,
        questionnaire.name,
        questionnaire.fileName,
        questionnaire.customer,
        questionnaire.blobHash,
        questionnaire.size,
        JSON.stringify(inspection.sheets),
        JSON.stringify(inspection.blocks),
        questionnaire.createdAt,
        questionnaire.createdBy,
      ],
    },
    ...jsonSlices(questions).map((slice) => ({
      sql: `INSERT INTO questions (id, questionnaire, position, sheet, row, ref, section, text, cell, answer_format,
                                   comment, guidance, existing, existing_comment, hidden)
            SELECT value ->> 'id', ?, value ->> 'position', value ->> 'sheet', value ->> 'row', value ->> 'ref',
                   value ->> 'section', value ->> 'text', value ->> 'cell', value -> 'answer', value ->> 'comment',
                   value ->> 'guidance', value ->> 'existing', value ->> 'existingComment', value ->> 'hidden'
            FROM json_each(?)`,
      params: [questionnaire.id, slice],
    })),
  ];
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
  created_at: string;
  created_by: string;
}

export async function findQuestionnaire(database: Database, id: string): Promise<StoredQuestionnaire | undefined> {
  const row = await database.first<QuestionnaireRow>("SELECT * FROM questionnaires WHERE id = ?", id);
  return row && (await complete(database, [row]))[0];
}

/** Newest first. @param cursor of the page before; undefined for the first page */
export async function listQuestionnaires(
  database: Database,
  { cursor, limit }: { cursor?: string | undefined; limit: number },
): Promise<Page<StoredQuestionnaire>> {
  const rows = await database.all<QuestionnaireRow>(
    `SELECT * FROM questionnaires
     WHERE ? IS NULL OR (created_at, id) < (SELECT created_at, id FROM questionnaires WHERE id = ?)
     ORDER BY created_at DESC, id DESC LIMIT ?`,
    cursor ?? null,
    cursor ?? null,
    limit + 1,
  );
  const found = new Map((await complete(database, rows)).map((one) => [one.id, one]));
  return pageOf(
    rows,
    limit,
    (row) => found.get(row.id) as StoredQuestionnaire,
    (row) => row.id,
  );
}

export function deleteQuestionnaire(id: string): Statement[] {
  return [
    { sql: "DELETE FROM jobs WHERE subject = ?", params: [id] },
    { sql: "DELETE FROM questionnaires WHERE id = ?", params: [id] },
  ];
}

export async function isBlobUsed(database: Database, hash: string): Promise<boolean> {
  return (await database.first("SELECT 1 AS used FROM questionnaires WHERE blob_hash = ? LIMIT 1", hash)) !== undefined;
}

async function complete(database: Database, rows: readonly QuestionnaireRow[]): Promise<StoredQuestionnaire[]> {
  const ids = rows.map((row) => row.id);
  const [counts, jobs] = await Promise.all([countsOf(database, ids), newestJobs(database, ids)]);
  return rows.map((row) => toQuestionnaire(row, counts.get(row.id), jobs.get(row.id)));
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
): StoredQuestionnaire {
  return {
    id: row.id,
    name: row.name,
    fileName: row.file_name,
    customer: row.customer,
    blobHash: row.blob_hash,
    size: row.size,
    sheets: fromJson(row.sheets),
    blocks: fromJson(row.blocks),
    createdAt: row.created_at,
    createdBy: row.created_by,
    counts: counts ?? NO_QUESTIONS,
    job: job ?? null,
  };
}
