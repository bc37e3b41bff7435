/** The JobQueue port over Cloudflare Queues: a message names a stored job, the worker's consumer runs it. */
import type { Queue } from "@cloudflare/workers-types";
import type { JobQueue } from "../../ports/job-queue.ts";

export interface JobMessage {
  readonly jobId: string;
}

export function createQueueJobs(queue: Queue<JobMessage>): JobQueue {
  return {
    enqueue: async (jobId) => {
      await queue.send({ jobId });
    },
  };
}
