/**
 * HTML -> Markdown: the main text only, with its headings, lists, tables and links. Nothing of it is ever run or fetched.
 *
 * Read as a stream with a stack of its own, so that a page nested a million deep costs no more than its length. What
 * surrounds the text (menus, footers, banners) is left out; where the page marks its main part only that counts.
 */
import { Parser } from "htmlparser2";
import type { ParsedFile } from "../../domain/parsed-file.ts";
import { inlineText } from "../inline-text.ts";
import { placeOf } from "./html-surroundings.ts";
import { type HtmlTable, writeHtmlTable } from "./html-table.ts";
import type { Limits } from "./limits.ts";
import { MarkdownWriter } from "./markdown-writer.ts";
import { AROUND_MARK, raisedText } from "./raised-text.ts";

const BLOCKS = new Set(
  "address article aside blockquote body center dd details div dl dt fieldset figcaption figure footer form header hgroup hr html label legend li main ol p pre section summary table tbody td tfoot th thead tr ul caption".split(
    " ",
  ),
);
/** Fewer characters than this in the marked main part, and the mark is not believed. */
const LEAST_MAIN = 200;
/** Left out beside the text, a smaller share of its characters needs no word. */
const WORTH_A_WARNING = 0.05;

interface Run {
  readonly text: string;
  readonly href: string | null;
  readonly bold: boolean;
  readonly raised: boolean;
}

type Piece =
  | { readonly kind: "heading"; readonly level: number; readonly words: string }
  | { readonly kind: "paragraph"; readonly words: string }
  | { readonly kind: "item"; readonly depth: number; readonly marker: string; readonly words: string }
  | { readonly kind: "code"; readonly words: string }
  | { readonly kind: "table"; readonly table: HtmlTable };

export function parseHtml(html: string, limits: Limits): ParsedFile {
  const { text, title, leftOut } = htmlMarkdown(html, limits);
  const warnings =
    leftOut < WORTH_A_WARNING
      ? []
      : [
          `About ${Math.round(100 * leftOut)} % of its words stand beside the main text or are hidden and were left out.`,
        ];
  return { format: "html", text, pages: null, title, warnings };
}

/** `leftOut` is the share of characters that may have been meant to be read and are not in the text. */
export function htmlMarkdown(html: string, limits: Limits): { text: string; title: string | null; leftOut: number } {
  const { pieces, title, told } = piecesOf(html, limits);
  const sizeOf = (some: typeof pieces): number => some.reduce((sum, { size }) => sum + size, 0);
  const main = pieces.filter(({ inMain }) => inMain);
  const kept = sizeOf(main) >= LEAST_MAIN ? main : pieces;
  const writer = new MarkdownWriter();
  for (const { piece } of kept) {
    if (piece.kind === "heading") writer.heading(piece.level, piece.words);
    else if (piece.kind === "item") writer.item(piece.depth, piece.words, piece.marker);
    else if (piece.kind === "code") writer.code(piece.words);
    else if (piece.kind === "table") writeHtmlTable(writer, piece.table);
    else writer.paragraph(piece.words);
  }
  const size = sizeOf(kept);
  const left = told + sizeOf(pieces) - size;
  return { text: writer.text, title, leftOut: left / Math.max(1, left + size) };
}

function piecesOf(html: string, limits: Limits) {
  const pieces: { piece: Piece; inMain: boolean; size: number }[] = [];
  let runs: Run[] = [];
  let title = "";
  let inTitle = false;
  /** How many elements are open within the one that is left out, itself among them. */
  let skipping = 0;
  let isTold = false;
  let told = 0;
  let depth = 0;
  /** Depths of the open elements that are the main part. */
  const mains: number[] = [];
  let pre = 0;
  let bold = 0;
  let raised = 0;
  let level = 1;
  const links: (string | null)[] = [];
  const lists: { ordered: boolean; next: number }[] = [];
  /** The item whose first words are still to come. */
  let item: { depth: number; marker: string } | null = null;
  let heading: number | null = null;
  /** A heading of something folded stands below those of the text and is none of them. */
  let folded = false;
  /** Where the words of the open button begin among the runs, and whether it opens something. */
  let button: { from: number; opens: boolean } | null = null;
  const controlled = new Set<string>();
  /** The term of a list of definitions that waits for what it means. */
  let term: string | null = null;
  let defines: "dt" | "dd" | null = null;
  const tables: (HtmlTable & { open: boolean })[] = [];
  let count = 0;

  const cellOf = (table: (HtmlTable & { open: boolean }) | undefined) =>
    table?.open ? table.rows.at(-1)?.at(-1) : undefined;
  const push = (piece: Piece, size: number): void => void pieces.push({ piece, inMain: mains.length > 0, size });
  const endTerm = (): void => {
    if (term !== null) push({ kind: "paragraph", words: term }, term.length);
    term = null;
  };

  const flush = (): void => {
    const words = pre > 0 ? withMarks(runs).join("") : wordsOf(runs);
    const isBold = runs.length > 0 && runs.every((run) => run.bold || run.text.trim() === "");
    runs = [];
    if (words.trim() === "") return;
    const cell = cellOf(tables.at(-1));
    if (cell) {
      cell.words = cell.words === "" ? words.trim() : `${cell.words} ${words.trim()}`;
      cell.bold = cell.bold && isBold;
      return;
    }
    if (heading === null && defines === "dt" && !words.endsWith("?")) {
      endTerm();
      term = words;
      return;
    }
    const meant = term;
    if (defines === "dd" && meant !== null && heading === null && pre === 0) {
      term = null;
      const said = `${meant.replace(/:$/, "")}: ${words}`;
      push({ kind: "item", depth: Math.max(0, lists.length - 1), marker: "-", words: said }, said.length);
      return;
    }
    endTerm();
    if (heading !== null || defines === "dt") {
      const own = heading ?? Math.min(6, level + 1);
      if (heading !== null && !folded) level = own;
      push({ kind: "heading", level: own, words: words.trim() }, words.length);
    } else if (pre > 0) push({ kind: "code", words: words.replace(/^\n+|\s+$/g, "") }, words.length);
    else if (item) {
      push({ kind: "item", ...item, words }, words.length);
      item = null;
    } else if (lists.length > 0) push({ kind: "item", depth: lists.length - 1, marker: "-", words }, words.length);
    else push({ kind: "paragraph", words }, words.length);
  };

  /** What opens a panel is the heading of it; any other button is something to press rather than to read. */
  const endButton = ({ from, opens }: { from: number; opens: boolean }): void => {
    const own = runs.splice(from);
    const words = own.map(({ text }) => text).join("");
    if (opens || words.trim().endsWith("?")) {
      flush();
      [runs, heading, folded] = [own, Math.min(6, level + 1), true];
      flush();
      [heading, folded] = [null, false];
    } else if (runs.some(({ text }) => text.trim() !== "")) runs.push(...own);
  };
  const unfolds = (id: string): boolean =>
    controlled.has(id) || (pieces.at(-1)?.piece.kind === "heading" && wordsOf(runs) === "");

  const parser = new Parser(
    {
      onopentag(name, attributes) {
        if (++count % 5_000 === 0) limits.check();
        if (!VOID.has(name)) depth++;
        if (skipping > 0) {
          if (!VOID.has(name)) skipping++;
          return;
        }
        if (name === "title") inTitle = title === "";
        const place = placeOf(name, attributes, mains.length > 0, unfolds);
        if (place !== "in") {
          if (VOID.has(name)) return;
          if (BLOCKS.has(name)) flush();
          skipping = 1;
          isTold = place === "told";
          return;
        }
        const plain = { href: null, bold: false, raised: false };
        const starts = /^h([1-6])$/.exec(name)?.[1];
        if (button && BLOCKS.has(name)) runs.push({ text: " ", ...plain });
        else if (BLOCKS.has(name) || starts) flush();
        if (starts) [heading, folded] = [Number(starts), false];
        else if (name === "summary") [heading, folded] = [Math.min(6, level + 1), true];
        else if (name === "button" && heading === null && !cellOf(tables.at(-1))) {
          button = { from: runs.length, opens: "aria-expanded" in attributes || "aria-controls" in attributes };
        } else if (name === "pre") pre++;
        else if (name === "b" || name === "strong") bold++;
        else if (name === "sup") raised++;
        else if (name === "a") links.push(linkOf(attributes.href));
        else if (name === "br") runs.push({ text: pre > 0 ? "\n" : " ", ...plain });
        else if (name === "input" && /^(?:checkbox|radio)$/i.test(attributes.type ?? "")) {
          runs.push({ text: "checked" in attributes ? " ☒ " : " ☐ ", ...plain });
        } else if (name === "math" && attributes.alttext) {
          // Its parts one after the other would be other figures (2 to the 10th, 210).
          runs.push({ text: ` ${attributes.alttext} `, ...plain });
          [skipping, isTold] = [1, false];
          return;
        } else if (name === "dt" || name === "dd") defines = name;
        else if (name === "ul" || name === "ol") {
          lists.push({ ordered: name === "ol", next: Number(attributes.start) || 1 });
        } else if (name === "li") {
          const list = lists.at(-1);
          item = { depth: Math.max(0, lists.length - 1), marker: list?.ordered ? `${list.next++}.` : "-" };
        } else if (name === "table") tables.push({ rows: [], open: false });
        else if (name === "tr") tables.at(-1)?.rows.push([]);
        else if (name === "td" || name === "th") {
          const table = tables.at(-1);
          if (!table) return;
          if (table.rows.length === 0) table.rows.push([]);
          table.open = true;
          table.rows.at(-1)?.push({
            words: "",
            head: name === "th",
            bold: true,
            columns: spanOf(attributes.colspan, 50),
            rows: spanOf(attributes.rowspan, 500),
          });
        }
        if (name === "main" || name === "article" || attributes.role === "main") mains.push(depth);
        for (const key of ["aria-controls", "data-target", "data-bs-target"]) {
          for (const id of attributes[key]?.split(/\s+/) ?? []) controlled.add(id.replace(/^#/, ""));
        }
      },
      ontext(text) {
        if (inTitle) title += text;
        if (skipping > 0) {
          if (isTold) told += text.trim().length;
          return;
        }
        if (raised > 0 && links.at(-1) === "#") return;
        const href = links.findLast((link) => link !== null) ?? null;
        runs.push({ text, href: href === "#" ? null : href, bold: bold > 0, raised: raised > 0 });
      },
      onclosetag(name) {
        if (VOID.has(name)) return;
        depth--;
        if (name === "title") inTitle = false;
        if (skipping > 0) {
          skipping--;
          return;
        }
        const ends = /^h[1-6]$/.test(name) || name === "summary";
        if (button && BLOCKS.has(name)) runs.push({ text: " ", href: null, bold: false, raised: false });
        else if (BLOCKS.has(name) || ends) flush();
        if ((mains.at(-1) ?? 0) > depth) mains.pop();
        if (ends) [heading, folded] = [null, false];
        else if (name === "button" && button) {
          const done = button;
          button = null;
          endButton(done);
        } else if (name === "pre") pre = Math.max(0, pre - 1);
        else if (name === "b" || name === "strong") bold = Math.max(0, bold - 1);
        else if (name === "sup") raised = Math.max(0, raised - 1);
        else if (name === "a") links.pop();
        else if (name === "ul" || name === "ol") lists.pop();
        else if (name === "li") item = null;
        else if (name === "dt" || name === "dd") defines = null;
        else if (name === "dl") endTerm();
        else if (name === "td" || name === "th") {
          const table = tables.at(-1);
          if (table) table.open = false;
        } else if (name === "table") {
          const table = tables.pop();
          if (!table) return;
          endTerm();
          const size = table.rows.flat().reduce((sum, { words }) => sum + words.length, 0);
          const cell = cellOf(tables.at(-1));
          if (cell) cell.words = [cell.words, ...table.rows.flat().map(({ words }) => words)].filter(Boolean).join(" ");
          else if (size > 0) push({ kind: "table", table }, size);
        }
      },
    },
    { lowerCaseTags: true, decodeEntities: true },
  );
  parser.write(html);
  parser.end();
  flush();
  endTerm();
  return { pieces, title: title.replace(/\s+/g, " ").trim() || null, told };
}

const VOID = new Set("area base br col embed hr img input link meta source track wbr".split(" "));

/** What a link leads to; `#` for a place in the same document, null for what would run something. */
function linkOf(href: string | undefined): string | null {
  const target = href?.trim() ?? "";
  if (target.startsWith("#")) return "#";
  if (target === "" || (/^[a-z][a-z0-9+.-]*:/i.test(target) && !/^(?:https?|mailto):/i.test(target))) return null;
  return target
    .replace(/[\s()<>]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase().padStart(2, "0")}`)
    .slice(0, 500);
}

function spanOf(value: string | undefined, most: number): number {
  return Math.min(most, Math.max(1, Number.parseInt(value ?? "1", 10) || 1));
}

/** One line of Markdown: links kept, a question in bold kept as such, everything else as plain words. */
function wordsOf(runs: readonly Run[]): string {
  const merged: Run[] = [];
  const texts = withMarks(runs);
  for (const [index, raw] of runs.entries()) {
    const run = { ...raw, text: texts[index] ?? "" };
    const last = merged.at(-1);
    if (last && last.href === run.href && last.bold === run.bold)
      merged[merged.length - 1] = { ...last, text: last.text + run.text };
    else merged.push(run);
  }
  const asks = merged.findIndex(({ text }) => text.trim() !== "");
  return merged
    .map(({ text, href, bold }, index) => {
      const words = safeWords(text);
      if (words.trim() === "") return words === "" ? "" : " ";
      if (href !== null) {
        const [, before, inner, after] = /^(\s?)(.*?)(\s?)$/.exec(words) as RegExpExecArray;
        return `${before}[${(inner ?? "").replace(/[[\]]/g, "\\$&")}](${href})${after}`;
      }
      return bold && index === asks && words.trimEnd().endsWith("?") ? words.replace(/\S(?:.*\S)?/, "**$&**") : words;
    })
    .join("")
    .replace(/ {2,}/g, " ")
    .trim();
}

/** The text of each run, raised ones told from what stands around them. */
function withMarks(runs: readonly Run[]): string[] {
  if (!runs.some(({ raised }) => raised)) return runs.map(({ text }) => text);
  const texts: string[] = [];
  let before = "";
  for (let at = 0; at < runs.length; at++) {
    let text = runs[at]?.text ?? "";
    if (runs[at]?.raised) {
      // One mark may come in several runs; they are judged together.
      for (; runs[at + 1]?.raised; at++) {
        texts.push("");
        text += runs[at + 1]?.text ?? "";
      }
      text = raisedText(before, text, (runs[at + 1]?.text ?? "").slice(0, AROUND_MARK));
    }
    texts.push(text);
    before = (before + text).slice(-AROUND_MARK);
  }
  return texts;
}

/** As `plainWords`, with a space at either end kept. */
function safeWords(text: string): string {
  const line = text.replaceAll("\u00AD", "").replace(/\s+/g, " ");
  const words = line.trim();
  return inlineText(words) === words ? line : line.replace(/[\\`*_~[\]<>&]/g, "\\$&");
}
