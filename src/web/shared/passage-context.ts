/** Finds a citation's surroundings in its document, as text to show around the marked quote. */
import type { Citation, DocumentDetail, Passage } from "../api/types.ts";

export interface PassageContext {
  readonly headings: readonly string[];
  /** The passages before and after under the same heading; null where there is none. */
  readonly previous: string | null;
  readonly next: string | null;
  /** The cited passage's text before the quote, the quote, and the text after it. */
  readonly before: string;
  readonly quote: string;
  readonly after: string;
}

/** Undefined where the document has changed since it was cited, or the passage is gone: then only the quote is shown. */
export function contextOf(citation: Citation, { document, passages }: DocumentDetail): PassageContext | undefined {
  if (document.contentHash !== citation.contentHash) return undefined;
  const passage = passages.find(({ id }) => id === citation.passage);
  if (!passage) return undefined;
  return {
    headings: passage.headings,
    previous: nearText(
      passage,
      passages.findLast(({ end }) => end <= passage.start),
    ),
    next: nearText(
      passage,
      passages.find(({ start }) => start >= passage.end),
    ),
    ...marked(passage, citation.start, citation.end),
  };
}

/** A passage split around the characters `start` to `end` of its document. */
export function marked(
  passage: Passage,
  start: number,
  end: number,
): { readonly before: string; readonly quote: string; readonly after: string } {
  if (end <= passage.start || start >= passage.end) return { before: passage.text, quote: "", after: "" };
  // A whole passage reads best without its list markers and cell borders; a part of it can only be found with them.
  if (start <= passage.start && end >= passage.end) return { before: "", quote: passage.text, after: "" };
  return {
    before: passage.quote.slice(0, Math.max(0, start - passage.start)),
    quote: passage.quote.slice(Math.max(0, start - passage.start), end - passage.start),
    after: passage.quote.slice(end - passage.start),
  };
}

function nearText(passage: Passage, other: Passage | undefined): string | null {
  return other && other.headings.join("\n") === passage.headings.join("\n") ? other.text : null;
}
