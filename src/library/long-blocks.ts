/**
 * Long blocks -> blocks of a size that a person would cite.
 *
 * Text that was copied out of a PDF or a web page often has no blank lines: a whole report as one paragraph would be
 * one passage, found by every question and answering none.
 */
import type { Block } from "./blocks.ts";

/** About a page's third in code units; hardly any paragraph that was written as one is longer. */
const LONGEST_BLOCK = 2000;

/** A line that ends as a sentence does, or the end of a sentence within a line. */
const SENTENCE_END = /[.!?][)\]"'”’]*\s|[。！？]|\n/g;

/** The blocks with every paragraph, item and code block over the limit cut after a sentence, else after a word. */
export function withoutLongBlocks(text: string, blocks: readonly Block[]): Block[] {
  return blocks.flatMap((block) =>
    block.kind === "heading" || block.kind === "table-row" || block.end - block.start <= LONGEST_BLOCK
      ? [block]
      : pieces(text, block.start, block.end).map((span) => ({ ...block, ...span })),
  );
}

function pieces(text: string, start: number, end: number): { start: number; end: number }[] {
  const spans: { start: number; end: number }[] = [];
  let from = start;
  while (from < end) {
    const to = end - from <= LONGEST_BLOCK ? end : from + cutOf(text.slice(from, from + LONGEST_BLOCK));
    const slice = text.slice(from, to);
    const words = slice.trim();
    const begin = from + slice.length - slice.trimStart().length;
    if (words !== "") spans.push({ start: begin, end: begin + words.length });
    from = to;
  }
  return spans;
}

/** Where to cut a stretch of text: after its last sentence, else its last word, never within a surrogate pair. */
function cutOf(window: string): number {
  let cut = 0;
  for (const match of window.matchAll(SENTENCE_END)) cut = match.index + match[0].length;
  for (let at = window.length - 1; cut === 0 && at > 0; at--) if (/\s/.test(window.charAt(at))) cut = at + 1;
  if (cut > 0) return cut;
  return /[\uD800-\uDBFF]$/.test(window) ? window.length - 1 : window.length;
}
