/**
 * Markdown text -> its blocks with exact offsets: the first half of splitting a document into passages.
 *
 * An own line-based splitter, because a citation has to be exact to the character and Markdown libraries keep no
 * offsets. It follows CommonMark and GFM for what documents of evidence use (ATX and setext headings, paragraphs,
 * nested lists, pipe tables, fences, block quotes, comments) and reads everything else as a paragraph, so that no
 * text of a document is ever lost. One pass over the lines; each line is looked at a bounded number of times.
 */
import { inlineText } from "./inline-text.ts";
import { linesOf } from "./lines.ts";
import { isDelimiterRow, splitRow } from "./table-row.ts";

export interface Span {
  /** UTF-16 code units into the document's text. */
  readonly start: number;
  /** Exclusive. */
  readonly end: number;
}

export type Block =
  | ({ readonly kind: "heading"; readonly level: number; readonly text: string } & Span)
  | ({ readonly kind: "paragraph" | "code" } & Span)
  /** The span begins after the marker and ends before any nested item; `depth` counts from 0. */
  | ({ readonly kind: "list-item"; readonly depth: number } & Span)
  /** `header` names the columns as a person reads them. */
  | ({ readonly kind: "table-row"; readonly header: readonly string[]; readonly cells: readonly Span[] } & Span);

/** A block while lines may still be added to it. */
type Draft<T> = T extends unknown ? { -readonly [K in keyof T]: T[K] } : never;

/** Every row repeats its columns' names, so a long one would multiply the size of a table. */
const LONGEST_NAME = 100;

const QUOTE_PREFIX = /^(?: {0,3}>)+ ?/;
const FENCE = /^[ \t]*(`{3,}(?=[^`]*$)|~{3,})/;
const ATX_HEADING = /^ {0,3}(#{1,6})(?:[ \t]+|$)/;
const SETEXT_UNDERLINE = /^ {0,3}(=+|-+)[ \t]*$/;
const THEMATIC_BREAK = /^ {0,3}(?:(?:-[ \t]*){3,}|(?:\*[ \t]*){3,}|(?:_[ \t]*){3,})$/;
const LIST_MARKER = /^([ \t]*)([-*+•]|(\d{1,9})[.)])(?:[ \t]+|$)/;
const LINK_DEFINITION = /^ {0,3}\[(?!\^)[^\]]+\]:[ \t]*\S+/;

/**
 * The blocks of a Markdown text in order; spans do not overlap, are not empty and neither begin nor end in white space.
 *
 * @param from where the text begins, after any front matter
 */
export function blocksOf(text: string, from = 0): Block[] {
  const lines = linesOf(text, from);
  const blocks: Draft<Block>[] = [];
  /** The block that a line of text would continue; null after a blank line or a block of one line. */
  let open: Draft<Block> | null = null;
  let blankBefore = true;
  /** Columns at which the content of the open list levels begins. */
  let levels: number[] = [];
  let commentEnd = 0;

  for (let index = 0; index < lines.length; index++) {
    const line = lines[index];
    if (!line || line.end <= commentEnd) continue;
    const raw = text.slice(line.start, line.end);
    const prefix = QUOTE_PREFIX.exec(raw)?.[0].length ?? 0;
    const content = raw.slice(prefix);
    const trimmed = content.trim();
    const start = line.start + prefix + (content.length - content.trimStart().length);
    const end = start + trimmed.length;

    if (trimmed === "") {
      open = null;
      blankBefore = true;
      continue;
    }
    const afterBlank = blankBefore;
    blankBefore = false;

    if (trimmed.startsWith("<!--")) {
      const close = commentEnd < 0 ? -1 : text.indexOf("-->", start + 4);
      // A comment that never ends is read as text rather than swallowing the rest of the document.
      commentEnd = close < 0 ? -1 : close + 3;
      const lineEnd = close < 0 ? 0 : text.indexOf("\n", commentEnd);
      if (close >= 0 && text.slice(commentEnd, lineEnd < 0 ? text.length : lineEnd).trim() === "") {
        open = null;
        continue;
      }
      if (commentEnd > line.end) commentEnd = line.end;
    }

    const fence = FENCE.exec(content)?.[1];
    if (fence) {
      const last = closingFence(text, lines, index, fence);
      const inside = trimmedSpan(text, line.end, lines[last]?.start ?? text.length);
      if (inside) blocks.push({ kind: "code", ...inside });
      open = null;
      index = last;
      continue;
    }

    const hashes = ATX_HEADING.exec(content)?.[1];
    if (hashes) {
      const words = trimmed.slice(hashes.length).replace(/(?:^|[ \t])#+$/, "");
      const headingStart = end - trimmed.slice(hashes.length).trimStart().length;
      if (words.trim() !== "") {
        const headingEnd = headingStart + words.trim().length;
        blocks.push({
          kind: "heading",
          level: hashes.length,
          text: words.trim(),
          start: headingStart,
          end: headingEnd,
        });
      }
      open = null;
      levels = [];
      continue;
    }

    const underline = SETEXT_UNDERLINE.exec(content)?.[1];
    if (underline && open?.kind === "paragraph") {
      const span = { start: open.start, end: open.end };
      const level = underline.startsWith("=") ? 1 : 2;
      blocks.splice(-1, 1, { kind: "heading", level, text: text.slice(span.start, span.end), ...span });
      open = null;
      levels = [];
      continue;
    }
    if (THEMATIC_BREAK.test(content)) {
      open = null;
      levels = [];
      continue;
    }

    const next = lines[index + 1];
    if (next && trimmed.includes("|")) {
      const delimiter = text.slice(next.start, next.end).replace(QUOTE_PREFIX, "");
      const header = splitRow(text, start, end);
      if (isDelimiterRow(delimiter, header.length)) {
        const names = header.map((cell) => inlineText(text.slice(cell.start, cell.end)).slice(0, LONGEST_NAME));
        index = readRows(text, lines, index + 2, names, blocks) - 1;
        open = null;
        continue;
      }
    }

    const marker = LIST_MARKER.exec(content);
    if (marker && startsItem(marker, trimmed, open !== null && !afterBlank, levels.length > 0)) {
      const indent = columns(marker[1] ?? "");
      levels = levels.filter((level) => level <= indent);
      const itemStart = end - content.slice(marker[0].length).trim().length;
      open = itemStart < end ? { kind: "list-item", depth: levels.length, start: itemStart, end } : null;
      if (open) blocks.push(open);
      levels.push(indent + (marker[2] ?? "").length + 1);
      continue;
    }

    if (open) {
      open.end = end;
      continue;
    }
    const indent = columns(content.slice(0, content.length - content.trimStart().length));
    levels = levels.filter((level) => level <= indent);
    const last = blocks.at(-1);
    if (last?.kind === "list-item" && levels.length === last.depth + 1) {
      // A further paragraph of the item above.
      last.end = end;
      open = last;
      continue;
    }
    if (LINK_DEFINITION.test(content)) continue;
    open = { kind: "paragraph", start, end };
    blocks.push(open);
  }
  return blocks;
}

/** An ordered item that does not count from 1 cannot interrupt a paragraph ("...founded in\n1986. That year"). */
function startsItem(marker: RegExpExecArray, trimmed: string, interrupts: boolean, inList: boolean): boolean {
  if (!interrupts || inList) return true;
  return (marker[3] === undefined || marker[3] === "1") && trimmed.length > marker[0].trim().length;
}

/** Width of an indentation, a tab reaching to the next multiple of four. */
function columns(indentation: string): number {
  let width = 0;
  for (const char of indentation) width = char === "\t" ? width + 4 - (width % 4) : width + 1;
  return width;
}

/** Index of the line that closes the fence opened at `index`; the number of lines where none does. */
function closingFence(text: string, lines: readonly Span[], index: number, fence: string): number {
  for (let at = index + 1; at < lines.length; at++) {
    const line = lines[at] as Span;
    const content = text.slice(line.start, line.end).replace(QUOTE_PREFIX, "").trim();
    if (content.startsWith(fence) && content === fence.charAt(0).repeat(content.length)) return at;
  }
  return lines.length;
}

/** Pushes the rows that begin at line `index`; returns the index of the first line that is no row. */
function readRows(text: string, lines: readonly Span[], index: number, header: string[], blocks: Block[]): number {
  let at = index;
  for (; at < lines.length; at++) {
    const line = lines[at] as Span;
    const raw = text.slice(line.start, line.end);
    const row = trimmedSpan(text, line.start + (QUOTE_PREFIX.exec(raw)?.[0].length ?? 0), line.end);
    if (!row || !text.slice(row.start, row.end).includes("|")) break;
    const cells = splitRow(text, row.start, row.end);
    if (cells.some((cell) => cell.start < cell.end)) blocks.push({ kind: "table-row", ...row, header, cells });
  }
  return at;
}

function trimmedSpan(text: string, start: number, end: number): Span | null {
  const slice = text.slice(start, end);
  const words = slice.trim();
  if (words === "") return null;
  const from = start + slice.length - slice.trimStart().length;
  return { start: from, end: from + words.length };
}
