/** Jobs in SQL: made, moved along, looked up. */
import type { Job, JobKind, JobState } from "../domain/job.ts";
import type { Database, Statement } from "../ports/database.ts";

interface JobRow {
  id: string;
  kind: JobKind;
  subject: string;
  state: JobState;
  done: number;
  total: number;
  error: string | null;
  created_at: string;
  updated_at: string;
}

export function insertJob(job: { id: string; kind: JobKind; subject: string; total: number; at: string }): Statement {
  return {
    sql: `INSERT INTO jobs (id, kind, subject, state, done, total, created_at, updated_at)
          VALUES (?, ?, ?, 'queued', 0, ?, ?, ?)`,
    params: [job.id, job.kind, job.subject, job.total, job.at, job.at],
  };
}

export function updateJob(
  id: string,
  change: { state: JobState; done?: number; error?: string | null; at: string },
): Statement {
  return {
    sql: "UPDATE jobs SET state = ?, done = coalesce(?, done), error = ?, updated_at = ? WHERE id = ?",
    params: [change.state, change.done ?? null, change.error ?? null, change.at, id],
  };
}

export async function findJob(database: Database, id: string): Promise<Job | undefined> {
  const row = await database.first<JobRow>("SELECT * FROM jobs WHERE id = ?", id);
  return row && toJob(row);
}

/** The newest job of each of the subjects. */
export async function newestJobs(database: Database, subjects: readonly string[]): Promise<Map<string, Job>> {
  const rows = await database.all<JobRow>(
    "SELECT * FROM jobs WHERE subject IN (SELECT value FROM json_each(?)) ORDER BY created_at, rowid",
    JSON.stringify(subjects),
  );
  return new Map(rows.map((row) => [row.subject, toJob(row)]));
}

/** Ids of jobs that were accepted and have not ended, oldest first: what a restart has to resume. */
export async function unfinishedJobs(database: Database): Promise<string[]> {
  const rows = await database.all<{ id: string }>(
    "SELECT id FROM jobs WHERE state IN ('queued', 'running') ORDER BY created_at, rowid",
  );
  return rows.map((row) => row.id);
}

function toJob(row: JobRow): Job {
  const { created_at, updated_at, ...same } = row;
  return { ...same, createdAt: created_at, updatedAt: updated_at };
}
