/**
 * Parts -> passages: the second half of splitting a document. Decides what one statement is.
 *
 * A part is a passage. Two things join parts, because apart they would say less or something else than together: an
 * answer runs from its question to the next heading or question, and a lead-in ("The following are not in scope:")
 * owns the list or the table after it. What was joined stays a passage too, so that a citation can point at one item.
 */
import type { Passage, PassageKind } from "../domain/source-document.ts";
import type { Block, Span } from "./blocks.ts";
import { withoutNoteMarks } from "./documents/raised-text.ts";
import { inlineText } from "./inline-text.ts";
import { type Part, partsOf, type Reach } from "./questions.ts";
import { slugOf } from "./slug.ts";

type Heading = Extract<Block, { kind: "heading" }>;
type Content = Exclude<Block, Heading>;

/** Parts are joined up to so many code units: beyond, it would be a chapter and no statement. */
const LONGEST_JOINED = 6000;
/** Items nested deeper introduce nothing, so that the joined passages stay a small multiple of the document. */
const DEEPEST_LEAD_IN = 3;
/**
 * A lead-in or parent item longer than this is a statement of its own rather than a label for what follows; a longer
 * heading is cut, since every passage under it repeats it.
 */
const LONGEST_LABEL = 300;

/** A sentence or a caption of a table, right before it. */
const CAPTION = /^(?:table|tabelle)\s+\d/i;
const TABLE_LEAD_IN = /\b(?:following|below|tables?|folgend\w*|nachstehend\w*|tabellen?)\b/i;
/** Columns that are called no more than this leave it to the rows to say what they are about. */
const ANY_NAME =
  /^(?:items?|names?|fields?|property|attributes?|parameters?|keys?|labels?|feld|eigenschaft|merkmal|bezeichnung|attribut)$/i;
const ANY_VALUE = /^(?:details?|values?|descriptions?|information|contents?|wert|beschreibung|inhalt|angaben?)$/i;

/** The heading that is a document's title: its first heading, where that is the only one of level 1; else null. */
export function titleHeading(blocks: readonly Block[]): Heading | null {
  const headings = blocks.filter((block) => block.kind === "heading");
  const [first, ...others] = headings;
  return first?.level === 1 && others.every((heading) => heading.level > 1) ? first : null;
}

/**
 * The passages of a document by their start, the longer first; no two have the same span.
 *
 * The `headings` of a list item or table row end with the lead-in or parent item that gives it its sense, and those of an answer
 * to a question that is no heading with that question. Ids use the last true heading.
 */
export function passagesOf(document: string, text: string, blocks: readonly Block[]): Passage[] {
  const title = titleHeading(blocks);
  const parts = partsOf(text, blocks);
  const found = new Map<string, Omit<Passage, "id"> & { slug: string }>();
  const path: { level: number; text: string }[] = [];
  let question: string | null = null;
  /** Labels of the lead-in paragraph (index 0) and of the items above, by depth. */
  let labels: (string | null)[] = [];

  const add = (kind: PassageKind, from: number, to: number, asked: string | null, label: string | null): void => {
    const spans = parts.slice(from, to) as Content[];
    const first = spans[0];
    const last = spans.at(-1);
    if (!first || !last) return;
    const { start } = first;
    const { end } = last;
    const reading =
      spans.length === 1 ? readable(text, first) : spans.map((span) => readableLine(text, span)).join("\n");
    if (reading === "" || found.has(`${start}-${end}`)) return;
    const headings = path.map((heading) => heading.text);
    const slug = slugOf(headings.at(-1) ?? "") || "text";
    const context = [...headings, ...[question, label].filter((words) => words !== null)];
    const quote = text.slice(start, end);
    const passage = { document, headings: context, kind, start, end, quote, text: reading, question: asked, slug };
    found.set(`${start}-${end}`, passage);
  };

  parts.forEach((part, index) => {
    if (part.kind === "heading") {
      question = null;
      labels = [];
      if (part === title) return;
      while ((path.at(-1)?.level ?? 0) >= part.level) path.pop();
      path.push({ level: part.level, text: inlineText(part.text).slice(0, LONGEST_LABEL) });
    } else if (part.kind === "question") {
      question = null;
      if (isFirstQuestionOfTitle(parts, index, title)) return;
      add("question-answer", index + 1, answerEnd(parts, index, part.reach), part.question, null);
      question = part.shown && part.reach === "section" ? part.question : null;
    } else {
      const depth = part.kind === "list-item" ? part.depth + 1 : 0;
      labels = labels.slice(0, goesOnWithTable(parts, index) ? 1 : depth);
      const label = labels.findLast((words) => words !== null) ?? null;
      add(part.kind === "code" ? "paragraph" : part.kind, index, leadInEnd(text, parts, index), null, label);
      if (part.kind === "table-row") return;
      const words = part.kind === "code" ? "" : readable(text, part);
      const introduces =
        depth > 0 || words.endsWith(":") || (rowAfter(parts, index) !== null && introducesTable(words));
      labels[depth] = introduces ? labelOf(words, depth) : null;
    }
  });

  const counts = new Map<string, number>();
  return [...found.values()]
    .sort((a, b) => a.start - b.start || b.end - a.end)
    .map(({ slug, ...passage }) => {
      const count = (counts.get(slug) ?? 0) + 1;
      counts.set(slug, count);
      return { id: `${document}#${slug}-${count}`, ...passage };
    });
}

/** Whether the part is a row of a table whose lead-in, or whose row before, stands right before it. */
function goesOnWithTable(parts: readonly Part[], index: number): boolean {
  const [before, part] = [parts[index - 1], parts[index]];
  if (part?.kind !== "table-row" || !before) return false;
  if (before.kind === "table-row") return before.header === part.header;
  return before.kind === "paragraph" && rowAfter(parts, index - 1) === part;
}

/** The table row right after the part at `index`, which is not one of its own cells; else null. */
function rowAfter(parts: readonly Part[], index: number): Extract<Block, { kind: "table-row" }> | null {
  const [part, next] = [parts[index], parts[index + 1]];
  return isContent(part) && next?.kind === "table-row" && next.start >= part.end ? next : null;
}

/** What gives those after it their sense; of a long lead-in its last sentence, of a long item nothing. */
function labelOf(words: string, depth: number): string | null {
  const label = depth === 0 && words.length > LONGEST_LABEL ? lastSentence(words) : words;
  return label === "" || label.length > LONGEST_LABEL ? null : label;
}

function introducesTable(words: string): boolean {
  return CAPTION.test(words) || TABLE_LEAD_IN.test(lastSentence(words));
}

function lastSentence(words: string): string {
  return words.split(/(?<=[.!?])\s+(?=\p{Lu})/u).at(-1) ?? "";
}

/** A title that asks is answered by its whole document, which is no passage. */
function isFirstQuestionOfTitle(parts: readonly Part[], index: number, title: Heading | null): boolean {
  return title !== null && parts[index - 1] === title;
}

/** Index after the last part of the answer to the question at `index`. */
function answerEnd(parts: readonly Part[], index: number, reach: Reach): number {
  const first = parts[index + 1];
  if (!isContent(first)) return index + 1;
  if (reach === "part") return index + 2;
  const depth = reach === "item" && first.kind === "list-item" ? first.depth : -1;
  return joinedEnd(
    parts,
    index + 1,
    (part) => reach === "section" || (part.kind === "list-item" && part.depth > depth),
  );
}

/** Index after the last item or row that the part at `index` introduces with a colon; else after the part itself. */
function leadInEnd(text: string, parts: readonly Part[], index: number): number {
  const part = parts[index] as Content;
  if (
    (part.kind !== "paragraph" && part.kind !== "list-item") ||
    !/:(?:\*\*|__)?$/.test(text.slice(part.end - 3, part.end))
  ) {
    return index + 1;
  }
  const depth = part.kind === "list-item" ? part.depth : -1;
  if (depth >= DEEPEST_LEAD_IN) return index + 1;
  const next = part.kind === "paragraph" ? rowAfter(parts, index) : null;
  if (next) return joinedEnd(parts, index, (row) => row.kind === "table-row" && row.header === next.header);
  return joinedEnd(parts, index, (item) => item.kind === "list-item" && item.depth > depth);
}

/** Index after the run of content that begins at `from` and whose further parts `belong`, short enough to be joined. */
function joinedEnd(parts: readonly Part[], from: number, belongs: (part: Content) => boolean): number {
  const { start } = parts[from] as Span & Content;
  let end = from + 1;
  for (let part = parts[end]; isContent(part) && belongs(part); part = parts[end]) {
    if (part.end - start > LONGEST_JOINED) break;
    end++;
  }
  return end;
}

function isContent(part: Part | undefined): part is Content {
  return part !== undefined && part.kind !== "heading" && part.kind !== "question";
}

/** A part as a person reads it; a table row's cells named by their header. */
function readable(text: string, part: Content): string {
  if (part.kind === "table-row") {
    const [first = "", second = ""] = part.header;
    const isPair = part.header.length === 2 && ANY_NAME.test(first) && ANY_VALUE.test(second);
    if (isPair && part.cells.length === 2) {
      const [name = "", value = ""] = part.cells.map((cell) => wordsOf(text.slice(cell.start, cell.end)));
      return name === "" || value === "" ? name + value : `${name.replace(/:$/, "")}: ${value}`;
    }
    const cells = part.cells.map((cell, column) => {
      const name = part.header[column] ?? "";
      const value = wordsOf(text.slice(cell.start, cell.end));
      return value === "" || name === "" ? value : `${name}: ${value}`;
    });
    const shown = cells.filter((cell) => cell !== "");
    return shown.map((cell, at) => (at < shown.length - 1 && !/[.!?]$/.test(cell) ? `${cell};` : cell)).join(" ");
  }
  const words = text.slice(part.start, part.end);
  if (part.kind === "code") return words;
  return wordsOf(part.kind === "list-item" ? words.replace(/^\[[ xX]\][ \t]+/, "") : words);
}

function readableLine(text: string, part: Content): string {
  return part.kind === "list-item" ? `${"  ".repeat(part.depth)}- ${readable(text, part)}` : readable(text, part);
}

/** Without the marks of notes: glued to a figure they would make another of it wherever it is compared. */
function wordsOf(markdown: string): string {
  return withoutNoteMarks(inlineText(markdown));
}
