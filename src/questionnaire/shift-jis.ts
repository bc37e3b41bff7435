/**
 * Shift_JIS, which Excel writes on Japanese Windows, decoded and encoded to the very same bytes.
 *
 * The platform decodes it but does not encode it, so the way back is read off the decoder: of bytes that stand for the
 * same character the first have it. Source: the WHATWG Encoding Standard, 12.3.
 */

/** A kana, of which any Japanese text has many; in Windows-1252 its first byte is a rare sign. */
const KANA = /[\u3041-\u3096\u30a1-\u30fa]/gu;
/** What decoding makes of Western texts: characters of nobody's, and half-width kana, which stand for single bytes. */
const UNLIKELY = /[\ue000-\uf8ff\uff61-\uff9f]/gu;
const LEAST_KANA = 0.1;

/** The text; null where the bytes are rather something else, or would not come back the same. */
export function decodeShiftJis(bytes: Uint8Array): string | null {
  const text = decoded(bytes);
  if (text === null) return null;
  const foreign = text.replace(/[\0-\x7f]/g, "").length;
  const count = (pattern: RegExp) => text.match(pattern)?.length ?? 0;
  if (count(KANA) < foreign * LEAST_KANA || count(UNLIKELY) > foreign * LEAST_KANA) return null;
  const again = encodeShiftJis(text).bytes;
  return again.length === bytes.length && again.every((byte, at) => byte === bytes[at]) ? text : null;
}

/** The bytes; `lost` lists the characters that became `?`. */
export function encodeShiftJis(text: string): { readonly bytes: Uint8Array; readonly lost: string[] } {
  const codes = table();
  const lost = new Set<string>();
  const bytes: number[] = [];
  for (const character of text) {
    const code = character < "\u0080" ? character.charCodeAt(0) : codes.get(character);
    if (code === undefined) lost.add(character);
    if (code !== undefined && code > 0xff) bytes.push(code >> 8);
    bytes.push((code ?? 0x3f) & 0xff);
  }
  return { bytes: Uint8Array.from(bytes), lost: [...lost] };
}

let known: ReadonlyMap<string, number> | undefined;

/** Character to its one or two bytes. */
function table(): ReadonlyMap<string, number> {
  if (known) return known;
  const codes = new Map<string, number>();
  const add = (code: number, ...bytes: number[]): void => {
    const character = decoded(Uint8Array.from(bytes));
    if (character !== null && [...character].length === 1 && !codes.has(character)) codes.set(character, code);
  };
  for (let byte = 0xa1; byte <= 0xdf; byte++) add(byte, byte);
  for (let lead = 0x81; lead <= 0xfc; lead = lead === 0x9f ? 0xe0 : lead + 1) {
    for (let trail = 0x40; trail <= 0xfc; trail++) add(lead * 256 + trail, lead, trail);
  }
  known = codes;
  return codes;
}

function decoded(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder("shift_jis", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    // Not such a text, or a platform that does not know the encoding.
    return null;
  }
}
