/**
 * A whole library as it is taken away and brought back: what people read and what the program needs to cite again.
 *
 * People are e-mail addresses, since ids of people mean nothing elsewhere. Passages come with their document; the entries
 * that stand for them are made anew from them. Only JSON holds all of it; CSV and XLSX hold the answers as they stand.
 */
import type { DocumentKind, Original } from "./document-kind.ts";
import type { Passage, SourceDocument } from "./source-document.ts";
import type { EntryContent, EntryVersion, StoredEntry } from "./stored-entry.ts";

export const LIBRARY_FORMAT = "countersign-library";
export const LIBRARY_FORMAT_VERSION = 2;

/** What a document said before; answers may still cite it. */
export interface TakenEdition {
  readonly contentHash: string;
  readonly title: string;
  readonly published: string | null;
  readonly asOf: string | null;
  readonly kind: DocumentKind | null;
  readonly pages: readonly number[] | null;
  readonly original: Original | null;
  readonly importedAt: string;
  readonly supersededAt: string;
  readonly supersededBy: string;
  readonly text: string;
}

/** Whom the answers of a past questionnaire were given to, and the day; null where nobody said. */
export interface TakenTold {
  readonly customer: string;
  readonly date: string | null;
}

export interface TakenDocument extends SourceDocument {
  readonly owner: string | null;
  /** When its present edition came in; null in a file of the first version. */
  readonly importedAt: string | null;
  readonly told: readonly TakenTold[];
  readonly passages: readonly Omit<Passage, "document">[];
  readonly editions: readonly TakenEdition[];
}

/** An answer, archived ones too; its hash follows from the rest. */
export type TakenEntry = Omit<StoredEntry, "contentHash">;

/** A version of an entry; `content.owner` and `person`, who made it, are e-mail addresses. */
export interface TakenVersion extends Omit<EntryVersion, "byId"> {
  readonly person: string | null;
  readonly content: EntryContent;
}

/** An answer with what became of it. */
export interface WholeEntry extends TakenEntry {
  /** Hash of what a file of curated answers brought; null where none did. */
  readonly importedHash: string | null;
  /** The oldest first; none where it was never changed. */
  readonly history: readonly TakenVersion[];
}

/** Two entries of which somebody said that both are right. */
export interface TakenPair {
  readonly one: string;
  readonly other: string;
  readonly at: string;
  readonly by: string;
}

/** A file that documents or their editions were read from. */
export interface TakenOriginal {
  /** Hex SHA-256 of its bytes. */
  readonly hash: string;
  readonly base64: string;
}

export interface WholeLibrary {
  readonly format: typeof LIBRARY_FORMAT;
  readonly version: typeof LIBRARY_FORMAT_VERSION;
  /** By id. */
  readonly documents: readonly TakenDocument[];
  /** By id. */
  readonly entries: readonly WholeEntry[];
  readonly keptApart: readonly TakenPair[];
  /** Each once; those that do not fit are left out. */
  readonly originals: readonly TakenOriginal[];
}
