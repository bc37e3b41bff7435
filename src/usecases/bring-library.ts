/**
 * A library that was taken away comes back, here or elsewhere: what is not here is added as it was, an entry that somebody
 * edited in the file gets a new version, and nothing that was changed here meanwhile is overwritten.
 *
 * Everything is written in one batch. A citation of a document that is not here is kept as it is and said: its answer
 * counts as internal and is never sent until the document is there again.
 */
import type { Actor } from "../domain/actor.ts";
import { ANSWER_KINDS } from "../domain/document-kind.ts";
import { AppError } from "../domain/errors.ts";
import type { EntryContent, StoredEntry } from "../domain/stored-entry.ts";
import type { TakenDocument, TakenEntry } from "../domain/whole-library.ts";
import {
  entriesOf,
  finishedEntry,
  libraryFromCsv,
  libraryFromJson,
  libraryFromTables,
  sha256,
} from "../library/index.ts";
import { readTables } from "../questionnaire/index.ts";
import { insertEdition } from "../store/edition-store.ts";
import { type EntryChange, saveEntries, storedEntries } from "../store/entry-store.ts";
import { documentHeads, insertEntries, replaceDocument } from "../store/library-store.ts";
import { listPeople } from "../store/person-store.ts";
import { insertWholeEntries } from "../store/whole-entry-store.ts";
import { authorize } from "./authorize.ts";
import { changeOf } from "./change-entry.ts";
import type { AppContext } from "./context.ts";
import { ensureLibrary } from "./load-library.ts";

export interface BroughtLibrary {
  /** How many were not here. */
  readonly documents: number;
  readonly added: number;
  /** Entries that the file has otherwise, as somebody edited them there. */
  readonly changed: number;
  /** Entries as they are here already. */
  readonly known: number;
  /** Entries and documents that were changed here since the file was made, and stay as they are. */
  readonly left: number;
  /** Sentences for a person. */
  readonly warnings: readonly string[];
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
  const { documents, entries } = await readLibrary(name, bytes);
  const { database, clock } = context;
  const at = clock.now().toISOString();
  const warnings: string[] = [];
  const people = new Map((await listPeople(database)).map(({ id, email }) => [email.toLowerCase(), id]));
  const strangers = new Set<string>();
  const ownerOf = (email: string | null): string | null => {
    const id = email === null ? null : (people.get(email.toLowerCase()) ?? null);
    if (email !== null && id === null) strangers.add(email);
    return id;
  };

  const heads = new Map((await documentHeads(database)).map(({ id, contentHash }) => [id, contentHash]));
  const others = documents.filter(({ id, contentHash }) => heads.has(id) && heads.get(id) !== contentHash);
  for (const { title } of others) warnings.push(`"${title}" has another text here, which stays.`);
  const newDocuments = documents.filter(({ id }) => !heads.has(id));
  for (const document of newDocuments) {
    if ((await sha256(document.text)) !== document.contentHash) {
      throw new AppError("invalid_input", `${name}: the text of "${document.title}" is not the one that is cited.`);
    }
  }
  const owned = newDocuments.flatMap(({ id, owner }) => {
    const person = ownerOf(owner);
    return person === null ? [] : [{ sql: "UPDATE documents SET owner = ? WHERE id = ?", params: [person, id] }];
  });
  const documentStatements = await Promise.all(
    newDocuments.map((document) => documentInserts(document, at, actor.name)),
  );

  const here = new Map((await entriesHere(context, entries)).map((entry) => [entry.id, entry]));
  const added: StoredEntry[] = [];
  const changes: EntryChange[] = [];
  let [known, left] = [0, others.length];
  for (const taken of entries) {
    const entry: StoredEntry = { ...(await finished(taken)), owner: ownerOf(taken.owner) };
    const before = here.get(entry.id);
    if (!before) added.push(entry);
    else if (sameContent(entry, before)) known++;
    else if (before.version === entry.version) {
      changes.push(await changeOf(before, contentFrom(entry), before.version, "import", true));
    } else {
      left++;
      warnings.push(`"${before.question}" was changed here since the file was made, and stays as it is.`);
    }
  }
  const there = new Set([...heads.keys(), ...newDocuments.map(({ id }) => id)]);
  const missing = new Set(
    entries
      .flatMap(({ citations }) => citations.filter(({ document }) => !there.has(document)))
      .map(({ title }) => title),
  );
  for (const title of missing)
    warnings.push(`"${title}" is cited and not here; bring it, or import the library's JSON.`);
  for (const email of strangers)
    warnings.push(`Nobody here has the address ${email}; what they own is without an owner.`);
  const result = {
    documents: newDocuments.length,
    added: added.length,
    changed: changes.length,
    known,
    left,
    warnings,
  };
  if (newDocuments.length + added.length + changes.length === 0) return result;
  const { warnings: _, ...counts } = result;
  const saved = await saveEntries(
    database,
    changes,
    { at, actor, action: "import", after: { file: name, ...counts } },
    [...documentStatements.flat(), ...owned, ...insertWholeEntries(added)],
  );
  if (!saved)
    throw new AppError("conflict", "Somebody has changed the library in the meantime. Import the file again.");
  return result;
}

async function readLibrary(
  name: string,
  bytes: Uint8Array,
): Promise<{ documents: readonly TakenDocument[]; entries: readonly TakenEntry[] }> {
  if (/\.json$/i.test(name)) return libraryFromJson(name, new TextDecoder().decode(bytes));
  const entries = await tableIn(name, bytes);
  if (entries === null) {
    throw new AppError("invalid_input", `${name} is no library that was exported from Countersign.`);
  }
  const twice = entries.find(({ id }, at) => entries.findIndex((one) => one.id === id) < at);
  if (twice) throw new AppError("invalid_input", `${name} has the id "${twice.id}" twice; ids are unique.`);
  return { documents: [], entries };
}

async function documentInserts({ owner: _, passages, editions, ...document }: TakenDocument, at: string, by: string) {
  const own = passages.map((passage) => ({ ...passage, document: document.id }));
  const entries = ANSWER_KINDS.has(document.kind) ? [] : await entriesOf(document, own);
  return [
    ...replaceDocument(document, own, at),
    ...insertEntries(entries, at, by),
    ...editions.map((edition) => insertEdition({ ...edition, document: document.id })),
  ];
}

async function entriesHere({ database }: AppContext, entries: readonly TakenEntry[]): Promise<StoredEntry[]> {
  return storedEntries(
    database,
    entries.map(({ id }) => id),
  );
}

async function finished(taken: TakenEntry): Promise<StoredEntry> {
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
