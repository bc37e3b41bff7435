/**
 * An answer as another tool stores it (HTML, or Markdown written by hand) -> plain text, as it would stand in a cell.
 *
 * Lists keep their marks and numbers, links their address in brackets. What is struck out or hidden is no text, as in a
 * document. A text in which nothing is markup comes back as it was.
 */
import { Parser } from "htmlparser2";
import { placeOf } from "../documents/html-surroundings.ts";

/** More characters than a spreadsheet's cell holds are no answer; they stay as they are. */
const LONGEST = 40_000;
/** Any of these makes a text HTML. */
const USUAL =
  "p|div|br|ul|ol|li|strong|b|em|i|u|s|del|strike|a|span|font|table|thead|tbody|tr|td|th|h[1-6]|blockquote|pre|code|sup|sub";
/** What else is a tag in HTML, and what word processors put beside it. */
const OTHER =
  "abbr|acronym|address|article|aside|base|bdi|bdo|big|body|button|caption|center|cite|col|colgroup|data|dd|details|dfn|dl|dt|embed|fieldset|figcaption|figure|form|head|header|hgroup|hr|html|img|input|ins|kbd|label|legend|link|main|mark|menu|meta|nobr|optgroup|option|output|picture|q|rp|rt|ruby|samp|section|small|source|summary|tfoot|time|tt|var|wbr|(?:[movw]|st1):[a-z]+";
/** What these hold is no text, so that one without its end would swallow all that follows. */
const DROPPED =
  "title|script|style|noscript|template|svg|iframe|object|select|textarea|canvas|audio|video|map|nav|footer|dialog";
/** Words alone are no attributes but these: "a<b and c>d" compares. */
const ATTRIBUTE = `\\s+(?:(?:hidden|inert|reversed|nowrap|compact|noshade|download|open|checked|disabled|selected|multiple|controls|async|defer|nomodule|data-[\\w-]+)(?=[\\s/>])|[\\w:.-]+\\s*=\\s*(?:"[^"<]*"|'[^'<]*'|[^\\s"'<>]+))`;
const tag = (names: string): string => `(?:${names})(?:${ATTRIBUTE})*\\s*/?>`;
const TAG = new RegExp(`</?${tag(USUAL)}`, "i");
const ENTITY = /&(?:amp|lt|gt|quot|apos|nbsp|ndash|mdash|hellip|bull|[lr][sd]quo|#\d{1,6}|#x[\da-f]{1,5});/i;
/** Signs that are no markup, or are none unless their end follows. */
const SIGN = new RegExp(
  `<(?:(?=(${DROPPED})(?:${ATTRIBUTE})*\\s*/?>|(!--))|(?!/?${tag(`${USUAL}|${OTHER}`)}|/(?:${DROPPED})\\s*>|!doctype[^<>]*>|!\\[(?:if|endif)[^<>]*>|\\?xml[^<>]*>))|&(?!(?:\\w{2,32}|#\\d{1,7}|#x[\\da-f]{1,6});)`,
  "gi",
);
const END = new RegExp(`-->|</(?:${DROPPED})(?=\\s*>)`, "gi");
const BLOCK = /^(?:p|div|ul|ol|li|table|thead|tbody|tr|h[1-6]|blockquote|pre|section|article|dl|dt|dd|hr)$/;
/** Between these stands an empty line. */
const APART = /^(?:p|h[1-6]|blockquote|pre)$/;
/** Deeper lists are not set in further. */
const DEEPEST = 6;
const LAID_OUT = /<(?:p|div|br|ul|ol|li|table|h[1-6]|blockquote)\b/i;

export function plainAnswer(text: string): string {
  const lines = text.replace(/\r\n?/g, "\n");
  if (lines.length > LONGEST) return lines.trim();
  return (TAG.test(lines) || ENTITY.test(lines) ? fromHtml(withoutStraySigns(lines)) : fromMarkdown(lines)).trim();
}

/** What stands in brackets and is no tag, such as an address, is text, and so is an ampersand that begins no entity. */
function withoutStraySigns(text: string): string {
  const lastEnds = new Map(Array.from(text.matchAll(END), ({ 0: end, index }) => [end.toLowerCase(), index]));
  return text.replace(SIGN, (sign, dropped: string | undefined, comment: string | undefined, at: number) => {
    if (sign === "&") return "&amp;";
    const end = comment ? "-->" : dropped && `</${dropped.toLowerCase()}`;
    return end && (lastEnds.get(end) ?? -1) > at ? sign : "&lt;";
  });
}

function fromHtml(html: string): string {
  /** Where tags lay the text out, its own line ends are white space. */
  const keepsLines = !LAID_OUT.test(html);
  const lists: { ordered: boolean; next: number }[] = [];
  const links: { href: string | null; words: string }[] = [];
  const done: string[] = [];
  /** The line that is being written: its mark in a list, and its words. */
  let mark = "";
  let words = "";
  /** Whether the words end in white space, or are none; to look at them after every part would cost their length. */
  let spaced = true;
  let skipping = 0;
  let cells = 0;

  const endLine = (): void => {
    done.push(`${mark}${words.trim()}`);
    [mark, words, spaced] = ["", "", true];
  };
  const block = (apart: boolean): void => {
    if (words.trim() !== "") endLine();
    if (apart && lists.length === 0 && mark === "" && done.length > 0 && done.at(-1) !== "") done.push("");
  };
  const write = (part: string): void => {
    const added = spaced ? part.trimStart() : part;
    words += added;
    if (added !== "") spaced = /\s$/.test(added);
    const link = links.at(-1);
    if (link) link.words += part;
  };
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        if (skipping > 0 || placeOf(name, attributes, true, () => false) !== "in") {
          if (!VOID.has(name)) skipping++;
        } else if (name === "br") endLine();
        else if (name === "a") links.push({ href: addressOf(attributes.href), words: "" });
        else if (name === "td" || name === "th") {
          if (cells++ > 0) [words, spaced] = [`${words} | `, true];
        } else if (BLOCK.test(name)) {
          block(APART.test(name));
          if (name === "tr") cells = 0;
          if (name === "ul" || name === "ol") {
            lists.push({ ordered: name === "ol", next: Number.parseInt(attributes.start ?? "1", 10) || 1 });
          } else if (name === "li") {
            const list = lists.at(-1);
            mark = `${"  ".repeat(Math.min(DEEPEST, Math.max(0, lists.length - 1)))}${list?.ordered ? `${list.next++}.` : "-"} `;
          }
        }
      },
      ontext(part) {
        if (skipping > 0) return;
        const [first = "", ...rest] = keepsLines ? part.split("\n") : [part];
        write(first.replace(/\s+/g, " "));
        for (const next of rest) {
          endLine();
          write(next.replace(/\s+/g, " "));
        }
      },
      onclosetag(name) {
        if (VOID.has(name)) return;
        if (skipping > 0) skipping--;
        else if (name === "a") {
          const link = links.pop();
          const shown = link?.words.trim() ?? "";
          if (link?.href && !sameAddress(link.href, shown)) write(shown === "" ? link.href : ` (${link.href})`);
        } else if (BLOCK.test(name)) {
          if (name === "ul" || name === "ol") lists.pop();
          block(APART.test(name) || name === "ul" || name === "ol");
        }
      },
    },
    { lowerCaseTags: true, decodeEntities: true },
  );
  parser.write(html);
  parser.end();
  block(false);
  return done.join("\n").replace(/\n{3,}/g, "\n\n");
}

const VOID = new Set("area base br col embed hr img input link meta source track wbr".split(" "));

function addressOf(href: string | undefined): string | null {
  const target = href?.trim() ?? "";
  return /^(?:https?:|mailto:)/i.test(target) ? target : null;
}

/** Nobody needs `https://example.com (https://example.com/)`. */
function sameAddress(href: string, words: string): boolean {
  const bare = (address: string) => address.replace(/^(?:https?:\/\/|mailto:)/i, "").replace(/\/$/, "");
  return bare(href).toLowerCase() === bare(words).toLowerCase();
}

/** Line by line and mark by mark, so that no text makes it slow and what is no markup stays. */
function fromMarkdown(text: string): string {
  return (
    text
      .replace(/^#{1,6} +(?=\p{L})/gmu, "")
      .replace(/^([ \t]*)[*•] +/gm, "$1- ")
      .replace(
        /!?\[([^[\]\n]{1,500})\]\(((?:https?:\/\/|mailto:)[^()\s]{1,2000})\)/gi,
        (_, words: string, href: string) => (sameAddress(href, words) ? words : `${words} (${href})`),
      )
      .replace(/<((?:https?:\/\/|mailto:)[^<>\s]{1,2000})>/gi, "$1")
      .replace(/\*\*(?=\S)([^*\n]{1,2000})(?<=\S)\*\*/g, "$1")
      // `__init__` is a name.
      .replace(/(?<![\p{L}\p{N}_])__(?=\S)(?!\w+__)([^_\n]{1,2000})(?<=\S)__(?![\p{L}\p{N}_])/gu, "$1")
      .replace(/(?<![\p{L}\p{N}*])\*(?=[^\s*])([^*\n]{1,2000})(?<=\S)\*(?![\p{L}\p{N}*])/gu, "$1")
      .replace(/`([^`\n]{1,500})`/g, "$1")
  );
}
