/**
 * Text between XML's bytes and a spreadsheet's strings, both ways.
 *
 * Two layers lie on each other: XML's references, and SpreadsheetML's `_xHHHH_` for characters that XML cannot hold
 * (ECMA-376 22.9.2.19, ST_Xstring).
 */
const NAMED: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

/** Raw XML text to characters: references resolved, line ends made `\n` (XML 1.0, 2.11). Unknown references stay. */
export function decodeXml(bytes: Uint8Array, start: number, end: number, decoder: TextDecoder): string {
  if (end - start < 24) {
    const short = shortAscii(bytes, start, end);
    if (short !== null) return short;
  }
  const text = decoder.decode(bytes.subarray(start, end));
  const lines = text.includes("\r") ? text.replace(/\r\n?/g, "\n") : text;
  if (!lines.includes("&")) return lines;
  return lines.replace(/&(#x[\da-f]{1,6}|#\d{1,7}|\w{2,4});/gi, (reference, body: string) => {
    if (body[0] !== "#") return NAMED[body] ?? reference;
    const code = body[1] === "x" || body[1] === "X" ? Number.parseInt(body.slice(2), 16) : Number(body.slice(1));
    return code <= 0x10ffff ? String.fromCodePoint(code) : reference;
  });
}

/** Short plain text without the cost of a decoder; null where it is not plain. */
function shortAscii(bytes: Uint8Array, start: number, end: number): string | null {
  for (let i = start; i < end; i++) {
    const byte = bytes[i] as number;
    if (byte >= 0x80 || byte === 0x26 || byte === 0x0d) return null;
  }
  // One call, since joining characters leaves a chain of pieces in memory.
  return String.fromCharCode.apply(null, bytes.subarray(start, end) as unknown as number[]);
}

/** `_x000D_` and the like to their characters; `_x005F_` is the escaped underscore itself. */
export function unescapeCell(text: string): string {
  if (!text.includes("_x")) return text;
  return text.replace(/_x([\da-fA-F]{4})_/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}

/** Text that stands for itself in XML, in any encoding; most answers are. */
const PLAIN = /^[\t\n !-%'-;=?-^`-~]*$/;

/** What XML cannot hold, lone surrogates included. */
const UNFIT =
  "[\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\ufffe\\uffff]|[\\ud800-\\udbff](?![\\udc00-\\udfff])|(?<![\\ud800-\\udbff])[\\udc00-\\udfff]";
const EACH_UNFIT = new RegExp(UNFIT, "g");
/** An underscore that would begin an escape, be it with an underscore or with the escape that follows. */
const EACH_LITERAL = new RegExp(`_(?=x[\\da-fA-F]{4}(?:_|${UNFIT}))`, "g");

/**
 * A cell's text as XML: what XML cannot hold becomes `_xHHHH_`, and what would read as such an escape is escaped.
 * Line ends become `\n`, as Excel stores them.
 *
 * @param ascii write other characters as references, for parts in another encoding than UTF-8
 */
export function encodeCell(text: string, ascii = false): string {
  if (PLAIN.test(text)) return text;
  const escaped = text
    .replace(/\r\n?/g, "\n")
    .replace(EACH_LITERAL, "_x005F_")
    .replace(EACH_UNFIT, (character) => `_x${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")}_`)
    .replace(/&/g, "&amp;")
    .replace(/</g, "&lt;")
    .replace(/>/g, "&gt;");
  return ascii ? escaped.replace(/[^\n\t -~]/gu, (character) => `&#${character.codePointAt(0)};`) : escaped;
}
