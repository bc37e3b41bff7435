/**
 * The whole library as a file to take away: JSON with the documents' texts, XLSX and CSV with what they are quoted for.
 *
 * Confidential evidence is in it too, so that it leaves only with an event that names the very file.
 */
import type { Actor } from "../domain/actor.ts";
import { LIBRARY_FORMAT, LIBRARY_FORMAT_VERSION, type WholeLibrary } from "../domain/whole-library.ts";
import { libraryToCsv, libraryToWorkbook, sha256 } from "../library/index.ts";
import { allEditions } from "../store/edition-store.ts";
import { appendEvent } from "../store/event-store.ts";
import { documentOwners } from "../store/freshness-store.ts";
import { allDocuments, passagesOf } from "../store/library-store.ts";
import { listPeople } from "../store/person-store.ts";
import { allAnswers } from "../store/whole-entry-store.ts";
import { authorize } from "./authorize.ts";
import type { AppContext } from "./context.ts";
import { ensureLibrary } from "./load-library.ts";

export const LIBRARY_FORMATS = ["json", "xlsx", "csv"] as const;
export type LibraryFormat = (typeof LIBRARY_FORMATS)[number];

export interface TakenLibrary {
  readonly bytes: Uint8Array;
  readonly documents: number;
  readonly entries: number;
}

/**
 * The same library gives the same JSON and CSV, byte for byte.
 *
 * @throws AppError `forbidden`; `too_large` where a text does not fit into a cell of a workbook
 */
export async function takeLibrary(context: AppContext, actor: Actor, format: LibraryFormat): Promise<TakenLibrary> {
  authorize(actor, "curate");
  const whole = await wholeOf(context);
  const bytes = await bytesOf(whole, format);
  const held = { documents: whole.documents.length, entries: whole.entries.length };
  const at = context.clock.now().toISOString();
  const after = { format, file: await sha256(bytes), ...held };
  await context.database.batch([appendEvent({ at, actor, action: "export_library", after })]);
  return { bytes, ...held };
}

async function bytesOf(whole: WholeLibrary, format: LibraryFormat): Promise<Uint8Array> {
  if (format === "xlsx") return libraryToWorkbook(whole);
  const text = format === "csv" ? libraryToCsv(whole.entries) : `${JSON.stringify(whole, null, 2)}\n`;
  return new TextEncoder().encode(text);
}

async function wholeOf(context: AppContext): Promise<WholeLibrary> {
  await ensureLibrary(context);
  const { database } = context;
  const [documents, answers, owners, people, editions] = await Promise.all([
    allDocuments(database),
    allAnswers(database),
    documentOwners(database),
    listPeople(database),
    allEditions(database),
  ]);
  const emails = new Map(people.map(({ id, email }) => [id, email]));
  const emailOf = (id: string | null | undefined) => (id ? (emails.get(id) ?? null) : null);
  const taken: WholeLibrary["documents"][number][] = [];
  for (const document of documents) {
    const passages = (await passagesOf(database, document.id)).map(({ document: _, ...passage }) => passage);
    const earlier = editions.filter((edition) => edition.document === document.id);
    taken.push({
      ...document,
      owner: emailOf(owners.get(document.id)),
      passages,
      editions: earlier.map(({ document: _, ...edition }) => edition),
    });
  }
  const entries = answers.map(({ contentHash: _, ...entry }) => ({ ...entry, owner: emailOf(entry.owner) }));
  return { format: LIBRARY_FORMAT, version: LIBRARY_FORMAT_VERSION, documents: taken, entries };
}
