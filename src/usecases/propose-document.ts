/**
 * A file that somebody dropped: read at once, and kept with what it seems to be until they confirm or correct it.
 *
 * The library knows nothing of it before that: neither its text nor its dates count as evidence that nobody looked at.
 */
import type { Actor } from "../domain/actor.ts";
import { AppError } from "../domain/errors.ts";
import type { ParsedFile } from "../domain/parsed-file.ts";
import {
  type DocumentFacts,
  makeDocument,
  type ProposedFacts,
  parseDocument,
  proposeFacts,
  sha256,
} from "../library/index.ts";
import { appendEvent } from "../store/event-store.ts";
import { documentHeads } from "../store/library-store.ts";
import {
  allProposals,
  findProposal,
  removeProposal,
  type StoredProposal,
  saveProposal,
} from "../store/proposal-store.ts";
import { authorize } from "./authorize.ts";
import type { AppContext } from "./context.ts";
import { DEFAULT_MAX_FILE_BYTES, refuseLarge } from "./import-documents.ts";
import { ensureLibrary } from "./load-library.ts";
import { mendOriginal } from "./mend-original.ts";
import { freePlace, placeOf, probableEdition } from "./place-document.ts";
import { accessOfPlain } from "./read-original.ts";
import { type SavedDocument, saveDocument } from "./save-document.ts";

export interface Proposal {
  readonly id: string;
  readonly fileName: string;
  readonly size: number;
  readonly format: ParsedFile["format"];
  /** Null where the format has none. */
  readonly pages: number | null;
  /** How the text begins, for a person to recognise it. */
  readonly excerpt: string;
  readonly facts: DocumentFacts;
  /** Where each fact was found; `page` counts from 1. */
  readonly grounds: Readonly<Record<string, { readonly quote: string }>>;
  /** The document of which it seems to be a new edition. */
  readonly editionOf: { readonly id: string; readonly title: string } | null;
  readonly warnings: readonly string[];
  readonly createdAt: string;
  readonly createdBy: string;
}

/** Either what was found, or the document that is there already. */
export type Proposing =
  | { readonly known: false; readonly proposal: Proposal }
  | { readonly known: true; readonly document: string; readonly title: string };

/** @throws AppError `forbidden`, and what `DocumentReader` throws */
export async function proposeDocument(
  context: AppContext,
  actor: Actor,
  { name, bytes, signal }: { name: string; bytes: Uint8Array; signal?: AbortSignal | undefined },
): Promise<Proposing> {
  authorize(actor, "curate");
  await ensureLibrary(context);
  refuseLarge(name, bytes.length, DEFAULT_MAX_FILE_BYTES);
  const { database, blobs, clock } = context;
  const hash = await sha256(bytes);
  const heads = await documentHeads(database);
  const known = heads.find(({ original, earlier }) =>
    [original?.hash, ...earlier.map(({ file }) => file)].includes(hash),
  );
  if (known) await mendOriginal(context, actor, { hash, bytes, document: known.id });
  if (known) return { known: true, document: known.id, title: known.title };
  const { text, ...reading } = await context.documents.read(name, bytes, signal);
  const proposed = await proposedFor(name, { ...reading, text });
  const original = { hash, name, size: bytes.length, format: reading.format };
  const place = placeOf(name, heads);
  const likely = heads.find(({ id }) => id === place) ?? probableEdition(name, proposed.facts.title, heads);
  const at = clock.now().toISOString();
  const stored: StoredProposal = {
    id: crypto.randomUUID(),
    fileName: name,
    original,
    reading,
    proposed,
    text,
    editionOf: likely?.id ?? null,
    createdAt: at,
    createdBy: actor.name,
  };
  await database.batch([
    ...(await blobs.put(hash, bytes)),
    ...saveProposal(stored),
    appendEvent({ at, actor, action: "propose_document", after: whatWaits(stored) }),
  ]);
  return { known: false, proposal: toProposal(stored, heads) };
}

/** Markdown says in its front matter what it is. */
async function proposedFor(name: string, parsed: ParsedFile): Promise<ProposedFacts> {
  const proposed = proposeFacts(name, parsed);
  if (parsed.format !== "markdown") return proposed;
  const { document } = await parseDocument({
    path: /\.(md|markdown)$/i.test(name) ? name : `${name}.md`,
    text: parsed.text,
  });
  const { title, published, asOf, validUntil, reviewBy, certifications, access } = document;
  const own = { title, published, asOf, validUntil, reviewBy, certifications, access };
  const given = Object.entries(own).filter(([, value]) => value !== null);
  const plain = accessOfPlain(parsed.text, proposed.facts);
  return { ...proposed, facts: { ...proposed.facts, ...Object.fromEntries(given), ...plain } };
}

export async function listProposals(context: AppContext, actor: Actor): Promise<Proposal[]> {
  authorize(actor, "curate");
  const heads = await documentHeads(context.database);
  return (await allProposals(context.database)).map((stored) => toProposal(stored, heads));
}

/**
 * Takes the document into the library under the facts that a person confirmed.
 *
 * @param editionOf id of the document that it is a new edition of; null for a document of its own
 * @throws AppError `not_found`; `conflict` where somebody else has imported the same file meanwhile
 */
export async function confirmProposal(
  context: AppContext,
  actor: Actor,
  id: string,
  { facts, editionOf }: { facts: DocumentFacts; editionOf: string | null },
): Promise<SavedDocument & { readonly document: string; readonly title: string }> {
  authorize(actor, "curate");
  const { database, blobs } = context;
  const stored = await proposalOrError(context, id);
  const heads = await documentHeads(database);
  if (editionOf !== null && !heads.some((head) => head.id === editionOf)) {
    throw new AppError("not_found", `The library has no source document "${editionOf}".`);
  }
  const reading = { ...(stored.reading as Omit<ParsedFile, "text">), text: stored.text };
  const place = editionOf ?? freePlace(stored.fileName, heads);
  const parsed = await makeDocument(place, stored.original, reading, facts);
  const bytes = await blobs.get(stored.original.hash);
  const saved = await saveDocument(context, actor, parsed, bytes ?? null, [removeProposal(id)]);
  if (saved.outcome === "unchanged") await database.batch([removeProposal(id), ...blobs.dropUnused()]);
  return { ...saved, document: parsed.document.id, title: parsed.document.title };
}

/** Nothing of the file is kept. @throws AppError `not_found` */
export async function discardProposal(context: AppContext, actor: Actor, id: string): Promise<void> {
  authorize(actor, "curate");
  const stored = await proposalOrError(context, id);
  const { database, blobs, clock } = context;
  const at = clock.now().toISOString();
  const waits = { sql: "EXISTS (SELECT 1 FROM proposals WHERE id = ?)", params: [id] };
  await database.batch([
    appendEvent({ at, actor, action: "discard_document", before: whatWaits(stored) }, waits),
    removeProposal(id),
    ...blobs.dropUnused(),
  ]);
}

/** What the record says of a file that waits; its text is the library's only once it is confirmed. */
function whatWaits({ id, fileName, original }: StoredProposal): unknown {
  return { proposal: id, fileName, original };
}

async function proposalOrError({ database }: AppContext, id: string): Promise<StoredProposal> {
  const stored = await findProposal(database, id);
  if (!stored)
    throw new AppError("not_found", "This document waits no longer: somebody has confirmed or discarded it.");
  return stored;
}

function toProposal(stored: StoredProposal, heads: readonly { id: string; title: string }[]): Proposal {
  const { facts, grounds } = stored.proposed as ProposedFacts;
  const { format, pages, warnings } = stored.reading as Omit<ParsedFile, "text">;
  const edition = heads.find((head) => head.id === stored.editionOf);
  const quotes = Object.entries(grounds).map(([key, { quote }]) => [key, { quote }] as const);
  return {
    id: stored.id,
    fileName: stored.fileName,
    size: stored.original.size,
    format,
    pages: pages?.length ?? null,
    excerpt: stored.text.slice(0, 400),
    facts,
    grounds: Object.fromEntries(quotes),
    editionOf: edition ? { id: edition.id, title: edition.title } : null,
    warnings,
    createdAt: stored.createdAt,
    createdBy: stored.createdBy,
  };
}
