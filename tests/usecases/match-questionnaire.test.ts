import { describe, expect, it } from "vitest";
import type { Actor } from "../../src/domain/actor.ts";
import { findJob, unfinishedJobs } from "../../src/store/job-store.ts";
import { allQuestions } from "../../src/store/question-store.ts";
import { runJob } from "../../src/usecases/match-questionnaire.ts";
import { uploadQuestionnaire } from "../../src/usecases/upload-questionnaire.ts";
import { temporaryFolder, testContext } from "../support/app.ts";

/** More questions than one batch takes. */
const LONG_SHEET = new TextEncoder().encode(
  [
    "No,Question,Answer",
    ...Array.from({ length: 70 }, (_, i) => `${i + 1},Do you hold certification number ${i + 1}?,`),
  ].join("\r\n"),
);

const ANN: Actor = { id: "ann", name: "Ann", role: "contributor" };

describe("runJob", () => {
  it("resumes by itself what a restart interrupted, and does each question once", async () => {
    const folder = temporaryFolder();
    const before = await testContext(folder);
    const unattended = { ...before, jobs: { enqueue: async () => {} } };
    const { questionnaire, job } = await uploadQuestionnaire(unattended, ANN, {
      fileName: "a.csv",
      bytes: LONG_SHEET,
    });
    await runJob(before, job.id, AbortSignal.abort());
    const half = await findJob(before.database, job.id);
    expect(half).toMatchObject({ state: "running", total: 70 });
    expect(half?.done).toBeGreaterThan(0);
    expect(half?.done).toBeLessThan(70);
    const made = await before.database.all("SELECT question, created_at FROM suggestions");
    before.database.close();

    const after = await testContext(folder);
    await after.jobs.start();
    await after.jobs.idle();
    expect(await findJob(after.database, job.id)).toMatchObject({ state: "done", done: 70 });
    expect(await unfinishedJobs(after.database)).toEqual([]);
    const questions = await allQuestions(after.database, questionnaire.id);
    expect(questions.every(({ suggestion }) => suggestion !== null)).toBe(true);
    const kept = await after.database.all(
      "SELECT question, created_at FROM suggestions ORDER BY rowid LIMIT ?",
      made.length,
    );
    expect(kept).toEqual(made);
  });

  it("does nothing for a job that has ended or is not there", async () => {
    const context = await testContext();
    const { job } = await uploadQuestionnaire(context, ANN, { fileName: "a.csv", bytes: LONG_SHEET });
    await context.jobs.idle();
    const done = await findJob(context.database, job.id);
    await runJob(context, job.id);
    await runJob(context, "unknown");
    expect(await findJob(context.database, job.id)).toEqual(done);
  });

  it("says in the job why it failed where a person can mend it", async () => {
    const broken = { files: async () => [{ path: "answers/a.yaml", text: "- id: [" }] };
    const context = { ...(await testContext()), knowledge: broken };
    const unattended = { ...context, jobs: { enqueue: async () => {} } };
    const { job } = await uploadQuestionnaire(unattended, ANN, { fileName: "a.csv", bytes: LONG_SHEET });
    await runJob(context, job.id);
    const failed = await findJob(context.database, job.id);
    expect(failed?.state).toBe("failed");
    expect(failed?.error).toContain("answers/a.yaml:1");
  });

  it("says in a failed job how far it came", async () => {
    const context = await testContext();
    const unattended = { ...context, jobs: { enqueue: async () => {} } };
    const { job } = await uploadQuestionnaire(unattended, ANN, { fileName: "a.csv", bytes: LONG_SHEET });
    await context.database.run(
      `CREATE TRIGGER breaks BEFORE INSERT ON suggestions WHEN (SELECT count(*) FROM suggestions) >= 30
       BEGIN SELECT RAISE(ABORT, 'the second batch breaks'); END`,
    );
    await expect(runJob(context, job.id)).rejects.toThrow("the second batch breaks");
    const made = await context.database.all("SELECT question FROM suggestions");
    expect(made.length).toBeGreaterThan(0);
    expect(await findJob(context.database, job.id)).toMatchObject({ state: "failed", done: made.length });
  });
});
