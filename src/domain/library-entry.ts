/**
 * A library entry: a question with its approved answer and the citations it rests on.
 *
 * Three origins, one shape, so that matching need not care: a *passage* of a source document (its question is the
 * question it answers in the document, or empty), a *curated* answer that ships with the knowledge folder, and an
 * *approved* answer that a reviewer chose to keep.
 */
import type { Access } from "./access.ts";
import type { Citation } from "./citation.ts";

export type EntryOrigin = "passage" | "curated" | "approved";

export interface LibraryEntry {
  /** `passage:<passage id>`, `curated:<name>` or `approved:<uuid>`. */
  readonly id: string;
  readonly origin: EntryOrigin;
  /** Empty for a passage that answers no stated question. */
  readonly question: string;
  /** Other wordings of the same question. */
  readonly phrasings: readonly string[];
  readonly answer: string;
  /** `Yes`, `No` or another option the answer stands for; null where the answer is not of that kind. */
  readonly option: string | null;
  readonly citations: readonly Citation[];
  /** Headings above the passage, outermost first; for other origins whatever context is known. */
  readonly headings: readonly string[];
  /** Ids of topics of the vocabulary. */
  readonly topics: readonly string[];
  /** Control references such as `CC6.1` or `A.8.24`, as written. */
  readonly references: readonly string[];
  /** Its own level; the strictest of this and of its cited documents' counts. */
  readonly access: Access;
  /** Hex SHA-256 over everything above; loading an entry with a known hash changes nothing. */
  readonly contentHash: string;
}
