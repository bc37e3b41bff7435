/**
 * A PDF page's text items -> segments: stretches of one line that stand together.
 *
 * PDF knows no words, lines or cells, only glyphs at places. The order in the file is kept, since it is the order in
 * which whatever made the file wrote its text, and that tells columns from tables.
 */
import { raisedText } from "./raised-text.ts";

export interface Segment {
  readonly text: string;
  /** Points from the left and from the top of its frame as a reader holds it; `y` is the baseline's. */
  readonly x: number;
  readonly right: number;
  readonly y: number;
  /** Of the font, in points. */
  readonly size: number;
  /** The font of most of its characters; only good for telling fonts apart. */
  readonly font: string;
}

/** As pdf.js gives it. */
export interface TextItem {
  readonly str: string;
  readonly transform: readonly number[];
  readonly width: number;
  readonly fontName: string;
}

interface Open {
  text: string;
  /** Raised characters after it, until what follows says what they are. */
  raised: string;
  x: number;
  right: number;
  y: number;
  size: number;
  fonts: Map<string, number>;
}

/** A gap wider than this, in font sizes, separates cells; justified lines stay well below. */
const CELL_GAP = 1.1;
const WORD_GAP = 0.14;
/** Sideways per forward: text is upright within this. */
export const ASKEW = 0.05;
/** Raised characters are this much smaller than those before them, and their baseline so much higher, in font sizes. */
const RAISED_SIZE = 0.85;
const RAISED = 0.15;
const LONGEST_MARK = 12;

/** @param toFrame the matrix from the file's coordinates to a frame of the page; what is not upright in it is left out */
export function segmentsOf(items: readonly TextItem[], toFrame: readonly number[]): Segment[] {
  const segments: Segment[] = [];
  let open: Open | null = null;
  let space = false;
  const close = (): void => {
    const done = open && closed(open);
    if (done) segments.push(done);
    open = null;
    space = false;
  };
  for (const { str, transform, width, fontName } of items) {
    const [a, b, c, d, e, f] = multiplied(toFrame, transform);
    if (str.trim() === "") {
      space = space || str !== "";
      continue;
    }
    // Watermarks across the page say nothing about the document.
    if (Math.abs(b) > ASKEW * Math.abs(a) || a <= 0) continue;
    const size = Math.hypot(c, d);
    // Marks of a rendering fault rather than text.
    if (size < 1 || !Number.isFinite(e + f + width)) continue;
    const scale = a / Math.hypot(transform[0] ?? 1, transform[1] ?? 0);
    const right = e + width * (Number.isFinite(scale) ? scale : 1);
    const text = str.replaceAll("\u0000", "").replace(/\s+/g, " ");
    const larger = open ? Math.max(open.size, size) : size;
    const gap: number = open ? e - open.right : 0;
    // Raised and lowered characters are smaller and stay on their line.
    const drift = open && Math.abs(open.size - size) > 0.15 * larger ? 0.55 : 0.3;
    if (open && (Math.abs(open.y - f) > drift * larger || gap > CELL_GAP * larger || gap < -0.8 * larger)) close();
    if (!open) {
      open = { text, raised: "", x: e, right, y: f, size, fonts: new Map([[fontName, text.length]]) };
      space = false;
      continue;
    }
    const current: Open = open;
    const apart = space || gap > WORD_GAP * larger;
    if (size < RAISED_SIZE * current.size && current.y - f > RAISED * current.size && text.length <= LONGEST_MARK) {
      current.raised += `${apart ? " " : ""}${text}`;
      current.right = Math.max(current.right, right);
      space = false;
      continue;
    }
    // The mark before a footnote's own words.
    const marked = current.size < RAISED_SIZE * size && /^\d{1,3}$/.test(current.text) && f - current.y > RAISED * size;
    if (current.raised !== "") {
      const mark = current.raised;
      current.text += raisedText(current.text, mark, `${apart ? " " : ""}${text}`);
      current.raised = "";
    }
    const separate = (apart || marked) && !/\s$/.test(current.text) && !/^\s/.test(text);
    current.text += `${separate ? " " : ""}${text}`;
    current.right = Math.max(current.right, right);
    if (size > current.size && (text.length > 1 || marked)) [current.size, current.y] = [size, f];
    current.fonts.set(fontName, (current.fonts.get(fontName) ?? 0) + text.length);
    space = false;
  }
  close();
  return segments;
}

function closed({ text, raised, x, right, y, size, fonts }: Open): Segment | null {
  const words = `${text}${raised === "" ? "" : raisedText(text, raised, "")}`.trim();
  const [font] = [...fonts].sort((one, other) => other[1] - one[1])[0] ?? [""];
  return words === "" ? null : { text: words, x, right, y, size, font };
}

export function multiplied(
  m: readonly number[],
  n: readonly number[],
): [number, number, number, number, number, number] {
  const at = (matrix: readonly number[], index: number): number => matrix[index] ?? 0;
  return [
    at(m, 0) * at(n, 0) + at(m, 2) * at(n, 1),
    at(m, 1) * at(n, 0) + at(m, 3) * at(n, 1),
    at(m, 0) * at(n, 2) + at(m, 2) * at(n, 3),
    at(m, 1) * at(n, 2) + at(m, 3) * at(n, 3),
    at(m, 0) * at(n, 4) + at(m, 2) * at(n, 5) + at(m, 4),
    at(m, 1) * at(n, 4) + at(m, 3) * at(n, 5) + at(m, 5),
  ];
}
