/**
 * Tables in plain text: lines with tabs, which is what a table becomes when it is copied out of a page or a sheet.
 */
import type { Block, Span } from "./blocks.ts";
import { inlineText } from "./inline-text.ts";
import { linesOf } from "./lines.ts";

/** As in blocks.ts: each row repeats the names of its columns. */
const LONGEST_NAME = 100;

/** The blocks with every paragraph whose lines all have equally many tabs as rows under their first line. */
export function withTabTables(text: string, blocks: readonly Block[]): Block[] {
  return blocks.flatMap((block) => (block.kind === "paragraph" ? rowsOf(text, block) : null) ?? [block]);
}

function rowsOf(text: string, { start, end }: Span): Block[] | null {
  if (!text.slice(start, end).includes("\t")) return null;
  const rows = linesOf(text.slice(0, end), start).map((line) => cellsOf(text, line));
  const [header, ...others] = rows;
  if (!header || header.length < 2 || others.length === 0) return null;
  // The block's end is trimmed, so empty cells at the end of its last row are gone.
  const whole = others.length > 1 ? others.slice(0, -1) : others;
  if (whole.some((row) => row.length !== header.length)) return null;
  if (others.some((row) => row.length > header.length)) return null;
  const names = header.map((cell) => inlineText(text.slice(cell.start, cell.end)).slice(0, LONGEST_NAME));
  return others
    .map((cells) => ({ cells, filled: cells.filter((cell) => cell.start < cell.end) }))
    .flatMap(({ cells, filled }) => {
      const [first, last] = [filled[0], filled.at(-1)];
      return first && last
        ? [{ kind: "table-row" as const, header: names, cells, start: first.start, end: last.end }]
        : [];
    });
}

/** The cells of a line between its tabs, trimmed; empty cells are empty spans. */
function cellsOf(text: string, line: Span): Span[] {
  const cells: Span[] = [];
  let from = line.start;
  for (const words of text.slice(line.start, line.end).split("\t")) {
    const start = from + words.length - words.trimStart().length;
    cells.push({ start, end: Math.max(start, from + words.trimEnd().length) });
    from += words.length + 1;
  }
  return cells;
}
