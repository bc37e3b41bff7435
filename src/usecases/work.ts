/** A person's open work, across questionnaires: what is assigned to them, asked of them as the expert, or mentions them. */
import { type Actor, may } from "../domain/actor.ts";
import type { WorkCounts, WorkItem } from "../domain/work.ts";
import { markMentionsRead } from "../store/comment-store.ts";
import type { Page } from "../store/page.ts";
import { countWork as count, listWork as read, type Worker } from "../store/work-store.ts";
import { authorize } from "./authorize.ts";
import type { AppContext } from "./context.ts";

/** A page of it: what is due first comes first, then the newest. */
export async function listWork(
  { database }: AppContext,
  actor: Actor,
  page: { cursor?: string | undefined; limit: number },
): Promise<Page<WorkItem>> {
  authorize(actor, "read");
  return read(database, workerOf(actor), page);
}

export async function countWork({ database }: AppContext, actor: Actor): Promise<WorkCounts> {
  authorize(actor, "read");
  return count(database, workerOf(actor));
}

/**
 * Takes mentions off the person's list. It changes nothing for anybody else, so the record does not hold it.
 *
 * @param question only those on this question; all where it is left out
 */
export async function markRead({ database, clock }: AppContext, actor: Actor, question?: string): Promise<WorkCounts> {
  authorize(actor, "read");
  await markMentionsRead(database, { person: actor.id, question, at: clock.now().toISOString() });
  return count(database, workerOf(actor));
}

const workerOf = (actor: Actor): Worker => ({ person: actor.id, approves: may(actor, "review") });
