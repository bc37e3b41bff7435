/** Looks through the whole library for what is no longer true, or cannot be true together, and remembers what may stand. */
import type { Actor } from "../domain/actor.ts";
import { AppError } from "../domain/errors.ts";
import type { LibraryEntry } from "../domain/library-entry.ts";
import type { ShownEntry } from "../domain/stored-entry.ts";
import { checkLibrary as check, type Finding } from "../library/index.ts";
import { storedEntries } from "../store/entry-store.ts";
import { appendEvent } from "../store/event-store.ts";
import { keepApart, keptApart } from "../store/freshness-store.ts";
import { allEntries } from "../store/library-store.ts";
import { authorize } from "./authorize.ts";
import type { AppContext } from "./context.ts";
import { groupLookAlikes, lookUpAll, pairsOf } from "./find-look-alikes.ts";
import { type LoadedLibrary, loadLibrary } from "./load-library.ts";
import { showEntry } from "./show-entries.ts";

/** What is stale, uncited, said twice or contradictory, without what somebody said may stand side by side. */
export async function checkLibrary(context: AppContext, actor: Actor): Promise<Finding[]> {
  authorize(actor, "read");
  const library = await loadLibrary(context);
  const entries = await allEntries(context.database);
  const [apart, alike] = await Promise.all([keptApart(context.database), lookAlikesOf(library, entries)]);
  return [
    ...check(entries, library.documents, library.vocabulary, context.clock.now()),
    ...groupLookAlikes(entries, alike, apart),
  ];
}

const held = new WeakMap<LoadedLibrary, ReturnType<typeof lookUpAll>>();

/** Found once for each version of the library. */
function lookAlikesOf(library: LoadedLibrary, entries: readonly LibraryEntry[]): ReturnType<typeof lookUpAll> {
  const before = held.get(library);
  if (before) return before;
  const looking = lookUpAll(entries, library.matcher.lookAlikes(entries));
  held.set(library, looking);
  return looking;
}

export interface ShownFinding extends Omit<Finding, "entries"> {
  /** Of many the first. */
  readonly entries: readonly ShownEntry[];
  readonly count: number;
}

/** More of one kind are read in the list of entries, filtered by age. */
const SHOWN = 20;

/** The findings with their entries, for a page on which they are resolved. */
export async function findingsToResolve(context: AppContext, actor: Actor): Promise<ShownFinding[]> {
  const findings = await checkLibrary(context, actor);
  const library = await loadLibrary(context);
  const now = context.clock.now();
  const ids = new Set(findings.flatMap(({ entries }) => entries.slice(0, SHOWN)));
  const byId = new Map((await storedEntries(context.database, [...ids])).map((entry) => [entry.id, entry]));
  return findings.map(({ kind, message, entries }) => ({
    kind,
    message,
    count: entries.length,
    entries: entries.slice(0, SHOWN).flatMap((id) => {
      const entry = byId.get(id);
      return entry ? [showEntry(library, entry, now)] : [];
    }),
  }));
}

/** "Both are right": the check says nothing of these entries together any more. @throws AppError `forbidden`, `not_found` */
export async function keepBoth(context: AppContext, actor: Actor, entries: readonly string[]): Promise<void> {
  authorize(actor, "curate");
  const known = await storedEntries(context.database, entries);
  if (known.length < new Set(entries).size || known.length < 2) {
    throw new AppError("not_found", "One of these entries is not in the library any more.");
  }
  const at = context.clock.now().toISOString();
  await context.database.batch([
    keepApart(pairsOf(entries), at, actor.name),
    appendEvent({ at, actor, action: "keep_both", after: { entries } }),
  ]);
}
