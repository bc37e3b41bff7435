/** What keeps an entry true beside editing it: say that it still is, put it away or take it back, go back a version. */
import type { Actor } from "../domain/actor.ts";
import { AppError } from "../domain/errors.ts";
import { contentOf, type ShownEntry } from "../domain/stored-entry.ts";
import { versionsOf } from "../store/entry-version-store.ts";
import { authorize } from "./authorize.ts";
import { changeEntry, editable, nextReview } from "./change-entry.ts";
import type { AppContext } from "./context.ts";

interface OnVersion {
  readonly id: string;
  /** Of the entry that the person saw. */
  readonly version: number;
}

/** "Still true": the next review is a cycle from today. @throws AppError `forbidden`, `conflict`, `not_found` */
export async function renewEntry(context: AppContext, actor: Actor, { id, version }: OnVersion): Promise<ShownEntry> {
  authorize(actor, "curate");
  const entry = await editable(context, id, version);
  const content = { ...contentOf(entry), reviewBy: nextReview(context.clock.now(), entry.cycle) };
  return changeEntry(context, actor, { entry, content, action: "renew", reviewed: true });
}

/** An archived entry is suggested no more; what was answered from it stays. @throws AppError as `renewEntry` */
export async function archiveEntry(
  context: AppContext,
  actor: Actor,
  { id, version, archived }: OnVersion & { archived: boolean },
): Promise<ShownEntry> {
  authorize(actor, "curate");
  const entry = await editable(context, id, version);
  const content = { ...contentOf(entry), archived, mergedInto: archived ? entry.mergedInto : null };
  return changeEntry(context, actor, { entry, content, action: archived ? "archive" : "reopen", reviewed: false });
}

/**
 * An earlier version's texts, evidence and level become the newest version; who owns it and when it is due stay.
 *
 * @param to the version to go back to
 * @throws AppError as `renewEntry`
 */
export async function restoreEntry(
  context: AppContext,
  actor: Actor,
  { id, version, to }: OnVersion & { to: number },
): Promise<ShownEntry> {
  authorize(actor, "curate");
  const entry = await editable(context, id, version);
  const earlier = (await versionsOf(context.database, id)).find((one) => one.version === to);
  if (!earlier) throw new AppError("not_found", `This entry has no version ${to}.`);
  const { owner, cycle, reviewBy, archived, mergedInto } = contentOf(entry);
  const content = { ...earlier.content, owner, cycle, reviewBy, archived, mergedInto };
  return changeEntry(context, actor, { entry, content, action: "restore", reviewed: false });
}
