/**
 * The whole library as a file to take away: JSON with everything, XLSX and CSV with the answers as they stand.
 *
 * Confidential evidence is in it too, so that it leaves only with an event that names the very file. The files that documents
 * were read from are in the JSON as far as a bound allows; whoever takes it is told of the others, and gets their bytes.
 */
import type { Actor } from "../domain/actor.ts";
import {
  LIBRARY_FORMAT,
  LIBRARY_FORMAT_VERSION,
  type TakenDocument,
  type TakenOriginal,
  type WholeEntry,
  type WholeLibrary,
} from "../domain/whole-library.ts";
import { libraryToCsv, libraryToWorkbook, sha256, toBase64 } from "../library/index.ts";
import { allEditions } from "../store/edition-store.ts";
import { allVersions } from "../store/entry-version-store.ts";
import { appendEvent } from "../store/event-store.ts";
import { documentOwners, keptPairs } from "../store/freshness-store.ts";
import { allDocuments, importTimes, passagesOf } from "../store/library-store.ts";
import { listPeople } from "../store/person-store.ts";
import { whomTold } from "../store/told-store.ts";
import { allAnswers } from "../store/whole-entry-store.ts";
import { authorize } from "./authorize.ts";
import type { AppContext } from "./context.ts";
import { ensureLibrary } from "./load-library.ts";

export const LIBRARY_FORMATS = ["json", "xlsx", "csv"] as const;
export type LibraryFormat = (typeof LIBRARY_FORMATS)[number];

/** A file that a document or an edition of one was read from. */
export interface OriginalBeside {
  readonly hash: string;
  readonly name: string;
  /** Of the document. */
  readonly title: string;
  /** Undefined where the storage has lost it. */
  bytes(): Promise<Uint8Array | undefined>;
}

export interface TakenLibrary {
  readonly bytes: Uint8Array;
  readonly documents: number;
  readonly entries: number;
  readonly originals: number;
  /** Originals that are not in the JSON. */
  readonly beside: readonly OriginalBeside[];
  /** One sentence on what the format cannot hold; null where it holds everything. */
  readonly lacks: string | null;
}

/** Half of the longest string that JavaScript's engines make, since JSON is one. */
const LONGEST_FILE = 256 * 1024 * 1024;

const LACKS: Readonly<Record<LibraryFormat, string | null>> = {
  json: null,
  xlsx: "A workbook holds the answers with their wordings and quotes, and lists the documents: not their texts and originals, nor earlier versions. JSON holds everything.",
  csv: "CSV holds the answers with their wordings and quotes: no documents, originals or earlier versions, nor whom past answers were given to. JSON holds everything.",
};

/**
 * The same library gives the same JSON and CSV, byte for byte.
 *
 * @param longest how long the JSON may be with the originals in it, in bytes; the texts are in it whatever their length
 * @throws AppError `forbidden`; `too_large` where a text does not fit into a cell of a workbook
 */
export async function takeLibrary(
  context: AppContext,
  actor: Actor,
  format: LibraryFormat,
  { longest = LONGEST_FILE }: { longest?: number } = {},
): Promise<TakenLibrary> {
  authorize(actor, "curate");
  const texts = await wholeOf(context);
  const files = format === "json" ? await originalsOf(context, texts, longest) : { originals: [], beside: [] };
  const whole = { ...texts, originals: files.originals };
  const bytes = await bytesOf(whole, format);
  const held = { documents: whole.documents.length, entries: whole.entries.length, originals: files.originals.length };
  const at = context.clock.now().toISOString();
  const after = { format, file: await sha256(bytes), ...held, beside: files.beside.length };
  await context.database.batch([appendEvent({ at, actor, action: "export_library", after })]);
  return { bytes, ...held, beside: files.beside, lacks: LACKS[format] };
}

async function bytesOf(whole: WholeLibrary, format: LibraryFormat): Promise<Uint8Array> {
  if (format === "xlsx") return libraryToWorkbook(whole);
  return new TextEncoder().encode(format === "csv" ? libraryToCsv(whole.entries) : jsonOf(whole));
}

const jsonOf = (whole: WholeLibrary) => `${JSON.stringify(whole, null, 2)}\n`;

/** What an original takes beside its base64: its hash, names of fields, white space. */
const AROUND = 200;

/** Each file once, those of present editions first, as far as they fit. */
async function originalsOf(
  { blobs }: AppContext,
  whole: WholeLibrary,
  longest: number,
): Promise<{ originals: TakenOriginal[]; beside: OriginalBeside[] }> {
  const named = [
    ...whole.documents.map(({ title, original }) => ({ title, original })),
    ...whole.documents.flatMap(({ title, editions }) => editions.map(({ original }) => ({ title, original }))),
  ];
  const files = new Map(
    named.flatMap(({ title, original }) => (original ? [[original.hash, { ...original, title }] as const] : [])),
  );
  const originals: TakenOriginal[] = [];
  const beside: OriginalBeside[] = [];
  let room = longest - new TextEncoder().encode(jsonOf(whole)).length;
  for (const { hash, name, title, size } of files.values()) {
    const takes = Math.ceil(size / 3) * 4 + AROUND;
    const bytes = takes <= room ? await blobs.get(hash) : undefined;
    if (bytes) {
      room -= takes;
      originals.push({ hash, base64: toBase64(bytes) });
    } else beside.push({ hash, name, title, bytes: () => blobs.get(hash) });
  }
  return { originals, beside };
}

async function wholeOf(context: AppContext): Promise<WholeLibrary> {
  await ensureLibrary(context);
  const { database } = context;
  const [documents, answers, owners, people, editions, times, told, versions, pairs] = await Promise.all([
    allDocuments(database),
    allAnswers(database),
    documentOwners(database),
    listPeople(database),
    allEditions(database),
    importTimes(database),
    whomTold(database),
    allVersions(database),
    keptPairs(database),
  ]);
  const emails = new Map(people.map(({ id, email }) => [id, email]));
  const emailOf = (id: string | null | undefined) => (id ? (emails.get(id) ?? null) : null);
  const taken: TakenDocument[] = [];
  for (const document of documents) {
    const passages = (await passagesOf(database, document.id)).map(({ document: _, ...passage }) => passage);
    const ofIt = <T extends { document: string }>(all: readonly T[]) => {
      return all.filter((one) => one.document === document.id).map(({ document: _, ...one }) => one);
    };
    taken.push({
      ...document,
      owner: emailOf(owners.get(document.id)),
      importedAt: times.get(document.id) ?? null,
      told: ofIt(told),
      passages,
      editions: ofIt(editions),
    });
  }
  const entries = answers.map(({ contentHash: _, ...entry }): WholeEntry => {
    const history = (versions.get(entry.id) ?? []).map(({ byId, content, ...version }) => {
      return { ...version, person: emailOf(byId), content: { ...content, owner: emailOf(content.owner) } };
    });
    return { ...entry, owner: emailOf(entry.owner), history };
  });
  return {
    ...{ format: LIBRARY_FORMAT, version: LIBRARY_FORMAT_VERSION },
    ...{ documents: taken, entries, keptApart: pairs, originals: [] },
  };
}
