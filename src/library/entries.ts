/**
 * Passages -> library entries: what matching searches.
 *
 * Every entry, whatever its origin, is finished here: its control references collected and its content hashed, so that
 * loading the same knowledge twice changes nothing.
 */
import type { Citation } from "../domain/citation.ts";
import { findReferences } from "../domain/control-reference.ts";
import { pageAt } from "../domain/document-kind.ts";
import type { LibraryEntry } from "../domain/library-entry.ts";
import type { Passage, SourceDocument } from "../domain/source-document.ts";
import { sha256 } from "./sha256.ts";

/** An answer that begins so takes a side; "No later than ..." does not. */
const YES_OR_NO = /^(Yes|No)(?:[,.;:!]|\s+[–—-]\s|$)/i;

/** One entry for each passage, in their order. */
export function entriesOf(document: SourceDocument, passages: readonly Passage[]): Promise<LibraryEntry[]> {
  return Promise.all(
    passages.map((passage) =>
      finishedEntry({
        id: `passage:${passage.id}`,
        origin: "passage",
        question: passage.question ?? "",
        phrasings: [],
        answer: passage.text,
        option: passage.question === null ? null : sideTaken(passage.text),
        citations: [citationOf(document, passage)],
        headings: passage.headings,
        topics: [],
        references: [],
        access: "public",
      }),
    ),
  );
}

/** A citation of a whole passage, or of the stretch of it from `start` to `end` (offsets into the document's text). */
export function citationOf(
  document: SourceDocument,
  passage: Passage,
  { start, end }: { start: number; end: number } = passage,
): Citation {
  return {
    document: document.id,
    title: document.title,
    contentHash: document.contentHash,
    passage: passage.id,
    quote: document.text.slice(start, end),
    start,
    end,
    ...(document.pages && { page: pageAt(document.pages, start) }),
    url: document.url,
    asOf: document.asOf,
  };
}

/**
 * The entry with the control references of its texts added to the given ones, and with its content hash.
 *
 * @param draft its `references` come first, as written
 */
export async function finishedEntry(draft: Omit<LibraryEntry, "contentHash">): Promise<LibraryEntry> {
  const texts = [...draft.headings, draft.question, ...draft.phrasings, draft.answer];
  const { id, origin, question, phrasings, answer, option, citations, headings, topics, access } = draft;
  const references = [...new Set([...draft.references, ...findReferences(texts.join("\n"))])];
  const content = { id, origin, question, phrasings, answer, option, citations, headings, topics, references };
  // Left out where it says nothing, so that entries from before there were levels keep their hash.
  const hashed = access === "public" ? content : { ...content, access };
  return { ...content, access, contentHash: await sha256(JSON.stringify(hashed)) };
}

/** `Yes` or `No` where an answer begins with it. */
export function sideTaken(answer: string): string | null {
  const side = YES_OR_NO.exec(answer)?.[1]?.toLowerCase();
  if (side === undefined) return null;
  return side === "yes" ? "Yes" : "No";
}
