/** The shapes the server answers with, under the short names the pages use. */

import type { RecordedEvent } from "../../domain/event.ts";
import type { LibraryEntry } from "../../domain/library-entry.ts";
import type { Certification, Passage, SourceDocument } from "../../domain/source-document.ts";
import type { StoredQuestionnaire } from "../../domain/stored-questionnaire.ts";

export type { Citation } from "../../domain/citation.ts";
export type { Job } from "../../domain/job.ts";
export type { ApiToken, Session } from "../../domain/person.ts";
export type { Block, BlockColumns, LayoutCorrection, SheetFinding } from "../../domain/questionnaire.ts";
export type { Answer, Decision, Review, ReviewState } from "../../domain/review.ts";
export type { Permission, Role } from "../../domain/role.ts";
export type { Settings } from "../../domain/settings.ts";
export type {
  Progress as Counts,
  StoredQuestion as Question,
} from "../../domain/stored-questionnaire.ts";
export type { Alternative, Band, Suggestion } from "../../domain/suggestion.ts";
export type { Certification, LibraryEntry, Passage };

/** What the pages have no use for is left out. */
export type Questionnaire = Omit<StoredQuestionnaire, "blobHash">;

/** A newer server may record actions that this page does not know. */
export type PageEvent = Omit<RecordedEvent, "action"> & { readonly action: string };

export interface Page<Item> {
  readonly items: readonly Item[];
  /** Cursor of the next page; null on the last. */
  readonly next: string | null;
}

export type DocumentSummary = Omit<SourceDocument, "text">;

/** An edition that answers may still cite though another has taken its place. */
export interface EarlierEdition {
  readonly contentHash: string;
  readonly title: string;
  readonly supersededAt: string;
}

export interface DocumentDetail {
  readonly document: SourceDocument;
  readonly passages: readonly Passage[];
  /** The newest first. */
  readonly editions: readonly EarlierEdition[];
  /** Null for the present edition. */
  readonly supersededAt: string | null;
}
