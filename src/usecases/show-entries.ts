/** Stored entries -> entries as people see them: with the level that counts and what has aged of their evidence. */

import { accessOf } from "../domain/access.ts";
import { utcDay } from "../domain/day.ts";
import type { ShownEntry, StoredEntry } from "../domain/stored-entry.ts";
import { evidenceWarnings } from "../library/index.ts";
import { allEntries } from "../store/library-store.ts";
import type { AppContext } from "./context.ts";
import type { LoadedLibrary } from "./load-library.ts";
import { overdueReview } from "./suggest.ts";

export function showEntry(library: LoadedLibrary, entry: StoredEntry, today: Date): ShownEntry {
  const own = new Map([[entry.id, entry.access]]);
  return {
    ...entry,
    level: accessOf(
      { entry: entry.id, citations: entry.citations },
      { documents: library.access.documents, entries: own },
    ),
    warnings: warningsOf(library, entry, today),
  };
}

const warningsOf = (
  library: LoadedLibrary,
  entry: Pick<StoredEntry, "id" | "question" | "answer" | "citations">,
  today: Date,
) => [
  ...overdueReview(library, entry.id, today),
  ...evidenceWarnings(
    entry.citations,
    library.documents,
    library.vocabulary,
    today,
    `${entry.question} ${entry.answer}`,
  ),
];

const held = new WeakMap<LoadedLibrary, { day: string; ids: Promise<ReadonlySet<string>> }>();

/** Ids of the entries whose evidence has aged; found once for each library and day. */
export function staleEntries({ database, clock }: AppContext, library: LoadedLibrary): Promise<ReadonlySet<string>> {
  const today = clock.now();
  const day = utcDay(today);
  const before = held.get(library);
  if (before?.day === day) return before.ids;
  const ids = allEntries(database).then(
    (entries) => new Set(entries.filter((entry) => warningsOf(library, entry, today).length > 0).map(({ id }) => id)),
  );
  held.set(library, { day, ids });
  ids.catch(() => held.delete(library));
  return ids;
}
