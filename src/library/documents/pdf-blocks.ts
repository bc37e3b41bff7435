/**
 * The segments of a page -> blocks: the lines of a paragraph, a heading, a list item or a table's cell put together.
 *
 * A line belongs to the block before it where it stands right below in the same font size and the block's last line was
 * full: had the next word still fitted, whoever wrote it began something new.
 */
import type { Segment } from "./pdf-segments.ts";

export interface PdfBlock {
  readonly lines: readonly Segment[];
  readonly x: number;
  readonly right: number;
  /** Top of the first and bottom of the last line. */
  readonly top: number;
  readonly bottom: number;
  readonly size: number;
  readonly font: string;
  /** The bullet or number before its first word, taken off its text; null where there is none. */
  readonly marker: string | null;
}

export const BULLET = /^[•◦▪▫●○■□‣⁃∙·➢➤✓✔\uF0B7\uF0A7\uF0D8–—*-](?:\s+|$)/;
/** Points; lines near each other are looked for in a band and its neighbours. */
const BAND = 24;
/** No honest page has more in a band; a hostile one must not cost the square of its length. */
const MOST_IN_BAND = 200;
const NUMBER = /^(?:\(?(?:\d{1,3}|[a-z]|[ivx]{1,5})[.)])(?:\s+|$)/i;

/** @param leading the usual distance of lines in font sizes */
export function blocksOfPage(segments: readonly Segment[], leading: number): PdfBlock[] {
  const { edge, cellRightOf } = neighbours(segments);
  const left = bodyLeft(segments);
  const blocks: PdfBlock[] = [];
  let lines: Segment[] = [];
  let marker: string | null = null;
  const close = (): void => {
    if (lines.length > 0) blocks.push(blockOf(lines, marker));
    lines = [];
    marker = null;
  };
  for (const segment of segments) {
    const last = lines.at(-1);
    if (last && marker !== null && lines.length === 1 && isAlone(last, marker) && sameLine(last, segment)) {
      // A bullet that is set apart from its item.
      lines = [{ ...segment, x: last.x }];
      continue;
    }
    const own = markerOf(segment);
    // A cell whose neighbour begins under the line before is no line of that, but of a table after it.
    const isCell = last !== undefined && cellRightOf(segment) < last.right;
    if (!last || own !== null || isCell || !continues(lines, segment, leading, edge, left, marker)) {
      close();
      marker = own;
    }
    lines.push(segment);
  }
  close();
  return blocks;
}

function isAlone({ text }: Segment, marker: string): boolean {
  return text === marker.trim();
}

function sameLine(one: Segment, other: Segment): boolean {
  return Math.abs(one.y - other.y) < 0.4 * one.size && other.x >= one.right - 1 && other.x - one.right < 6 * one.size;
}

/** "2. Scope" may be a heading, so a number alone marks an item only where the line is no title; bullets always do. */
function markerOf({ text }: Segment): string | null {
  return BULLET.exec(text)?.[0] ?? NUMBER.exec(text)?.[0] ?? null;
}

function continues(
  lines: readonly Segment[],
  next: Segment,
  leading: number,
  edge: (segment: Segment) => number,
  left: number,
  marker: string | null,
): boolean {
  const last = lines.at(-1) as Segment;
  const first = lines[0] as Segment;
  const { size } = last;
  if (Math.abs(next.size - size) > 0.06 * size) return false;
  const step = next.y - last.y;
  if (step < 0.5 * size || step > 1.25 * leading * size) return false;
  // A line in another font of the same size is a label or the text after one.
  if (lines.length === 1 && next.font !== last.font && last.right - last.x < 0.6 * (edge(last) - last.x)) return false;
  const shift = next.x - (lines[1] ?? first).x;
  const firstLine = lines.length === 1;
  const hanging = firstLine && marker !== null && next.x > first.x && shift < 5 * size;
  const indented = firstLine && marker === null && shift < 0 && shift > -4 * size;
  const centred = Math.abs((next.x + next.right) / 2 - (last.x + last.right) / 2) < 0.5 * size;
  if (Math.abs(shift) > 0.5 * size && !hanging && !indented && !(centred && size > 0)) return false;
  // A line may end early with a hyphen, since words are not cut just anywhere.
  if (/[\p{L}\p{N}]-$/u.test(last.text)) return true;
  const room = edge(last) - last.right;
  const word = ((next.right - next.x) * (next.text.search(/\s|$/) + 1)) / Math.max(1, next.text.length);
  if (room > word * 1.15 + 0.3 * size && !centred) return false;
  // Items of a list whose bullets are drawn rather than written: indented, a sentence each.
  const ended = /[.;:!?]$/.test(last.text) && /^[\p{Lu}\p{N}]/u.test(next.text);
  return !(ended && last.x > left + size && room > 0.05 * (edge(last) - last.x));
}

/**
 * What stands beside a line: where the next segment of its own height begins, and how far the line could go: to what stands right of it, else as far as lines go that begin where it does; where nothing
 * stands right of it, as far as any line goes that begins no further right.
 */
function neighbours(segments: readonly Segment[]): {
  edge: (segment: Segment) => number;
  cellRightOf: (segment: Segment) => number;
} {
  const furthest = new Map<number, number>();
  const bands = new Map<number, Segment[]>();
  for (const segment of segments) {
    const key = Math.round(segment.x / 3);
    furthest.set(key, Math.max(furthest.get(key) ?? 0, segment.right));
    const band = Math.floor(segment.y / BAND);
    const held = bands.get(band) ?? [];
    if (held.length < MOST_IN_BAND) held.push(segment);
    bands.set(band, held);
  }
  const fromLeft = [...furthest].sort(([one], [other]) => one - other);
  const rightOf = ({ right, y }: Segment, within: number): Segment[] => {
    const band = Math.floor(y / BAND);
    return [band - 1, band, band + 1]
      .flatMap((near) => bands.get(near) ?? [])
      .filter((other) => other.x > right && Math.abs(other.y - y) < within);
  };
  const edge = (segment: Segment): number => {
    const { x, right, size } = segment;
    const key = Math.round(x / 3);
    const beside = rightOf(segment, 1.6 * size);
    if (beside.length === 0) {
      return Math.max(right, ...fromLeft.filter(([left]) => left <= key + 1).map(([, edge]) => edge));
    }
    const own = Math.max(right, ...[key - 1, key, key + 1].map((near) => furthest.get(near) ?? 0));
    return Math.max(right, Math.min(own, ...beside.map((other) => other.x - 0.7 * size)));
  };
  const cellRightOf = (segment: Segment): number =>
    Math.min(Number.POSITIVE_INFINITY, ...rightOf(segment, 0.3 * segment.size).map((other) => other.x));
  return { edge, cellRightOf };
}

/** Where most of the page's text begins. */
function bodyLeft(segments: readonly Segment[]): number {
  const weight = new Map<number, number>();
  for (const { x, text } of segments) {
    const key = Math.round(x / 3) * 3;
    weight.set(key, (weight.get(key) ?? 0) + text.length);
  }
  return [...weight].sort((one, other) => other[1] - one[1])[0]?.[0] ?? 0;
}

function blockOf(lines: readonly Segment[], marker: string | null): PdfBlock {
  const [first, last] = [lines[0] as Segment, lines.at(-1) as Segment];
  const weight = new Map<string, number>();
  for (const { font, text } of lines) weight.set(font, (weight.get(font) ?? 0) + text.length);
  return {
    lines,
    marker,
    x: Math.min(...lines.map(({ x }) => x)),
    right: Math.max(...lines.map(({ right }) => right)),
    top: first.y - first.size,
    bottom: last.y + 0.25 * last.size,
    size: Math.max(...lines.map(({ size }) => size)),
    font: [...weight].sort((one, other) => other[1] - one[1])[0]?.[0] ?? "",
  };
}
