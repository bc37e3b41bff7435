/**
 * What stands on every page and belongs to none: running headers, footers and page numbers, taken out.
 *
 * Left in, they would cut sentences that run over a page and be found by every question.
 */
import type { Segment } from "./pdf-segments.ts";

export interface PageSegments {
  /** In points. */
  readonly height: number;
  readonly segments: readonly Segment[];
}

/** Furniture stands in the outer part of the page, as a share of its height. */
const MARGIN = 0.14;
/** A line is furniture where this share of the pages has it in the same place, whatever number it holds. */
const SHARE = 0.3;
const PAGE_NUMBER = /^(?:[-–—| ]*(?:page|seite|p\.)?\s*\d{1,4}\s*(?:(?:of|von|\/)\s*\d{1,4})?[-–—| ]*|[ivxl]{1,6})$/i;

/** The pages without their furniture; first pages often have none, so a share of the pages is enough. */
export function withoutFurniture(pages: readonly PageSegments[]): PageSegments[] {
  const counts = new Map<string, number>();
  pages.forEach((page, index) => {
    const keys = page.segments
      .filter((segment) => isMarginal(segment, page))
      .flatMap((segment) => keysOf(segment, index));
    for (const key of new Set(keys)) counts.set(key, (counts.get(key) ?? 0) + 1);
  });
  const enough = Math.max(2, SHARE * pages.length);
  return pages.map((page, index) => ({
    ...page,
    segments: page.segments.filter(
      (segment) =>
        !isMarginal(segment, page) ||
        !(PAGE_NUMBER.test(segment.text) || keysOf(segment, index).some((key) => (counts.get(key) ?? 0) >= enough)),
    ),
  }));
}

function isMarginal({ y }: Segment, { height }: PageSegments): boolean {
  return y < MARGIN * height || y > (1 - MARGIN) * height;
}

/**
 * What two pages' furniture has in common: its height, in steps of four points and of the same between them, and its
 * words, a number that counts with the pages told by how far it is from the page's.
 */
function keysOf({ text, y }: Segment, index: number): string[] {
  const words = [text, text.replace(/\d{1,4}/g, (digits) => `#${Number(digits) - index}`)];
  const heights = [`a${Math.round(y / 4)}`, `b${Math.round(y / 4 + 0.5)}`];
  return heights.flatMap((height) => [...new Set(words)].map((word) => `${height} ${word}`));
}
