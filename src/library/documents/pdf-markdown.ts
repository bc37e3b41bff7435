/**
 * What stands on the pages of a PDF -> one Markdown text, with the offset at which each page begins.
 *
 * Decides what is a heading and of which level, and joins what a page's end has cut.
 */
import { lineJoiner } from "./join-lines.ts";
import { areNames, MarkdownWriter, plainWords } from "./markdown-writer.ts";
import { BULLET, type PdfBlock } from "./pdf-blocks.ts";
import type { PdfElement } from "./pdf-tables.ts";

type PdfTable = Extract<PdfElement, { kind: "table" }>;

/** Letters this much larger than the running text's make a heading. */
const LARGER = 1.09;
const LONGEST_HEADING = 180;
const LONGEST_LABEL = 90;
/** No sentence ends so: whatever follows belongs to it, a name too. */
const GOES_ON =
  /[\p{L}\p{N}]-$|,$|(?:^|\s)(?:a|an|the|of|by|and|or|in|to|for|with|from|at|on|is|are|der|die|das|den|dem|und|oder|von|mit|für|im|in|zu|durch)$/u;
/** Points by which things that stand under each other may differ. */
const ALIGNED = 6;

interface Style {
  readonly size: number;
  readonly font: string;
}

export function pdfMarkdown(pages: readonly (readonly PdfElement[])[]): { text: string; starts: number[] } {
  const blocks = pages.flat().flatMap((element) => (element.kind === "block" ? [element.block] : cellsOf(element)));
  const body = bodyStyle(blocks);
  const join = lineJoiner(blocks.flatMap(({ lines }) => lines.map(({ text }) => text)));
  const levels = headingLevels(pages, body);
  const writer = new MarkdownWriter();
  const starts: number[] = [];
  /** A paragraph or item that the next page may go on with. */
  let open: {
    words: string;
    write(words: string): void;
    block: PdfBlock;
    cuts: { page: number; at: number }[];
  } | null = null;
  let inDrawn = false;
  /** Where the open levels of the list that is being written begin. */
  let run: number[] = [];
  let table: { columns: PdfTable["columns"]; head: string[] } | null = null;

  const flush = (): void => {
    if (!open) return;
    const before = writer.length;
    open.write(plainWords(open.words));
    const written = writer.text.length;
    for (const { page, at } of open.cuts) starts[page] = Math.min(before + at, written);
    open = null;
  };

  pages.forEach((elements, page) => {
    // A paragraph that goes on holds the page's begin; otherwise it is here.
    const goesOn = open && continuesPage(open.block, elements[0]);
    if (!goesOn) flush();
    starts[page] = writer.length;
    const margin = Math.min(
      ...elements.map((element) => (element.kind === "block" ? element.block.x : Number.POSITIVE_INFINITY)),
    );
    elements.forEach((element, index) => {
      if (element.kind === "table") {
        flush();
        run = [];
        table = writeTable(writer, element, table, join, body);
        return;
      }
      const { block } = element;
      const words = join(block.lines.map(({ text }) => text));
      if (index === 0 && goesOn && open) {
        const joined = join([open.words, words]);
        open.cuts.push({ page, at: Math.max(0, joined.length - words.length) });
        open = { ...open, words: joined, block };
        return;
      }
      flush();
      table = null;
      const level = levels.get(block);
      if (level !== undefined) {
        run = [];
        writer.heading(level, plainWords(words));
        return;
      }
      const { marker } = block;
      if (
        marker === null &&
        (isDrawnItem(elements, index, margin) || (inDrawn && block.x > margin + 0.9 * block.size))
      ) {
        inDrawn = true;
        open = { words, write: (final) => writer.item(0, final), block, cuts: [] };
      } else if (marker !== null) {
        const text = words.slice(marker.trim().length).trim();
        if (text === "") return;
        const shown = BULLET.test(marker) ? "-" : /^\d/.test(marker) ? marker.trim() : "-";
        const kept = shown === "-" && !BULLET.test(marker) ? `${marker.trim()} ${text}` : text;
        const depth = depthAt(run, block.x);
        open = { words: kept, write: (final) => writer.item(depth, final, shown), block, cuts: [] };
      } else {
        inDrawn = false;
        run = [];
        open = { words, write: (final) => writer.paragraph(final), block, cuts: [] };
      }
    });
  });
  flush();
  const text = writer.text;
  return { text, starts: starts.map((start) => Math.min(start, text.length)) };
}

function cellsOf({ rows }: PdfTable): PdfBlock[] {
  return rows.flat().filter((cell) => cell !== null);
}

/** The size and font in which most of the text is set. */
function bodyStyle(blocks: readonly PdfBlock[]): Style {
  const weight = new Map<string, { style: Style; characters: number }>();
  for (const { lines } of blocks) {
    for (const { size, font, text } of lines) {
      const key = `${rounded(size)} ${font}`;
      const held = weight.get(key) ?? { style: { size: rounded(size), font }, characters: 0 };
      held.characters += text.length;
      weight.set(key, held);
    }
  }
  return (
    [...weight.values()].sort((one, other) => other.characters - one.characters)[0]?.style ?? { size: 10, font: "" }
  );
}

function rounded(size: number): number {
  return Math.round(size * 2) / 2;
}

/** The blocks that are headings, with their levels: the largest letters are the first. */
function headingLevels(pages: readonly (readonly PdfElement[])[], body: Style): Map<PdfBlock, number> {
  const found: { block: PdfBlock; style: string; size: number }[] = [];
  for (const elements of pages) {
    elements.forEach((element, index) => {
      if (element.kind !== "block" || !isHeading(element.block, elements[index + 1], body)) return;
      const { block } = element;
      const size = rounded(block.size);
      // Letters no larger than the text's are told apart by their font, and stand below all larger ones.
      found.push({ block, size, style: size >= LARGER * body.size ? `${size}` : "label" });
    });
  }
  const styles = [...new Map(found.map(({ style, size }) => [style, style === "label" ? 0 : size]))];
  const ranked = styles.sort((one, other) => other[1] - one[1]).map(([style]) => style);
  return new Map(found.map(({ block, style }) => [block, Math.min(6, ranked.indexOf(style) + 1)]));
}

function isHeading(block: PdfBlock, next: PdfElement | undefined, body: Style): boolean {
  const words = block.lines.map(({ text }) => text).join(" ");
  if (
    !/\p{L}{2}/u.test(words) ||
    words.length > LONGEST_HEADING ||
    (block.marker !== null && BULLET.test(block.marker))
  ) {
    return false;
  }
  if (block.size >= LARGER * body.size) return block.lines.length <= 4 && !/[;,]$/.test(words);
  const plain = words.length <= LONGEST_LABEL && block.lines.length === 1 && !/[.;,:]$/.test(words);
  const alone = block.lines.every(({ font }) => font !== body.font) && block.size > 0.9 * body.size;
  const followed = next !== undefined && (next.kind === "table" || next.block.font === body.font);
  return plain && alone && followed;
}

/** An item of a list whose bullets are drawn rather than written: indented as its neighbour is, or after a colon. */
function isDrawnItem(elements: readonly PdfElement[], index: number, margin: number): boolean {
  const block = blockAt(elements, index);
  if (!block || block.x < margin + 0.9 * block.size || block.x > margin + 9 * block.size) return false;
  const [before, after] = [blockAt(elements, index - 1), blockAt(elements, index + 1)];
  const introduced = before?.lines.at(-1)?.text.endsWith(":") === true && before.x < block.x;
  return introduced || [before, after].some((near) => near && near.marker === null && Math.abs(near.x - block.x) < 2);
}

function blockAt(elements: readonly PdfElement[], index: number): PdfBlock | null {
  const element = elements[index];
  return element?.kind === "block" ? element.block : null;
}

/** The level of an item that begins at `x`, from 0; opens it or closes deeper ones in `run`. */
function depthAt(run: number[], x: number): number {
  while (run.length > 0 && x < (run.at(-1) as number) - ALIGNED) run.pop();
  if (run.length === 0 || x > (run.at(-1) as number) + ALIGNED) run.push(x);
  return run.length - 1;
}

/** Whether a page begins in the middle of what the page before ended with. */
function continuesPage(before: PdfBlock, first: PdfElement | undefined): boolean {
  if (first?.kind !== "block" || first.block.marker !== null) return false;
  const [last, next] = [before.lines.at(-1)?.text ?? "", first.block.lines[0]?.text ?? ""];
  const alike = rounded(before.size) === rounded(first.block.size);
  return alike && !/[.!?:]["”)]?$/.test(last) && (GOES_ON.test(last) || /^[\p{Ll}\p{N}(]/u.test(next));
}

/** Writes a table, or goes on with the one that the page before ended with. */
function writeTable(
  writer: MarkdownWriter,
  { rows, columns }: PdfTable,
  before: { columns: PdfTable["columns"]; head: string[] } | null,
  join: (lines: readonly string[]) => string,
  body: Style,
): { columns: PdfTable["columns"]; head: string[] } | null {
  const texts = rows.map((row) =>
    row.map((cell) => (cell ? plainWords(join(cell.lines.map(({ text }) => text))) : "")),
  );
  const head = texts[0] as string[];
  if (before && sameColumns(before.columns, columns)) {
    for (const row of head.join("\t") === before.head.join("\t") ? texts.slice(1) : texts) writer.row(row);
    return before;
  }
  if (columns.length === 2 && !hasHead(rows, body) && areNames(texts.map(([name = ""]) => name))) {
    // Names on the left, values on the right.
    for (const [name = "", value = ""] of texts) {
      if (name === "" || value === "") writer.paragraph(name || value);
      else writer.item(0, `${name.replace(/:$/, "")}: ${value}`);
    }
    return null;
  }
  writer.tableHead(head);
  for (const row of texts.slice(1)) writer.row(row);
  return { columns, head };
}

function sameColumns(one: PdfTable["columns"], other: PdfTable["columns"]): boolean {
  return one.length === other.length && one.every(({ x }, at) => Math.abs(x - (other[at]?.x ?? Number.NaN)) < 30);
}

/** A head is set in another font than the rows below it; the first column of names may be, too. */
function hasHead(rows: PdfTable["rows"], body: Style): boolean {
  const fontsOf = (row: PdfTable["rows"][number] | undefined) =>
    (row ?? []).slice(1).flatMap((cell) => (cell ? [cell.font] : []));
  const first = fontsOf(rows[0]);
  const second = fontsOf(rows[1]);
  return first.length > 0 && first.every((font) => font !== body.font) && second.some((font) => !first.includes(font));
}
