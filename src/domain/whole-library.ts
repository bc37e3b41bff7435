/**
 * A whole library as it is taken away and brought back: what people read and what the program needs to cite again.
 *
 * Owners are e-mail addresses, since ids of people mean nothing elsewhere. Passages come with their document; the entries
 * that stand for them are made anew from them.
 */
import type { DocumentKind, Original } from "./document-kind.ts";
import type { Passage, SourceDocument } from "./source-document.ts";
import type { StoredEntry } from "./stored-entry.ts";

export const LIBRARY_FORMAT = "countersign-library";
export const LIBRARY_FORMAT_VERSION = 1;

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

export interface TakenDocument extends SourceDocument {
  readonly owner: string | null;
  readonly passages: readonly Omit<Passage, "document">[];
  readonly editions: readonly TakenEdition[];
}

/** An answer, archived ones too; its hash follows from the rest. */
export type TakenEntry = Omit<StoredEntry, "contentHash">;

export interface WholeLibrary {
  readonly format: typeof LIBRARY_FORMAT;
  readonly version: typeof LIBRARY_FORMAT_VERSION;
  /** By id. */
  readonly documents: readonly TakenDocument[];
  /** By id. */
  readonly entries: readonly TakenEntry[];
}
