/**
 * A character-exact pointer from an answer to the text it rests on.
 *
 * A citation holds enough to be checked by anybody: the document's hash, the offsets and the quote itself. `resolves`
 * is asked when a library is loaded and again when a questionnaire is exported, so that no answer leaves the house on
 * evidence that is not there.
 */
export interface Citation {
  /** Source document id. */
  readonly document: string;
  readonly title: string;
  /** Hex SHA-256 of the document text the offsets count in. */
  readonly contentHash: string;
  /** Id of the passage that holds the quote. */
  readonly passage: string;
  readonly quote: string;
  /** UTF-16 code units into the document's text. */
  readonly start: number;
  /** Exclusive. */
  readonly end: number;
  /** Page of the original on which the quote begins, from 1; left out where it has none. */
  readonly page?: number | undefined;
  readonly url: string | null;
  /** ISO date for which the document's statements hold. */
  readonly asOf: string | null;
}

/** True if the quote stands at its offsets in exactly the edition of the document that was cited. */
export function resolves(citation: Citation, document: { contentHash: string; text: string }): boolean {
  return (
    citation.contentHash === document.contentHash &&
    document.text.slice(citation.start, citation.end) === citation.quote
  );
}
