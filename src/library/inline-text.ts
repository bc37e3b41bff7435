/**
 * Markdown's inline markup taken off: a stretch of a document as a person reads it.
 *
 * Delimiters are taken off one by one and not in pairs. Pairing is what makes Markdown parsers slow on hostile input,
 * and the result is for reading and matching only: citations quote the document's own text.
 */
const ENTITIES: Readonly<Record<string, string>> = {
  amp: "&",
  lt: "<",
  gt: ">",
  quot: '"',
  apos: "'",
  nbsp: " ",
  ndash: "–",
  mdash: "—",
  hellip: "…",
};

/** Characters that a backslash protects, kept out of the other rules' sight in the Private Use Area. */
const PROTECTED = 0xe000;

/** The text without emphasis, code ticks, link targets, HTML tags, comments, block-quote marks and line breaks. */
export function inlineText(markdown: string): string {
  return withoutComments(markdown)
    .replace(/\\([!-/:-@[-`{-~])/g, (_, char: string) => String.fromCharCode(PROTECTED + char.charCodeAt(0)))
    .replace(/\n[ \t]*(?:>[ \t]?)+/g, "\n")
    .replace(/!?\[([^[\]]*)\](?:\((?:[^()\n]|\([^()\n]*\))*\)|\[[^[\]]*\])/g, "$1")
    .replace(/\[\^[^[\]\s]*\]:?/g, "")
    .replace(/<((?:https?:\/\/|mailto:)[^<>\s]*)>/g, "$1")
    .replace(/<\/?[a-zA-Z][^<>]*>/g, " ")
    .replace(/`+/g, "")
    .replace(/~~/g, "")
    .replace(/\*+/g, (stars, at: number, all: string) => (isMarkup(stars, "*", at, all) ? "" : stars))
    .replace(/_+/g, (lines, at: number, all: string) => (isMarkup(lines, "_", at, all) ? "" : lines))
    .replace(/&(#\d{1,6}|[a-z]{2,6});/g, (whole, name: string) => entity(name) ?? whole)
    .replace(/[\uE021-\uE07E]/g, (char) => String.fromCharCode(char.charCodeAt(0) - PROTECTED))
    .replace(/\s+/g, " ")
    .trim();
}

function withoutComments(text: string): string {
  let kept = "";
  let from = 0;
  for (let open = text.indexOf("<!--"); open >= 0; open = text.indexOf("<!--", from)) {
    const close = text.indexOf("-->", open + 4);
    if (close < 0) break;
    kept += `${text.slice(from, open)} `;
    from = close + 3;
  }
  return kept + text.slice(from);
}

/** A run of `*` or `_` is emphasis where it touches a word; within a word (`5*3`, `snake_case`) it belongs to it. */
function isMarkup(run: string, kind: "*" | "_", at: number, all: string): boolean {
  const before = at > 0 ? all.charAt(at - 1) : " ";
  const after = all.charAt(at + run.length) || " ";
  if (/\s/.test(before) && /\s/.test(after)) return false;
  const withinWord = /[\p{L}\p{N}]/u.test(before) && /[\p{L}\p{N}]/u.test(after);
  return !withinWord || (kind === "*" && run.length > 1);
}

function entity(name: string): string | undefined {
  if (!name.startsWith("#")) return ENTITIES[name];
  const code = Number(name.slice(1));
  return code > 31 && code < 0xd800 ? String.fromCharCode(code) : undefined;
}
