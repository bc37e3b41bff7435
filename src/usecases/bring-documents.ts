/**
 * The documents of a library that comes back: those that are not here, with their editions, the files they were read from
 * and whom past answers were given to, as statements for the one batch that brings it all.
 *
 * A document that has another text here stays as it is here. A file that is missing here comes back wherever a document
 * or an edition names it; its hash says that it is the very file.
 */
import type { Actor } from "../domain/actor.ts";
import { ANSWER_KINDS } from "../domain/document-kind.ts";
import { AppError } from "../domain/errors.ts";
import type { TakenDocument, WholeLibrary } from "../domain/whole-library.ts";
import { entriesOf, fromBase64, sha256 } from "../library/index.ts";
import type { Statement } from "../ports/database.ts";
import { insertEdition } from "../store/edition-store.ts";
import { appendEvent } from "../store/event-store.ts";
import { documentHeads, insertEntries, replaceDocument } from "../store/library-store.ts";
import { isToldOnRecord } from "../store/told-store.ts";
import type { AppContext } from "./context.ts";

export interface BroughtDocuments {
  readonly statements: readonly Statement[];
  /** How many were not here. */
  readonly added: number;
  /** How many have another text here, which stays. */
  readonly left: number;
  /** How many files were not here. */
  readonly originals: number;
  /** Ids of what is here or comes. */
  readonly there: ReadonlySet<string>;
  /** Of the documents that come, those whose file is neither in the library's nor here. */
  readonly missing: readonly MissingOriginal[];
  readonly warnings: readonly string[];
}

export interface MissingOriginal {
  readonly hash: string;
  /** A sentence for a person. */
  readonly message: string;
}

interface Bringing {
  readonly context: AppContext;
  readonly actor: Actor;
  readonly at: string;
  /** Id of the person here, by e-mail address. */
  ownerOf(email: string | null): string | null;
}

/** @param file its name, for errors. @throws AppError `invalid_input` where a text or a file is not the one that is named */
export async function bringDocuments(
  bringing: Bringing,
  file: string,
  { documents, originals }: Pick<WholeLibrary, "documents" | "originals">,
): Promise<BroughtDocuments> {
  const { context, actor, at, ownerOf } = bringing;
  const heads = await documentHeads(context.database);
  const hashes = new Map(heads.map(({ id, contentHash }) => [id, contentHash]));
  const others = documents.filter(({ id, contentHash }) => hashes.has(id) && hashes.get(id) !== contentHash);
  const added = documents.filter(({ id }) => !hashes.has(id));
  for (const { title, text, contentHash } of added) {
    if ((await sha256(text)) === contentHash) continue;
    throw new AppError("invalid_input", `${file}: the text of "${title}" is not the one that is cited.`);
  }
  const held = heads.flatMap(({ original, earlier }) => [original?.hash ?? null, ...earlier.map((one) => one.file)]);
  const files = await missingFiles(context, file, originals, new Set([...added.flatMap(filesOf), ...held]));
  const inserts = await Promise.all(added.map((document) => documentInserts(document, at, actor.name)));
  const owned = added.flatMap(({ id, owner }) => {
    const person = ownerOf(owner);
    return person === null ? [] : [{ sql: "UPDATE documents SET owner = ? WHERE id = ?", params: [person, id] }];
  });
  const told = await toldEvents(
    bringing,
    documents.filter((one) => !others.includes(one)),
  );
  const given = new Set(originals.map(({ hash }) => hash));
  const missing: MissingOriginal[] = [];
  for (const { title, original } of added) {
    if (!original || given.has(original.hash) || (await context.blobs.get(original.hash))) continue;
    const message = `The original of "${title}" is not in ${file}; import "${original.name}" too to have it again.`;
    missing.push({ hash: original.hash, message });
  }
  return {
    statements: [...files.flatMap(({ puts }) => puts), ...inserts.flat(), ...owned, ...told],
    added: added.length,
    left: others.length,
    originals: files.length,
    there: new Set([...hashes.keys(), ...added.map(({ id }) => id)]),
    missing,
    warnings: others.map(({ title }) => `"${title}" has another text here, which stays.`),
  };
}

const filesOf = ({ original, editions }: TakenDocument): (string | null)[] =>
  [original, ...editions.map((edition) => edition.original)].map((one) => one?.hash ?? null);

/** Of the files that some document here or to come was read from, those whose bytes are not here. */
async function missingFiles(
  { blobs }: AppContext,
  file: string,
  originals: WholeLibrary["originals"],
  named: ReadonlySet<string | null>,
): Promise<{ puts: readonly Statement[] }[]> {
  const missing: { puts: readonly Statement[] }[] = [];
  for (const { hash, base64 } of originals) {
    if (!named.has(hash) || (await blobs.get(hash))) continue;
    const bytes = fromBase64(base64);
    if (bytes === null || (await sha256(bytes)) !== hash) {
      throw new AppError("invalid_input", `${file}: the original ${hash.slice(0, 12)} is not the file that it was.`);
    }
    missing.push({ puts: await blobs.put(hash, bytes) });
  }
  return missing;
}

async function documentInserts(
  { owner: _, told: __, importedAt, passages, editions, ...document }: TakenDocument,
  at: string,
  by: string,
): Promise<Statement[]> {
  const own = passages.map((passage) => ({ ...passage, document: document.id }));
  const entries = ANSWER_KINDS.has(document.kind) ? [] : await entriesOf(document, own);
  return [
    ...replaceDocument(document, own, importedAt ?? at),
    ...insertEntries(entries, at, by),
    ...editions.map((edition) => insertEdition({ ...edition, document: document.id })),
  ];
}

/** Whom past answers were given to stands on the record of their import. */
async function toldEvents({ context, actor, at }: Bringing, documents: readonly TakenDocument[]): Promise<Statement[]> {
  const events: Statement[] = [];
  for (const { id, told } of documents) {
    for (const { customer, date } of told) {
      if (await isToldOnRecord(context.database, { document: id, customer, date })) continue;
      events.push(appendEvent({ at, actor, action: "import", after: { documents: [id], customer, date } }));
    }
  }
  return events;
}
