/** Finds citations in their document: which passages to show, and which characters of them to mark. */
import type { Citation, DocumentDetail, Passage } from "../api/types.ts";

/** Characters of a document, `end` exclusive. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

export interface Segment {
  readonly text: string;
  readonly marked: boolean;
}

export interface ShownPassage {
  readonly passage: Passage;
  readonly segments: readonly Segment[];
  readonly cited: boolean;
}

/** Passages under one path of headings. */
export interface CitedSection {
  readonly headings: readonly string[];
  readonly passages: readonly ShownPassage[];
}

/**
 * The cited passages of one document, each with its neighbours under the same heading, in the document's order.
 *
 * @returns undefined where the document has changed since it was cited, or a passage is gone: then only the quotes,
 *   which the citations carry, can be shown
 */
export function citedSections(
  citations: readonly Citation[],
  { document, passages }: Pick<DocumentDetail, "document" | "passages">,
): readonly CitedSection[] | undefined {
  if (citations.some(({ contentHash }) => contentHash !== document.contentHash)) return undefined;
  const parts = withoutContainers(passages);
  const cited = parts.map((passage) => citations.some((citation) => overlaps(passage, citation)));
  if (!cited.includes(true)) return undefined;
  const sections: { headings: readonly string[]; passages: ShownPassage[] }[] = [];
  for (const [index, passage] of parts.entries()) {
    const near = [index - 1, index, index + 1].some((at) => {
      const other = parts[at];
      return cited[at] && other && samePath(other, passage);
    });
    if (!near) continue;
    let section = sections.at(-1);
    if (!section || !samePath(section, passage)) {
      section = { headings: passage.headings, passages: [] };
      sections.push(section);
    }
    section.passages.push({ passage, segments: segments(passage, citations), cited: cited[index] ?? false });
  }
  return sections;
}

/** A passage's text cut where marks begin and end. */
export function segments(passage: Passage, ranges: readonly Range[]): readonly Segment[] {
  const inside = ranges.filter((range) => overlaps(passage, range)).sort((one, other) => one.start - other.start);
  if (inside.length === 0) return [{ text: passage.text, marked: false }];
  // A whole passage reads best without its list markers and cell borders; a part of it can only be found with them.
  if (inside.some(({ start, end }) => start <= passage.start && end >= passage.end)) {
    return [{ text: passage.text, marked: true }];
  }
  const found: Segment[] = [];
  let at = passage.start;
  const take = (end: number, marked: boolean) => {
    if (end > at) found.push({ text: passage.quote.slice(at - passage.start, end - passage.start), marked });
    at = Math.max(at, end);
  };
  for (const { start, end } of inside) {
    take(Math.min(start, passage.end), false);
    take(Math.min(end, passage.end), true);
  }
  take(passage.end, false);
  return found;
}

/**
 * A question's answer is one passage and each of its paragraphs another, and so are a lead-in with its list and each of its
 * items: only the smaller ones are shown, unless the larger has words that nothing else shows.
 */
export function withoutContainers(passages: readonly Passage[]): Passage[] {
  return passages.filter((passage, at) => {
    const inside: Passage[] = [];
    // They come by their start, the longer first.
    for (let next = at + 1; (passages[next]?.start ?? Number.POSITIVE_INFINITY) < passage.end; next++) {
      const other = passages[next];
      if (other && other.end <= passage.end) inside.push(other);
    }
    if (inside.length === 0) return true;
    // A lead-in stands over its items as their last heading.
    return (
      passage.kind !== "question-answer" && !inside.every(({ headings }) => headings.length > passage.headings.length)
    );
  });
}

/** True where a passage holds characters of a range. */
export function overlaps(passage: Passage, { start, end }: Range): boolean {
  return start < passage.end && end > passage.start;
}

function samePath(one: { headings: readonly string[] }, other: { headings: readonly string[] }): boolean {
  return one.headings.join("\n") === other.headings.join("\n");
}
