/**
 * The JobQueue port in one process: stored jobs in, each run once, one at a time, in the order they came.
 *
 * The database is the queue's memory. What is lost with the process is found again by `pending` at the next start, so
 * nothing here needs to be durable.
 */
import { setImmediate as nextTurn } from "node:timers/promises";
import type { JobQueue } from "../../ports/job-queue.ts";

export interface JobRunner extends JobQueue {
  /** Takes up the jobs that an earlier process left unfinished. */
  start(): Promise<void>;
  /** Resolves when no job is running or waiting. */
  idle(): Promise<void>;
  /**
   * Takes no more jobs and resolves when the running one has stopped, which its signal asks it to do soon; jobs that
   * wait stay stored for the next start.
   */
  drain(): Promise<void>;
}

export interface JobRunnerOptions {
  /** Runs a stored job and records its end, failure included; may return early, unfinished, when the signal aborts. */
  readonly run: (jobId: string, signal: AbortSignal) => Promise<void>;
  /** Ids of the stored jobs that have not ended, oldest first. */
  readonly pending: () => Promise<string[]>;
  /** Told of what `run` throws: a bug, since expected failures are recorded in the job. The next job goes on. */
  readonly onError: (jobId: string, error: unknown) => void;
}

export function createJobRunner({ run, pending, onError }: JobRunnerOptions): JobRunner {
  // A set, since a job enqueued while it waits is the same job; insertion order is the queue's order.
  const waiting = new Set<string>();
  const stopping = new AbortController();
  let working: Promise<void> | undefined;

  async function work(): Promise<void> {
    for (;;) {
      // Whoever enqueued gets an answer before the job takes the processor.
      await nextTurn();
      const [jobId] = waiting;
      if (jobId === undefined || stopping.signal.aborted) {
        // In the same turn as the look at `waiting`, or a job added in between would find nobody at work.
        working = undefined;
        return;
      }
      waiting.delete(jobId);
      try {
        await run(jobId, stopping.signal);
      } catch (error) {
        onError(jobId, error);
      }
    }
  }

  function add(jobId: string): void {
    if (stopping.signal.aborted) return;
    waiting.add(jobId);
    working ??= work();
  }

  return {
    enqueue: async (jobId) => add(jobId),
    start: async () => {
      for (const jobId of await pending()) add(jobId);
    },
    idle: async () => {
      while (working) await working;
    },
    drain: async () => {
      stopping.abort();
      await working;
    },
  };
}
