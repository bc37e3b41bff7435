/**
 * A file's text as the library keeps it, and its lines with their offsets.
 *
 * Every offset of a passage counts in the text that `normaliseText` returns, so nothing may change it afterwards.
 */
export interface Line {
  /** UTF-16 code units into the text. */
  readonly start: number;
  /** Exclusive; the line end is left out. */
  readonly end: number;
}

/** The text without byte order mark and with every line end made `\n`. */
export function normaliseText(text: string): string {
  return text.replace(/^\uFEFF/, "").replace(/\r\n?/g, "\n");
}

/** The lines of a normalised text from an offset on; a text that ends in `\n` has no empty last line. */
export function linesOf(text: string, from = 0): Line[] {
  const lines: Line[] = [];
  let start = from;
  while (start < text.length) {
    const newline = text.indexOf("\n", start);
    const end = newline < 0 ? text.length : newline;
    lines.push({ start, end });
    start = end + 1;
  }
  return lines;
}
