/**
 * How many lines a text takes in a cell, and how tall its row must then be.
 *
 * Excel stores with each row the height it was fitted to. That height cuts a long answer to its first line, and taking
 * it away is no cure: Excel would fit the row when it opens the file, but never around merged cells, and other programs
 * trust what Excel wrote and fall back to one line. So the stored height grows, estimated rather full than scarce;
 * Excel still fits the row anew when somebody edits it.
 */

/** Points of one line of Excel's default 11-point body font; a smaller font leaves a little air. */
const LINE = 15;

/** Excel specifications and limits: the tallest row, in points. */
const TALLEST = 409;

/** Letters of these scripts are about two digits wide. */
const WIDE = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\u3000-\u303f\uff01-\uff60]/gu;

/** One paragraph of narrow letters, as most answers are. */
const PLAIN = /^[ -~]*$/;

/** Lines of the text, wrapped at `width` digits of the default font, the unit of column widths; at least 1. */
export function textLines(text: string, width: number): number {
  if (PLAIN.test(text)) return Math.max(1, Math.ceil(text.length / Math.max(width, 1)));
  return text.split(/\r\n|\r|\n/).reduce((lines, paragraph) => {
    const digits = paragraph.length + (paragraph.match(WIDE)?.length ?? 0);
    return lines + Math.max(1, Math.ceil(digits / Math.max(width, 1)));
  }, 0);
}

/**
 * Points that a row needs for the lines of `cells[from, to)`; 0 where each has but one, which any row shows.
 *
 * @param cells `rows` is how many rows share the lines: more than one in a merge
 */
export function rowHeight(
  cells: readonly { readonly lines: number; readonly rows: number }[],
  from: number,
  to: number,
): number {
  let most = 0;
  for (let index = from; index < to; index++) {
    const cell = cells[index];
    if (cell && cell.lines > 1) most = Math.max(most, Math.ceil(cell.lines / cell.rows));
  }
  return Math.min(TALLEST, most * LINE);
}
