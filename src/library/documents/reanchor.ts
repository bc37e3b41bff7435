/**
 * A new edition of a document and the entries that cite the one before: who can move on by themselves.
 *
 * A citation moves where its quote stands in the new text, at most broken into lines otherwise. It then quotes the new
 * text, so that it resolves there to the character. What does not move keeps citing the edition that says it.
 */
import type { Citation } from "../../domain/citation.ts";
import type { LibraryEntry } from "../../domain/library-entry.ts";
import type { Passage } from "../../domain/source-document.ts";
import { citationOf, finishedEntry } from "../entries.ts";
import type { ParsedDocument } from "../parse-document.ts";

/** Shorter quotes ("Yes") stand everywhere, and are looked for under the same heading only. */
const SHORTEST_ANYWHERE = 24;

export interface Moved {
  /** Entries of which at least one citation moved on, as they now are. */
  readonly moved: readonly LibraryEntry[];
  /** Entries that still cite an earlier edition, as they now are. */
  readonly waiting: readonly LibraryEntry[];
}

/**
 * @param entries of all origins; passages of documents are replaced with them and left out
 * @param before the passages of the edition before, for the headings over a quote
 */
export async function reanchored(
  entries: readonly LibraryEntry[],
  next: ParsedDocument,
  before: readonly Passage[],
): Promise<Moved> {
  const moved: LibraryEntry[] = [];
  const waiting: LibraryEntry[] = [];
  const squeezed = squeeze(next.document.text);
  const isStale = ({ document, contentHash }: Citation): boolean =>
    document === next.document.id && contentHash !== next.document.contentHash;
  for (const entry of entries) {
    if (entry.origin === "passage" || !entry.citations.some(isStale)) continue;
    const citations = entry.citations.map((citation) =>
      isStale(citation) ? (findQuote(citation, next, before, squeezed) ?? citation) : citation,
    );
    const changed = citations.some((citation, at) => citation !== entry.citations[at]);
    const now = changed ? await finishedEntry({ ...entry, citations }) : entry;
    if (changed) moved.push(now);
    if (citations.some(isStale)) waiting.push(now);
  }
  return { moved, waiting };
}

/** The citation of the same words in the new edition; null where they do not stand there, or nobody can say which. */
export function findQuote(
  citation: Citation,
  { document, passages }: ParsedDocument,
  before: readonly Passage[],
  squeezed: Squeezed = squeeze(document.text),
): Citation | null {
  const quote = squeeze(citation.quote).text.trim();
  if (quote === "") return null;
  const old = before.find(({ id }) => id === citation.passage);
  const found: { passage: Passage; start: number; end: number }[] = [];
  for (let at = squeezed.text.indexOf(quote); at >= 0; at = squeezed.text.indexOf(quote, at + 1)) {
    const start = squeezed.offsets[at] as number;
    const end = (squeezed.offsets[at + quote.length - 1] as number) + 1;
    const holder = smallestAround(passages, start, end);
    // Words that go on are other words: "every four" is not "every fourteen".
    if (holder && isWhole(document.text, start, end, citation.quote)) found.push({ passage: holder, start, end });
    if (found.length >= 200) break;
  }
  const alike = (passage: Passage): boolean => old !== undefined && passage.headings.at(-1) === old.headings.at(-1);
  const [best] = found.sort(
    (one, other) =>
      Number(alike(other.passage)) - Number(alike(one.passage)) ||
      Math.abs(one.start - citation.start) - Math.abs(other.start - citation.start),
  );
  if (!best || (quote.length < SHORTEST_ANYWHERE && !alike(best.passage))) return null;
  return citationOf(document, best.passage, best);
}

function isWhole(text: string, start: number, end: number, quote: string): boolean {
  const word = /[\p{L}\p{N}]/u;
  const cutBefore = word.test(quote.trim().charAt(0)) && word.test(text.charAt(start - 1));
  return !cutBefore && !(word.test(quote.trim().at(-1) ?? "") && word.test(text.charAt(end)));
}

/** Passages come by their start, the longer first. */
function smallestAround(passages: readonly Passage[], start: number, end: number): Passage | undefined {
  let best: Passage | undefined;
  for (const passage of passages) {
    if (passage.start > start) break;
    if (passage.end >= end && (!best || passage.end - passage.start < best.end - best.start)) best = passage;
  }
  return best;
}

/** A text with each run of white space as one space, and where each of its characters stands in the original. */
export interface Squeezed {
  readonly text: string;
  readonly offsets: readonly number[];
}

function squeeze(text: string): Squeezed {
  const offsets: number[] = [];
  let squeezed = "";
  for (let at = 0; at < text.length; at++) {
    const char = text.charAt(at);
    const space = /\s/.test(char);
    if (space && squeezed.endsWith(" ")) continue;
    squeezed += space ? " " : char;
    offsets.push(at);
  }
  return { text: squeezed, offsets };
}

/** The passage that has most words in common with a text; null where none has a third of them. */
export function nearestPassage(text: string, passages: readonly Passage[]): Passage | null {
  const wanted = wordsOf(text);
  let best: Passage | null = null;
  let most = 0.34;
  for (const passage of passages) {
    const score = alikeness(wanted, wordsOf(passage.text));
    if (score > most) [best, most] = [passage, score];
  }
  return best;
}

export function wordsOf(text: string): Set<string> {
  return new Set(text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []);
}

/** The share of all words of both that both have (Jaccard's index). */
export function alikeness(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  let both = 0;
  for (const word of one) if (other.has(word)) both++;
  return both / Math.max(1, one.size + other.size - both);
}
