/** One library entry with where it is used, and the versions it went through. */
import type { Actor } from "../domain/actor.ts";
import { AppError } from "../domain/errors.ts";
import type { EntryUse, EntryVersion, ShownEntry, StoredEntry } from "../domain/stored-entry.ts";
import { findStoredEntry, usesOf } from "../store/entry-store.ts";
import { versionsOf } from "../store/entry-version-store.ts";
import { authorize } from "./authorize.ts";
import type { AppContext } from "./context.ts";
import { loadLibrary } from "./load-library.ts";
import { showEntry } from "./show-entries.ts";

/** @throws AppError `not_found` */
export async function storedEntry({ database }: AppContext, id: string): Promise<StoredEntry> {
  const entry = await findStoredEntry(database, id);
  if (!entry) throw new AppError("not_found", `The library has no entry "${id}".`);
  return entry;
}

/** An archived or merged entry too. @throws AppError `not_found` */
export async function getEntry(
  context: AppContext,
  actor: Actor,
  id: string,
): Promise<{ entry: ShownEntry; uses: EntryUse[] }> {
  authorize(actor, "read");
  const library = await loadLibrary(context);
  const entry = showEntry(library, await storedEntry(context, id), context.clock.now());
  return { entry, uses: await usesOf(context.database, id) };
}

/** Newest first; none for an entry that nobody has changed. @throws AppError `not_found` */
export async function entryVersions(context: AppContext, actor: Actor, id: string): Promise<EntryVersion[]> {
  authorize(actor, "read");
  await storedEntry(context, id);
  return versionsOf(context.database, id);
}
