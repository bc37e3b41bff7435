/**
 * HTML -> Markdown: the main text only, with its headings, lists, tables and links. Nothing of it is ever run or fetched.
 *
 * Read as a stream with a stack of its own, so that a page nested a million deep costs no more than its length. What
 * surrounds the text (menus, footers, banners) is left out; where the page marks its main part only that counts.
 */
import { Parser } from "htmlparser2";
import type { ParsedFile } from "../../domain/parsed-file.ts";
import { inlineText } from "../inline-text.ts";
import { type HtmlTable, writeHtmlTable } from "./html-table.ts";
import type { Limits } from "./limits.ts";
import { MarkdownWriter } from "./markdown-writer.ts";

const SKIPPED = new Set(
  "script style noscript template svg math iframe object embed head nav footer aside form button select textarea input canvas audio video map dialog".split(
    " ",
  ),
);
const SKIPPED_ROLES = new Set(["navigation", "banner", "contentinfo", "search", "complementary", "dialog", "alert"]);
const SKIPPED_NAMES =
  /(?:^|[\s_-])(?:cookie|consent|breadcrumbs?|skip-link|visually-hidden|sr-only|share-buttons|social-links)(?:$|[\s_-])/i;
const BLOCKS = new Set(
  "address article blockquote body center dd details div dl dt fieldset figcaption figure footer header hgroup hr html li main ol p pre section summary table tbody td tfoot th thead tr ul caption".split(
    " ",
  ),
);
/** Fewer characters than this in the marked main part, and the mark is not believed. */
const LEAST_MAIN = 200;

interface Run {
  readonly text: string;
  readonly href: string | null;
  readonly bold: boolean;
}

type Piece =
  | { readonly kind: "heading"; readonly level: number; readonly words: string }
  | { readonly kind: "paragraph"; readonly words: string }
  | { readonly kind: "item"; readonly depth: number; readonly marker: string; readonly words: string }
  | { readonly kind: "code"; readonly words: string }
  | { readonly kind: "table"; readonly table: HtmlTable };

export function parseHtml(html: string, limits: Limits): ParsedFile {
  const { text, title } = htmlMarkdown(html, limits);
  return { format: "html", text, pages: null, title, warnings: [] };
}

export function htmlMarkdown(html: string, limits: Limits): { text: string; title: string | null } {
  const { pieces, title } = piecesOf(html, limits);
  const main = pieces.filter(({ inMain }) => inMain);
  const enough = main.reduce((sum, { size }) => sum + size, 0) >= LEAST_MAIN;
  const writer = new MarkdownWriter();
  for (const { piece } of enough ? main : pieces) {
    if (piece.kind === "heading") writer.heading(piece.level, piece.words);
    else if (piece.kind === "item") writer.item(piece.depth, piece.words, piece.marker);
    else if (piece.kind === "code") writer.code(piece.words);
    else if (piece.kind === "table") writeHtmlTable(writer, piece.table);
    else writer.paragraph(piece.words);
  }
  return { text: writer.text, title };
}

function piecesOf(html: string, limits: Limits) {
  const pieces: { piece: Piece; inMain: boolean; size: number }[] = [];
  let runs: Run[] = [];
  let title = "";
  let inTitle = false;
  /** Names of the open elements within the one that is skipped; empty where none is. */
  let skipping = 0;
  let main = 0;
  let pre = 0;
  let bold = 0;
  let raised = 0;
  let level = 1;
  const links: (string | null)[] = [];
  const lists: { ordered: boolean; next: number }[] = [];
  /** The item whose first words are still to come. */
  let item: { depth: number; marker: string } | null = null;
  let heading: number | null = null;
  const tables: (HtmlTable & { open: boolean })[] = [];
  let count = 0;

  const flush = (): void => {
    const words = pre > 0 ? runs.map(({ text }) => text).join("") : wordsOf(runs);
    const isBold = runs.length > 0 && runs.every((run) => run.bold || run.text.trim() === "");
    runs = [];
    if (words.trim() === "") return;
    const table = tables.at(-1);
    const cell = table?.open ? table.rows.at(-1)?.at(-1) : undefined;
    if (cell) {
      cell.words = cell.words === "" ? words.trim() : `${cell.words} ${words.trim()}`;
      cell.bold = cell.bold && isBold;
      return;
    }
    const push = (piece: Piece): void => void pieces.push({ piece, inMain: main > 0, size: words.length });
    if (heading !== null) {
      level = heading;
      push({ kind: "heading", level: heading, words: words.trim() });
    } else if (pre > 0) push({ kind: "code", words: words.replace(/^\n+|\s+$/g, "") });
    else if (item) {
      push({ kind: "item", ...item, words });
      item = null;
    } else if (lists.length > 0) push({ kind: "item", depth: lists.length - 1, marker: "-", words });
    else push({ kind: "paragraph", words });
  };

  const parser = new Parser(
    {
      onopentag(name, attributes) {
        if (++count % 5_000 === 0) limits.check();
        if (name === "title") inTitle = true;
        if (skipping > 0) {
          if (!VOID.has(name)) skipping++;
          return;
        }
        if (isSkipped(name, attributes, main)) {
          if (name === "br" || name === "hr" || VOID.has(name)) return;
          if (BLOCKS.has(name)) flush();
          skipping = 1;
          return;
        }
        const starts = /^h([1-6])$/.exec(name)?.[1];
        if (BLOCKS.has(name) || starts) flush();
        if (starts) heading = Number(starts);
        else if (name === "summary") heading = Math.min(6, level + 1);
        else if (name === "main" || name === "article" || attributes.role === "main") main++;
        else if (name === "pre") pre++;
        else if (name === "b" || name === "strong") bold++;
        else if (name === "sup") raised++;
        else if (name === "a") links.push(linkOf(attributes.href));
        else if (name === "br") runs.push({ text: pre > 0 ? "\n" : " ", href: null, bold: false });
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
        if (attributes.role === "main" && name !== "main" && name !== "article") mains.push(name);
      },
      ontext(text) {
        if (inTitle) title += text;
        if (skipping > 0 || (raised > 0 && links.at(-1) === "#")) return;
        const href = links.findLast((link) => link !== null) ?? null;
        runs.push({ text, href: href === "#" ? null : href, bold: bold > 0 });
      },
      onclosetag(name) {
        if (name === "title") inTitle = false;
        if (skipping > 0) {
          if (!VOID.has(name)) skipping--;
          return;
        }
        const ends = /^h[1-6]$/.test(name) || name === "summary";
        if (BLOCKS.has(name) || ends) flush();
        if (ends) heading = null;
        else if (name === "main" || name === "article") main = Math.max(0, main - 1);
        else if (name === "pre") pre = Math.max(0, pre - 1);
        else if (name === "b" || name === "strong") bold = Math.max(0, bold - 1);
        else if (name === "sup") raised = Math.max(0, raised - 1);
        else if (name === "a") links.pop();
        else if (name === "ul" || name === "ol") lists.pop();
        else if (name === "li") item = null;
        else if (name === "td" || name === "th") {
          const table = tables.at(-1);
          if (table) table.open = false;
        } else if (name === "table") {
          const table = tables.pop();
          if (!table) return;
          const size = table.rows.flat().reduce((sum, { words }) => sum + words.length, 0);
          const outer = tables.at(-1);
          const cell = outer?.open ? outer.rows.at(-1)?.at(-1) : undefined;
          if (cell) cell.words = [cell.words, ...table.rows.flat().map(({ words }) => words)].filter(Boolean).join(" ");
          else if (size > 0) pieces.push({ piece: { kind: "table", table }, inMain: main > 0, size });
        }
      },
    },
    { lowerCaseTags: true, decodeEntities: true },
  );
  const mains: string[] = [];
  parser.write(html);
  parser.end();
  flush();
  return { pieces, title: title.replace(/\s+/g, " ").trim() || null };
}

const VOID = new Set("area base br col embed hr img input link meta source track wbr".split(" "));

function isSkipped(name: string, attributes: Readonly<Record<string, string>>, main: number): boolean {
  if (SKIPPED.has(name) || (name === "header" && main === 0) || "hidden" in attributes) return true;
  if (attributes["aria-hidden"] === "true" || SKIPPED_ROLES.has(attributes.role ?? "")) return true;
  if (/(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)/i.test(attributes.style ?? "")) return true;
  return SKIPPED_NAMES.test(` ${attributes.class ?? ""} `) || SKIPPED_NAMES.test(` ${attributes.id ?? ""} `);
}

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
  for (const run of runs) {
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

/** As `plainWords`, with a space at either end kept. */
function safeWords(text: string): string {
  const line = text.replaceAll("\u00AD", "").replace(/\s+/g, " ");
  const words = line.trim();
  return inlineText(words) === words ? line : line.replace(/[\\`*_~[\]<>&]/g, "\\$&");
}
