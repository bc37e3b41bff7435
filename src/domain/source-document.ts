/**
 * A source document (a certification page, a report, a policy) and the passages it was split into.
 *
 * All offsets are UTF-16 code units into `SourceDocument.text`: for text files the file as it was read with line ends
 * made `\n`, for others the Markdown that a parser made of it. The text never changes under an id and hash, so an offset
 * stays true for ever; a new edition is another text under the same id.
 */

import type { Access } from "./access.ts";
import type { DocumentKind, Original } from "./document-kind.ts";

export type CertificationStatus = "held" | "completed" | "expected" | "declared" | "not-held";

/** What a document says about one standard: which edition, whether it is held, until when, what replaced the edition. */
export interface Certification {
  readonly standard: string;
  readonly edition: string | null;
  readonly status: CertificationStatus;
  /** ISO date (`YYYY-MM-DD`) or null where the document does not say. */
  readonly since: string | null;
  readonly validUntil: string | null;
  /** The edition that replaced this one, e.g. `ISO/IEC 27001:2022`. */
  readonly supersededBy: string | null;
}

/** Out of force: withdrawn, or about a product that is sold no more. */
export interface Retirement {
  /** ISO date. */
  readonly on: string;
  /** A person's words. */
  readonly why: string | null;
}

export interface SourceDocument {
  readonly id: string;
  readonly title: string;
  readonly publisher: string | null;
  readonly url: string | null;
  /** ISO date on which it was published. */
  readonly published: string | null;
  /** ISO date for which its statements hold. */
  readonly asOf: string | null;
  readonly certifications: readonly Certification[];
  /** Null where nobody has said. */
  readonly kind: DocumentKind | null;
  /** Offsets into `text` at which the original's pages begin; null where it has none. */
  readonly pages: readonly number[] | null;
  /** Null for what came as text, with the knowledge folder. */
  readonly original: Original | null;
  /** How far it may travel, and with it every answer that rests on it. */
  readonly access: Access;
  /** ISO date of the last day on which the whole document holds; null where it names none. */
  readonly validUntil: string | null;
  /** ISO date by which its owner looks at it again. */
  readonly reviewBy: string | null;
  /** What took its place: a document's id, or a name. */
  readonly supersededBy: string | null;
  /** Null while it is in force. A retired document answers nothing more; what cites it stays readable. */
  readonly retired: Retirement | null;
  /** Hex SHA-256 of `text` in UTF-8. */
  readonly contentHash: string;
  readonly text: string;
}

export type PassageKind = "paragraph" | "list-item" | "table-row" | "question-answer";

/** A stretch of a source document that says one thing; the smallest unit that is cited. */
export interface Passage {
  /** `<document id>#<slug of the last heading>-<n>`; stable while headings and order stay. */
  readonly id: string;
  readonly document: string;
  /**
   * The headings above it, outermost first, the document's title left out. Last may stand what else gives it its
   * sense: the lead-in or parent of a list item, the question that a bold line asked.
   */
  readonly headings: readonly string[];
  readonly kind: PassageKind;
  readonly start: number;
  /** Exclusive. */
  readonly end: number;
  /** `document.text.slice(start, end)`. */
  readonly quote: string;
  /** The quote as a person reads it: list markers and cell borders gone, a table row's cells named by their header. */
  readonly text: string;
  /** For `question-answer` the question; null otherwise. */
  readonly question: string | null;
}
