/**
 * How every change of an entry is made: what it becomes, its content hash, the next version, the event, all or none.
 *
 * Whoever saw an older version gets 409 and the newer entry.
 */
import type { Actor } from "../domain/actor.ts";
import { type Day, monthsAfter, utcDay } from "../domain/day.ts";
import { AppError } from "../domain/errors.ts";
import type { EventAction } from "../domain/event.ts";
import {
  contentOf,
  type EntryContent,
  type ShownEntry,
  type StoredEntry,
  type VersionAction,
} from "../domain/stored-entry.ts";
import { finishedEntry } from "../library/index.ts";
import { type EntryChange, saveEntries } from "../store/entry-store.ts";
import type { AppContext } from "./context.ts";
import { getEntry, storedEntry } from "./get-entry.ts";

export interface WantedChange {
  readonly entry: StoredEntry;
  readonly content: EntryContent;
  readonly action: VersionAction;
  readonly reviewed: boolean;
}

const EVENTS: Partial<Readonly<Record<VersionAction, EventAction>>> = {
  create: "create_entry",
  restore: "restore_entry",
  renew: "renew_entry",
  archive: "archive_entry",
  reopen: "reopen_entry",
};

/**
 * @param version of the entry that the person saw
 * @throws AppError `conflict` with `details.current`, `not_found`, `invalid_input` for a passage of a document
 */
export async function editable(context: AppContext, id: string, version: number): Promise<StoredEntry> {
  const entry = await storedEntry(context, id);
  if (entry.origin === "passage") {
    throw new AppError(
      "invalid_input",
      "A passage is a document's own text and changes with its next edition. Make an entry that cites it instead.",
    );
  }
  if (entry.version !== version) throw conflict(entry);
  return entry;
}

/** @throws AppError `conflict` */
export async function changeEntry(
  context: AppContext,
  actor: Actor,
  { entry, content, action, reviewed }: WantedChange,
): Promise<ShownEntry> {
  const at = context.clock.now().toISOString();
  const change = await changeOf(entry, content, entry.version, action, reviewed);
  const event = {
    at,
    actor,
    action: EVENTS[action] ?? "edit_entry",
    before: { entry: entry.id, version: entry.version, ...contentOf(entry) },
    after: { entry: entry.id, version: entry.version + 1, ...content },
  } as const;
  const saved = await saveEntries(context.database, [change], event);
  if (!saved) throw conflict(await storedEntry(context, entry.id));
  return (await getEntry(context, actor, entry.id)).entry;
}

/** The content with its references found and its hash. */
export async function changeOf(
  { id, origin }: Pick<StoredEntry, "id" | "origin">,
  content: EntryContent,
  version: number | null,
  action: VersionAction,
  reviewed: boolean,
): Promise<EntryChange> {
  const { question, phrasings, answer, option, citations, headings, topics, references, access } = content;
  const texts = { question, phrasings, answer, option, citations, headings, topics, references, access };
  return { entry: await finishedEntry({ id, origin, ...texts }), content, version, action, reviewed };
}

/** The day of the next review; null where there is no cycle. */
export function nextReview(now: Date, cycle: number | null): Day | null {
  return cycle === null ? null : monthsAfter(utcDay(now), cycle);
}

export function conflict(current: StoredEntry): AppError {
  const who = current.updatedBy ?? current.createdBy;
  return new AppError(
    "conflict",
    `${who} has changed this entry in the meantime. Look at it as it now is, then decide again.`,
    {
      current,
    },
  );
}
