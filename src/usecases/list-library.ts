/** The library's entries: page by page, or the best for a search, ranked as matching ranks them. */
import type { Actor } from "../domain/actor.ts";
import type { EntryOrigin, LibraryEntry } from "../domain/library-entry.ts";
import { allEntries, listEntries } from "../store/library-store.ts";
import type { Page } from "../store/page.ts";
import { authorize } from "./authorize.ts";
import type { AppContext } from "./context.ts";
import { loadLibrary } from "./load-library.ts";

export async function listLibrary(
  context: AppContext,
  actor: Actor,
  query: {
    cursor?: string | undefined;
    limit: number;
    search?: string | undefined;
    origin?: EntryOrigin | undefined;
  },
): Promise<Page<LibraryEntry>> {
  authorize(actor, "read");
  const library = await loadLibrary(context);
  if (!query.search?.trim()) return listEntries(context.database, query);
  // Filtered before it is cut: the best of one origin may stand behind many of another.
  const ranked = library.matcher.rank(query.search, query.origin ? Number.MAX_SAFE_INTEGER : query.limit);
  const found = ranked.map(({ entry }) => entry).filter(({ origin }) => !query.origin || origin === query.origin);
  return { items: found.slice(0, query.limit), next: null };
}

/** Every entry, by id. */
export async function wholeLibrary(context: AppContext, actor: Actor): Promise<LibraryEntry[]> {
  authorize(actor, "read");
  await loadLibrary(context);
  return allEntries(context.database);
}
