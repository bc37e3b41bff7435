/**
 * What stands on every page and belongs to none: running headers, footers and page numbers, taken out.
 *
 * Left in, they would cut sentences that run over a page and be found by every question. A line goes as a whole or stays:
 * a cell of a table that happens to stand where it stands on the page before has others beside it that do not.
 */
import type { Segment } from "./pdf-segments.ts";

/** The segments of a page, or of what stands turned on it. */
export interface PageSegments {
  /** Counted from 0. */
  readonly page: number;
  /** In points. */
  readonly height: number;
  readonly segments: readonly Segment[];
}

type Line = readonly Segment[];

/** Furniture stands in the outer part of the page, as a share of its height. */
const MARGIN = 0.14;
/** A line is furniture where this share of the pages has it in the same place, whatever page number it holds. */
const SHARE = 0.3;
const NUMBER = /^[-–—| ]*(?:(?:page|seite|p\.)?\s*\d{1,4}\s*(?:(?:of|von|\/)\s*\d{1,4})?|[ivxl]{1,6})[-–—| ]*$/i;
/** One page of front matter counts with no other. */
const ROMAN_ALONE = /^[ivxl]{1,6}$/;
/** Pages on which the outermost line has to be the same. */
const A_CHAPTER = 3;
/** Says of itself that it is one. */
const NAMED_NUMBER = /^[-–—| ]*(?:page|seite|p\.)\s*\d/i;
/** The page's number before or after what else stands on every page; "1. Scope" is a section's. */
const FIRST_NUMBER = /^((?:page|seite|p\.)?\s*)(\d{1,4})(?![.)\d])\b/i;
const LAST_NUMBER = /(?<![\d.])(\d{1,4})((?:\s*(?:of|von|\/)\s*\d{1,4})?)$/i;
/** Letters larger than those of the text, by this, make headings, and headings are numbered on as pages are. */
const LARGER = 1.09;
/** Steps in points in which places are the same, upwards and sideways. */
const [UP, ASIDE] = [4, 12] as const;

/** The pages without their furniture; first pages often have none, so a share of the pages is enough. */
export function withoutFurniture(pages: readonly PageSegments[]): PageSegments[] {
  const largest = LARGER * bodySize(pages);
  const lines = pages.map(linesOf);
  const count = new Set(pages.map(({ page }) => page)).size;
  const keys = pagesByKey(pages, lines, (segment, page) => keysOf(segment, page, largest));
  const enough = Math.max(2, SHARE * count);
  const held = (segment: Segment, page: number): number =>
    keysOf(segment, page, largest).reduce((most, key) => Math.max(most, keys.get(key)?.size ?? 0), 0);
  // The outermost lines may name the chapter, which has a few pages only.
  const isRepeated = (segment: Segment, page: number, outermost: boolean): boolean =>
    held(segment, page) >= (outermost ? Math.min(enough, A_CHAPTER) : enough);
  /** What may be the page's number: alone on its line but for other furniture, or at an end of the outermost line. */
  const numberIn = (line: Line, page: number, outermost: boolean): Segment | undefined => {
    const ends = outermost ? [line[0], line.at(-1)].filter((end) => end && NUMBER.test(end.text)) : [];
    if (ends.length === 1) return ends[0];
    const others = line.filter((segment) => !isRepeated(segment, page, outermost));
    return others.length === 1 && NUMBER.test(others[0]?.text ?? "") ? others[0] : undefined;
  };
  const numbers = pagesByKey(
    pages,
    pages.map((one, at) =>
      (lines[at] ?? []).map((line, place, all) =>
        isMarginal(line[0] as Segment, one)
          ? [numberIn(line, one.page, place === 0 || place === all.length - 1) ?? []].flat()
          : [],
      ),
    ),
    numberKeys,
  );
  const isPageNumber = (segment: Segment, page: number): boolean =>
    NAMED_NUMBER.test(segment.text) ||
    numberKeys(segment, page).some((key) => numbers.get(key)?.has(page - 1) || numbers.get(key)?.has(page + 1));
  return pages.map((one, at) => {
    const { page } = one;
    const furniture = new Set<Segment>();
    const own = lines[at] ?? [];
    own.forEach((line, place) => {
      if (!isMarginal(line[0] as Segment, one)) return;
      const outermost = place === 0 || place === own.length - 1;
      const candidate = numberIn(line, page, outermost);
      const lone = outermost && line.length === 1 && ROMAN_ALONE.test(candidate?.text ?? "");
      const number = candidate && (lone || isPageNumber(candidate, page)) ? candidate : undefined;
      if (number) furniture.add(number);
      if (!line.every((segment) => segment === number || isRepeated(segment, page, outermost))) return;
      const below = own[place + 1];
      if (below && isHeadOf(line, below) && !below.every((segment) => isRepeated(segment, page, false))) return;
      for (const segment of line) furniture.add(segment);
    });
    return { ...one, segments: one.segments.filter((segment) => !furniture.has(segment)) };
  });
}

/** Which pages have what in their margins. */
function pagesByKey(
  pages: readonly PageSegments[],
  lines: readonly (readonly Line[])[],
  keysOfSegment: (segment: Segment, page: number) => readonly string[],
): Map<string, Set<number>> {
  const found = new Map<string, Set<number>>();
  pages.forEach((one, at) => {
    for (const segment of (lines[at] ?? []).flat()) {
      if (!isMarginal(segment, one)) continue;
      for (const key of keysOfSegment(segment, one.page)) {
        const held = found.get(key) ?? new Set();
        found.set(key, held.add(one.page));
      }
    }
  });
  return found;
}

function isMarginal({ y }: Segment, { height }: PageSegments): boolean {
  return y < MARGIN * height || y > (1 - MARGIN) * height;
}

/** From the top downwards, each from left to right. */
function linesOf({ segments }: PageSegments): Line[] {
  const lines: Segment[][] = [];
  for (const segment of segments.toSorted((one, other) => one.y - other.y)) {
    const line = lines.at(-1);
    if (line && segment.y - (line[0]?.y ?? 0) < 0.4 * segment.size) line.push(segment);
    else lines.push([segment]);
  }
  return lines.map((line) => line.sort((one, other) => one.x - other.x));
}

/** A table's head, said again on each page, stands right above cells that begin where its own do. */
function isHeadOf(line: Line, below: Line): boolean {
  const [first, next] = [line[0] as Segment, below[0] as Segment];
  if (line.length < 2 || next.y - first.y > 2.5 * first.size) return false;
  const begins = new Set(below.map(({ x }) => Math.round(x / 3)));
  return line.every(({ x }) => [-1, 0, 1].some((near) => begins.has(Math.round(x / 3) + near)));
}

/**
 * What two pages' furniture has in common: its place, in steps and in the same between them, by its left or its right end;
 * and its words, a number at their end that counts with the pages told by how far it is from the page's.
 */
function keysOf({ text, x, right, y, size }: Segment, page: number, largest: number): string[] {
  const far = (digits: string): string => `#${Number(digits) - page}`;
  const words = new Set([text]);
  if (size <= largest) {
    words.add(text.replace(FIRST_NUMBER, (_, before: string, digits: string) => before + far(digits)));
    words.add(text.replace(LAST_NUMBER, (_, digits: string, after: string) => far(digits) + after));
  }
  const asides = [...steps(x, ASIDE).map((step) => `l${step}`), ...steps(right, ASIDE).map((step) => `r${step}`)];
  return steps(y, UP).flatMap((up) => asides.flatMap((aside) => [...words].map((word) => `${up} ${aside} ${word}`)));
}

/** A page number may change sides, but not its height. */
function numberKeys({ text, y }: Segment, page: number): string[] {
  const digits = /\d+/.exec(text)?.[0];
  const value = digits === undefined ? romanOf(text) : Number(digits);
  return steps(y, UP).map((up) => `${up} ${digits === undefined ? "roman" : "arabic"} ${value - page}`);
}

function steps(value: number, step: number): string[] {
  return [`a${Math.round(value / step)}`, `b${Math.round(value / step + 0.5)}`];
}

const ROMAN: Readonly<Record<string, number>> = { i: 1, v: 5, x: 10, l: 50 };

function romanOf(text: string): number {
  const values = [...text.toLowerCase()].flatMap((letter) => ROMAN[letter] ?? []);
  return values.reduce((sum, value, at) => sum + (value < (values[at + 1] ?? 0) ? -value : value), 0);
}

/** The font size in which most of the text is set. */
function bodySize(pages: readonly PageSegments[]): number {
  const weight = new Map<number, number>();
  for (const { segments } of pages) {
    for (const { size, text } of segments) {
      const key = Math.round(size * 2) / 2;
      weight.set(key, (weight.get(key) ?? 0) + text.length);
    }
  }
  return [...weight].sort((one, other) => other[1] - one[1])[0]?.[0] ?? 10;
}
