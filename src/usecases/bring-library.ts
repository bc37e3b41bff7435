/**
 * A library that was taken away comes back, here or elsewhere: what is not here is added as it was, an entry that somebody
 * edited in the file gets a new version, and nothing that was changed here meanwhile is overwritten.
 *
 * Everything is written in one batch. A citation of a document that is not here is kept as it is and said: its answer
 * counts as internal and is never sent until the document is there again.
 */
import type { Actor } from "../domain/actor.ts";
import { AppError } from "../domain/errors.ts";
import type { EntryContent, StoredEntry } from "../domain/stored-entry.ts";
import type { TakenEntry, WholeEntry, WholeLibrary } from "../domain/whole-library.ts";
import { finishedEntry, libraryFromCsv, libraryFromJson, libraryFromTables } from "../library/index.ts";
import { readTables } from "../questionnaire/index.ts";
import { type EntryChange, saveEntries, storedEntries } from "../store/entry-store.ts";
import { insertVersions } from "../store/entry-version-store.ts";
import { keepPairs, keptApart } from "../store/freshness-store.ts";
import { listPeople } from "../store/person-store.ts";
import { insertWholeEntries } from "../store/whole-entry-store.ts";
import { authorize } from "./authorize.ts";
import { bringDocuments, type MissingOriginal } from "./bring-documents.ts";
import { changeOf } from "./change-entry.ts";
import type { AppContext } from "./context.ts";
import { ensureLibrary } from "./load-library.ts";

export interface BroughtLibrary {
  /** How many were not here. */
  readonly documents: number;
  /** Files that documents were read from. */
  readonly originals: number;
  readonly added: number;
  /** Entries that the file has otherwise, as somebody edited them there. */
  readonly changed: number;
  /** Entries as they are here already. */
  readonly known: number;
  /** Entries and documents that were changed here since the file was made, and stay as they are. */
  readonly left: number;
  /** Originals of documents that came without them. */
  readonly missing: readonly MissingOriginal[];
  /** Sentences for a person, of what is missing too. */
  readonly warnings: readonly string[];
}

/** What came of it, as a sentence. */
export function describeBrought({ documents, originals, added, changed, known, left }: BroughtLibrary): string {
  const here = `${changed} entries changed, ${known} known, ${left} left as they are here`;
  return `${documents} documents with ${originals} originals and ${added} entries are new, ${here}.`;
}

/** Whether a table is a library that was exported here. */
export async function isLibraryTable(name: string, bytes: Uint8Array): Promise<boolean> {
  return (await tableIn(name, bytes).catch(() => null)) !== null;
}

async function tableIn(name: string, bytes: Uint8Array): Promise<TakenEntry[] | null> {
  if (/\.xls[xm]$/i.test(name)) return libraryFromTables(await readTables(bytes));
  return libraryFromCsv(name, new TextDecoder().decode(bytes));
}

/** @throws AppError `forbidden`, `invalid_input` where the file is no such library, `conflict` where somebody was faster */
export async function bringLibrary(
  context: AppContext,
  actor: Actor,
  { name, bytes }: { name: string; bytes: Uint8Array },
): Promise<BroughtLibrary> {
  authorize(actor, "curate");
  await ensureLibrary(context);
  const library = await readLibrary(name, bytes);
  const { entries } = library;
  const { database, clock } = context;
  const at = clock.now().toISOString();
  const people = new Map((await listPeople(database)).map(({ id, email }) => [email.toLowerCase(), id]));
  const strangers = new Set<string>();
  const personOf = (email: string | null): string | null =>
    email === null ? null : (people.get(email.toLowerCase()) ?? null);
  const ownerOf = (email: string | null): string | null => {
    const id = personOf(email);
    if (email !== null && id === null) strangers.add(email);
    return id;
  };
  const documents = await bringDocuments({ context, actor, at, ownerOf }, name, library);
  const { missing: withoutFile } = documents;
  const warnings = [...documents.warnings, ...withoutFile.map(({ message }) => message)];

  const here = new Map((await entriesHere(context, entries)).map((entry) => [entry.id, entry]));
  const added: (StoredEntry & Pick<WholeEntry, "importedHash" | "history">)[] = [];
  const changes: EntryChange[] = [];
  let [known, left] = [0, documents.left];
  for (const taken of entries) {
    const entry: StoredEntry = { ...(await finished(taken)), owner: ownerOf(taken.owner) };
    const before = here.get(entry.id);
    if (!before) added.push({ ...entry, importedHash: taken.importedHash, history: taken.history });
    else if (sameContent(entry, before)) known++;
    else if (before.version === entry.version) {
      changes.push(await changeOf(before, contentFrom(entry), before.version, "import", true));
    } else {
      left++;
      warnings.push(`"${before.question}" was changed here since the file was made, and stays as it is.`);
    }
  }
  const missing = new Set(
    entries
      .flatMap(({ citations }) => citations.filter(({ document }) => !documents.there.has(document)))
      .map(({ title }) => title),
  );
  for (const title of missing)
    warnings.push(`"${title}" is cited and not here; bring it, or import the library's JSON.`);
  for (const email of strangers)
    warnings.push(`Nobody here has the address ${email}; what they own is without an owner.`);
  const result = {
    documents: documents.added,
    originals: documents.originals,
    added: added.length,
    changed: changes.length,
    known,
    left,
    missing: withoutFile,
    warnings,
  };
  const apart = await keptApart(database);
  const pairs = library.keptApart.filter(({ one, other }) => !apart.has(`${one}\n${other}`));
  const brings = documents.statements.length + added.length + changes.length + pairs.length;
  if (brings === 0) return result;
  const versions = added.flatMap(({ id, history }) =>
    history.map(({ person, content, ...version }) => {
      return { ...version, entry: id, byId: personOf(person), content: { ...content, owner: personOf(content.owner) } };
    }),
  );
  const { warnings: _, missing: __, ...counts } = result;
  const saved = await saveEntries(
    database,
    changes,
    { at, actor, action: "import", after: { file: name, ...counts } },
    [...documents.statements, ...insertWholeEntries(added), ...insertVersions(versions), keepPairs(pairs)],
  );
  if (!saved)
    throw new AppError("conflict", "Somebody has changed the library in the meantime. Import the file again.");
  return result;
}

async function readLibrary(
  name: string,
  bytes: Uint8Array,
): Promise<Pick<WholeLibrary, "documents" | "entries" | "keptApart" | "originals">> {
  if (/\.json$/i.test(name)) {
    const library = libraryFromJson(name, new TextDecoder().decode(bytes));
    refuseTwice(name, "document", library.documents);
    refuseTwice(name, "entry", library.entries);
    return library;
  }
  const entries = await tableIn(name, bytes);
  if (entries === null) {
    throw new AppError("invalid_input", `${name} is no library that was exported from Countersign.`);
  }
  refuseTwice(name, "entry", entries);
  const whole = entries.map((entry) => ({ ...entry, importedHash: null, history: [] }));
  return { documents: [], entries: whole, keptApart: [], originals: [] };
}

function refuseTwice(name: string, what: "document" | "entry", all: readonly { readonly id: string }[]): void {
  const seen = new Set<string>();
  for (const { id } of all) {
    if (seen.has(id)) throw new AppError("invalid_input", `${name} has the ${what} "${id}" twice; ids are unique.`);
    seen.add(id);
  }
}

async function entriesHere({ database }: AppContext, entries: readonly TakenEntry[]): Promise<StoredEntry[]> {
  return storedEntries(
    database,
    entries.map(({ id }) => id),
  );
}

async function finished({ importedHash: _, history: __, ...taken }: WholeEntry): Promise<StoredEntry> {
  const { id, origin, question, phrasings, answer, option, citations, headings, topics, references, access } = taken;
  const texts = { question, phrasings, answer, option, citations, headings, topics, references, access };
  return { ...taken, ...(await finishedEntry({ id, origin, ...texts })) };
}

function contentFrom(entry: StoredEntry): EntryContent {
  const { question, phrasings, answer, option, citations, headings, topics, references, access } = entry;
  const { owner, cycle, reviewBy, archivedAt, mergedInto } = entry;
  const texts = { question, phrasings, answer, option, citations, headings, topics, references, access };
  return { ...texts, owner, cycle, reviewBy, archived: archivedAt !== null, mergedInto };
}

function sameContent(one: StoredEntry, other: StoredEntry): boolean {
  const said = (entry: StoredEntry) => {
    const { citations, ...content } = contentFrom(entry);
    const places = citations.map(({ document, contentHash, start, end, quote }) => [
      document,
      contentHash,
      start,
      end,
      quote,
    ]);
    return JSON.stringify([content, places]);
  };
  return said(one) === said(other);
}
