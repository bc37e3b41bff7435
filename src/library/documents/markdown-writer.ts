/**
 * The structure that a parser found -> Markdown, which is the normalised text of every kind of document.
 *
 * A Word file, a page of HTML and a PDF all become what a person could have written by hand, so that the one splitter of
 * the library makes passages of them all and a citation's quote reads the same in each. What a document's own words would
 * mean as Markdown is protected by a backslash, and only there.
 */
import { inlineText } from "../inline-text.ts";

/** Protected where it would begin something else than a paragraph. */
const BLOCK_START = /^(#{1,6}(?=\s|$)|>|\||[-*+•](?=\s)|={2,}|-{2,}|`{3,}|~{3,}|\[[^\]]+\]:|<!--)/;
const LONGEST_NAME = 60;
const INLINE_MARKS = /[\\`*_~[\]<>&]/g;

export class MarkdownWriter {
  #text = "";

  get text(): string {
    return `${this.#text.trimEnd()}\n`;
  }

  /** Where the next block's words begin, counting marks before them. */
  get length(): number {
    return this.#text.length;
  }

  /** @param level 1 to 6 */
  heading(level: number, words: string): void {
    this.#block(`${"#".repeat(Math.min(6, Math.max(1, level)))} ${words}`);
  }

  paragraph(words: string): void {
    this.#block(words.replace(BLOCK_START, "\\$1"));
  }

  /** @param marker a number with its point, or nothing @param depth from 0 */
  item(depth: number, words: string, marker = "-"): void {
    const indent = "    ".repeat(Math.min(depth, 8));
    if (/\n\n$/.test(this.#text) && this.#lastIsItem) this.#text = this.#text.slice(0, -1);
    this.#block(`${indent}${marker} ${words}`);
    this.#lastIsItem = true;
  }

  code(words: string): void {
    const fence = "`".repeat(Math.max(3, ...Array.from(words.matchAll(/`+/g), ([run]) => run.length + 1)));
    this.#block(`${fence}\n${words}\n${fence}`);
  }

  /** Rows follow by `row`. */
  tableHead(cells: readonly string[]): void {
    this.#block(rowOf(cells));
    this.#text = this.#text.slice(0, -1);
    this.#text += `|${" --- |".repeat(cells.length)}\n\n`;
  }

  row(cells: readonly string[]): void {
    this.#text = `${this.#text.slice(0, -1) + rowOf(cells)}\n\n`;
  }

  #lastIsItem = false;

  #block(line: string): void {
    this.#lastIsItem = false;
    this.#text += `${line}\n\n`;
  }
}

function rowOf(cells: readonly string[]): string {
  return `| ${cells.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`;
}

/** Words as they stand, on one line; marks that Markdown would read as its own are protected. */
export function plainWords(words: string): string {
  const line = words.replace(/[\s\u00AD]+/g, (space) => (space.replaceAll("\u00AD", "") === "" ? "" : " ")).trim();
  return inlineText(line) === line ? line : line.replace(INLINE_MARKS, "\\$&");
}

/** Names are short; a column of sentences is the first of a table whose head looks like its rows. */
export function areNames(cells: readonly string[]): boolean {
  const lengths = cells.map(({ length }) => length).sort((one, other) => one - other);
  return (lengths[Math.floor(lengths.length / 2)] ?? 0) <= LONGEST_NAME;
}
