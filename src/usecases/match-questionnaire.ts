/**
 * The job that gives each question of a questionnaire its suggestion.
 *
 * It takes the questions that have none yet, a batch at a time, and saves the batch together with the progress. So it
 * may be stopped anywhere and run again, by a restart or by a queue that delivers twice, and only does what is left.
 */
import { AppError } from "../domain/errors.ts";
import type { Job } from "../domain/job.ts";
import { findJob, updateJob } from "../store/job-store.ts";
import { countUnmatched, saveSuggestions, unmatchedQuestions } from "../store/question-store.ts";
import { findQuestionnaire } from "../store/questionnaire-store.ts";
import type { AppContext } from "./context.ts";
import { loadLibrary } from "./load-library.ts";
import { refusedBefore } from "./refused-before.ts";
import { suggest } from "./suggest.ts";
import { toldBefore } from "./told-before.ts";

/** Small enough that a progress bar moves and the event loop is not held for long. */
const BATCH = 25;

/**
 * Runs a job to its end; does nothing for one that has ended or is not known.
 *
 * @param signal asks it to stop after the batch at hand, leaving the rest for the next run
 */
export async function runJob(context: AppContext, jobId: string, signal?: AbortSignal): Promise<void> {
  const job = await findJob(context.database, jobId);
  if (!job || job.state === "done" || job.state === "failed") return;
  try {
    await match(context, job, signal);
  } catch (error) {
    const known = error instanceof AppError;
    // A storage that is out of reach comes back: the job stays unfinished, and whoever delivers it does so again.
    if (known && error.code === "storage_unavailable") throw error;
    const message = known ? error.message : "Matching stopped because of a fault in Countersign.";
    const { database, clock } = context;
    await database.batch([updateJob(jobId, { state: "failed", error: message, at: clock.now().toISOString() })]);
    if (!known) throw error;
  }
}

async function match(context: AppContext, job: Job, signal: AbortSignal | undefined): Promise<void> {
  const { database, clock } = context;
  const library = await loadLibrary(context);
  const told = await toldBefore(database, await findQuestionnaire(database, job.subject), library.matcher);
  const refused = await refusedBefore(database, library.matcher);
  for (;;) {
    const questions = await unmatchedQuestions(database, job.subject, BATCH);
    const at = clock.now();
    const suggestions = questions.map((question) => {
      const suggestion = suggest(library, { ...question, options: question.answer.options }, at, refused);
      const warnings = [...suggestion.warnings, ...told(question.text, suggestion)];
      return { question: question.id, suggestion: { ...suggestion, warnings } };
    });
    const left = (await countUnmatched(database, job.subject)) - questions.length;
    await database.batch([
      ...saveSuggestions(suggestions, { libraryVersion: library.version, at: at.toISOString() }),
      updateJob(job.id, {
        state: left > 0 ? "running" : "done",
        done: Math.max(0, job.total - left),
        at: at.toISOString(),
      }),
    ]);
    if (left <= 0 || signal?.aborted) return;
    // Lets requests in between two batches: matching is pure computation and would otherwise hold the one thread.
    await new Promise((resume) => setTimeout(resume));
  }
}
