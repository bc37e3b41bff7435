/** The library's entries: filtered page by page, or the best for a search, ranked as matching ranks them. */

import type { Actor } from "../domain/actor.ts";
import { utcDay } from "../domain/day.ts";
import type { LibraryEntry } from "../domain/library-entry.ts";
import type { ShownEntry } from "../domain/stored-entry.ts";
import { type EntryFilter, filterEntries } from "../store/entry-store.ts";
import { allEntries } from "../store/library-store.ts";
import type { Page } from "../store/page.ts";
import { authorize } from "./authorize.ts";
import type { AppContext } from "./context.ts";
import { loadLibrary } from "./load-library.ts";
import { showEntry, staleEntries } from "./show-entries.ts";

/** Behind these nobody looks, and a word that stands everywhere would find everything. */
const MOST_FOUND = 2_000;

export interface LibraryQuery extends Omit<EntryFilter, "among"> {
  readonly cursor?: string | undefined;
  readonly limit: number;
  readonly search?: string | undefined;
  /** Only what rests on evidence that has aged. */
  readonly stale?: boolean | undefined;
}

export async function listLibrary(
  context: AppContext,
  actor: Actor,
  { search, stale, ...filter }: LibraryQuery,
): Promise<Page<ShownEntry>> {
  authorize(actor, "read");
  const library = await loadLibrary(context);
  const now = context.clock.now();
  const archived = filter.status === "archived";
  const asked = search?.trim();
  // The index holds what answers; archived entries are looked through by their words.
  const ranked = asked && !archived ? library.matcher.rank(asked, MOST_FOUND).map(({ entry }) => entry.id) : undefined;
  const aged = stale ? await staleEntries(context, library) : undefined;
  const among = ranked ? ranked.filter((id) => aged?.has(id) ?? true) : aged && [...aged].sort();
  const { items, next } = await filterEntries(context.database, {
    ...filter,
    ...(asked && archived ? { words: asked } : {}),
    ...(among ? { among } : {}),
    today: utcDay(now),
  });
  return { items: items.map((entry) => showEntry(library, entry, now)), next };
}

/** Every entry that answers, by id. */
export async function wholeLibrary(context: AppContext, actor: Actor): Promise<LibraryEntry[]> {
  authorize(actor, "read");
  await loadLibrary(context);
  return allEntries(context.database);
}
