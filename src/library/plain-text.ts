/**
 * Headings of a plain text, which marks none: short lines of their own that begin like a title and end like none.
 *
 * A wrong guess costs a little context, never text: a line taken for a heading is named in the path of what follows.
 */
import type { Block } from "./blocks.ts";

const LONGEST_HEADING = 100;
const LONGEST_QUESTION = 200;

/** The blocks with heading-like paragraphs as headings: the first as title, sections on level 2, questions on level 3. */
export function withGuessedHeadings(text: string, blocks: readonly Block[]): Block[] {
  if (blocks.some((block) => block.kind === "heading")) return [...blocks];
  const likeness = blocks.map((block, index) => likeHeading(text, block, blocks[index + 1], index === 0));
  return blocks.map((block, index) => {
    const like = likeness[index];
    const next = blocks[index + 1];
    if (!like || !next) return block;
    // In a run of short lines (a list without markers) only a line before running text, or a question, is a heading.
    const sectionBeforeQuestion = like === "section" && likeness[index + 1] === "question";
    const sectionBeforeText = like === "section" && likeness[index + 1] === null;
    const isTitle = index === 0 && like === "section";
    if (like === "section" && !isTitle && !sectionBeforeQuestion && !sectionBeforeText) return block;
    const level = isTitle ? 1 : like === "question" ? 3 : 2;
    return { kind: "heading", level, text: text.slice(block.start, block.end), start: block.start, end: block.end };
  });
}

/** @param first a title may be longer than what follows it */
function likeHeading(
  text: string,
  block: Block,
  next: Block | undefined,
  first: boolean,
): "section" | "question" | null {
  if (block.kind !== "paragraph" || !next || block.end - block.start > LONGEST_QUESTION) return null;
  const words = text.slice(block.start, block.end);
  if (words.includes("\n") || words.includes("\t") || !/^[\p{Lu}\p{N}"“]/u.test(words)) return null;
  if (words.endsWith("?")) return "question";
  const short = words.length <= LONGEST_HEADING && (first || next.end - next.start > words.length);
  return short && !/[.!;:,]$/.test(words) ? "section" : null;
}
