/**
 * A PDF page's text items -> its segments, frame by frame: what stands upright, and what stands on its side.
 *
 * A wide table is often set sideways on an upright page. Turned so that it stands upright it reads like any other, which
 * is why each direction has a frame of its own, as high as the page is wide.
 */
import type { PageSegments } from "./pdf-furniture.ts";
import { ASKEW, multiplied, type Segment, segmentsOf, type TextItem } from "./pdf-segments.ts";

export interface PageView {
  /** In points, as the page is seen. */
  readonly width: number;
  readonly height: number;
  /** The matrix from the file's coordinates to the page as it is seen. */
  readonly transform: readonly number[];
}

/** Sideways text of fewer lines is a label up the page's edge, unless nothing else stands on the page. */
const FEWEST_LINES = 2;

/** The frames of page `page`, the upright one first and always there. */
export function framesOf(items: readonly TextItem[], view: PageView, page: number): PageSegments[] {
  const { width, height, transform } = view;
  const turns: { height: number; turn: readonly number[] }[] = [
    { height: width, turn: [0, 1, -1, 0, height, 0] },
    { height: width, turn: [0, -1, 1, 0, 0, width] },
    { height, turn: [-1, 0, 0, -1, width, height] },
  ];
  const upright = segmentsOf(items, transform);
  const frames = [{ page, height, segments: upright }];
  // Hardly any page has such text, and all of its items would be looked at three times more.
  if (items.every((item) => isUpright(item, transform))) return frames;
  for (const { height: across, turn } of turns) {
    const segments = segmentsOf(items, multiplied(turn, transform));
    if (segments.length === 0 || (upright.length > 0 && linesIn(segments) < FEWEST_LINES)) continue;
    frames.push({ page, height: across, segments });
  }
  return frames;
}

function isUpright({ str, transform }: TextItem, toPage: readonly number[]): boolean {
  const [a, b] = multiplied(toPage, transform);
  return str.trim() === "" || (a > 0 && Math.abs(b) <= ASKEW * a);
}

function linesIn(segments: readonly Segment[]): number {
  return new Set(segments.map(({ y, size }) => Math.round(y / Math.max(1, size)))).size;
}
