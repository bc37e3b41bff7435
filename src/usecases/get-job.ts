/** How far a job is. */
import type { Actor } from "../domain/actor.ts";
import { AppError } from "../domain/errors.ts";
import type { Job } from "../domain/job.ts";
import { findJob } from "../store/job-store.ts";
import { authorize } from "./authorize.ts";
import type { AppContext } from "./context.ts";

/** @throws AppError `not_found` */
export async function getJob({ database }: AppContext, actor: Actor, id: string): Promise<Job> {
  authorize(actor, "read");
  const job = await findJob(database, id);
  if (!job) throw new AppError("not_found", "There is no such job; its questionnaire may have been deleted.");
  return job;
}
