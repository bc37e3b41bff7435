/** The shapes the server answers with, under the short names the pages use. */
import type { RecordedEvent } from "../../domain/event.ts";
import type { LibraryEntry } from "../../domain/library-entry.ts";
import type { CellEdit } from "../../domain/questionnaire.ts";
import type { Certification, Passage, SourceDocument } from "../../domain/source-document.ts";
import type { StoredQuestion, StoredQuestionnaire } from "../../domain/stored-questionnaire.ts";

export type { Citation } from "../../domain/citation.ts";
export type { EventAction } from "../../domain/event.ts";
export type { Job } from "../../domain/job.ts";
export type { EntryOrigin } from "../../domain/library-entry.ts";
export type { Answer, Decision, Review, ReviewState } from "../../domain/review.ts";
export type { Progress as Counts } from "../../domain/stored-questionnaire.ts";
export type { Alternative, Band, Suggestion } from "../../domain/suggestion.ts";
export type { Certification, LibraryEntry, Passage, RecordedEvent };

/** The server keeps the upload's hash to itself. */
export type Questionnaire = Omit<StoredQuestionnaire, "blobHash">;
export type Question = StoredQuestion;

export interface Page<Item> {
  readonly items: readonly Item[];
  /** Cursor of the next page; null on the last. */
  readonly next: string | null;
}

export interface FoundEntry extends LibraryEntry {
  /** Only where something was searched for. */
  readonly score?: number;
}

export type DocumentSummary = Omit<SourceDocument, "text">;

export interface DocumentDetail {
  readonly document: SourceDocument;
  readonly passages: readonly Passage[];
}

export interface ExportPlan {
  /** How many questions' answers are written. */
  readonly written: number;
  readonly cells: readonly CellEdit[];
  /** Questions without an approved answer. */
  readonly open: number;
  /** Sentences: approved answers that no cell can take. */
  readonly left: readonly string[];
  readonly warnings: readonly string[];
}
