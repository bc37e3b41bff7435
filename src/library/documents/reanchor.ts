/**
 * A new edition of a document and the entries that cite the one before: who can move on by themselves.
 *
 * A citation moves where the whole passage around its quote says the same under the same headings, at most broken into
 * lines otherwise: the same words in a sentence that denies them, or under "Backups" in place of "Logs", are no evidence. It
 * then quotes the new text, so that it resolves there to the character. What does not move keeps citing the edition that
 * says it.
 */
import type { Citation } from "../../domain/citation.ts";
import type { LibraryEntry } from "../../domain/library-entry.ts";
import type { Passage } from "../../domain/source-document.ts";
import { citationOf, finishedEntry } from "../entries.ts";
import type { ParsedDocument } from "../parse-document.ts";

export interface Moved {
  /** Entries of which at least one citation moved on, as they now are. */
  readonly moved: readonly LibraryEntry[];
  /** Entries that still cite an earlier edition, as they now are. */
  readonly waiting: readonly LibraryEntry[];
}

/**
 * @param entries of all origins; passages of documents are replaced with them and left out
 * @param before the passages of earlier editions by content hash; what cites one that is not given waits
 */
export async function reanchored(
  entries: readonly LibraryEntry[],
  next: ParsedDocument,
  before: ReadonlyMap<string, readonly Passage[]>,
): Promise<Moved> {
  const moved: LibraryEntry[] = [];
  const waiting: LibraryEntry[] = [];
  const isStale = ({ document, contentHash }: Citation): boolean =>
    document === next.document.id && contentHash !== next.document.contentHash;
  for (const entry of entries) {
    if (entry.origin === "passage" || !entry.citations.some(isStale)) continue;
    const citations = entry.citations.map((citation) =>
      isStale(citation) ? (movedOn(citation, next, before.get(citation.contentHash) ?? []) ?? citation) : citation,
    );
    const changed = citations.some((citation, at) => citation !== entry.citations[at]);
    const now = changed ? await finishedEntry({ ...entry, citations }) : entry;
    if (changed) moved.push(now);
    if (citations.some(isStale)) waiting.push(now);
  }
  return { moved, waiting };
}

/** The citation of the same words in the same passage of the new edition; null where there is no such passage. */
function movedOn(
  citation: Citation,
  { document, passages }: ParsedDocument,
  before: readonly Passage[],
): Citation | null {
  const old = smallestAround(before, citation.start, citation.end);
  const quote = squeeze(citation.quote).text.trim();
  if (!old || quote === "") return null;
  const [found] = passages
    .filter((passage) => saysTheSame(passage, old))
    .sort((one, other) => Math.abs(one.start - old.start) - Math.abs(other.start - old.start));
  if (!found) return null;
  const { text, offsets } = squeeze(found.quote);
  const places: { start: number; end: number }[] = [];
  for (let at = text.indexOf(quote); at >= 0; at = text.indexOf(quote, at + 1)) {
    const end = offsets[at + quote.length - 1] as number;
    places.push({ start: found.start + (offsets[at] as number), end: found.start + end + 1 });
  }
  const distance = ({ start }: { start: number }) => Math.abs(start - found.start - (citation.start - old.start));
  const [place] = places.sort((one, other) => distance(one) - distance(other));
  return place ? citationOf(document, found, place) : null;
}

function saysTheSame(one: Passage, other: Passage): boolean {
  return squeeze(one.text).text === squeeze(other.text).text && headingsOf(one) === headingsOf(other);
}

/** Numbers before headings shift where a section is added, and say nothing. */
function headingsOf({ headings, question }: Passage): string {
  const plain = [...headings, question ?? ""].map((heading) => heading.replace(/^[\d.]+\.?\s+/, ""));
  return squeeze(plain.join("\n").toLowerCase()).text;
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
interface Squeezed {
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
