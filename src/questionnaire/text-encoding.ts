/**
 * Decodes a text file and encodes it again to the very same bytes.
 *
 * CSV says nothing about its encoding. A byte order mark decides; else zeros in every other byte mean UTF-16, valid UTF-8
 * is UTF-8, what reads as Japanese is Shift_JIS, and the rest is Windows-1252, which Excel writes in Western Europe and in
 * which every byte is a character.
 */
import { decodeShiftJis, encodeShiftJis } from "./shift-jis.ts";

export type TextEncodingName = "utf-8" | "utf-16le" | "utf-16be" | "shift_jis" | "windows-1252";

export interface DecodedText {
  readonly text: string;
  readonly encoding: TextEncodingName;
  /** The byte order mark's length in bytes; the mark is not part of `text`. */
  readonly mark: number;
}

/** Null where the bytes are no text in any of these encodings. */
export function decodeText(bytes: Uint8Array): DecodedText | null {
  const [encoding, mark] = guess(bytes);
  const text = decoded(bytes.subarray(mark), encoding);
  if (text !== null) return { text, encoding, mark };
  if (encoding !== "utf-8" || mark > 0) return null;
  const japanese = decodeShiftJis(bytes);
  return japanese === null ? decodeWindows(bytes) : { text: japanese, encoding: "shift_jis", mark: 0 };
}

/**
 * The bytes of `text` in an encoding, without a byte order mark; `lost` lists the characters it cannot hold, which
 * became `?`.
 */
export function encodeText(
  text: string,
  encoding: TextEncodingName,
): { readonly bytes: Uint8Array; readonly lost: string[] } {
  if (encoding === "utf-8") return { bytes: new TextEncoder().encode(text), lost: [] };
  if (encoding === "windows-1252") return encodeWindows(text);
  if (encoding === "shift_jis") return encodeShiftJis(text);
  const bytes = new Uint8Array(text.length * 2);
  const view = new DataView(bytes.buffer);
  for (let at = 0; at < text.length; at++) view.setUint16(at * 2, text.charCodeAt(at), encoding === "utf-16le");
  return { bytes, lost: [] };
}

function guess(bytes: Uint8Array): [TextEncodingName, number] {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return ["utf-8", 3];
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return ["utf-16le", 2];
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return ["utf-16be", 2];
  const head = bytes.subarray(0, 2048);
  const zeros = [0, 1].map((odd) => head.filter((byte, index) => byte === 0 && index % 2 === odd).length);
  if (head.length >= 4 && (zeros[1] ?? 0) > head.length * 0.3) return ["utf-16le", 0];
  if (head.length >= 4 && (zeros[0] ?? 0) > head.length * 0.3) return ["utf-16be", 0];
  return ["utf-8", 0];
}

function decoded(bytes: Uint8Array, encoding: TextEncodingName): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** Byte to character; the five bytes that Windows-1252 leaves open are control characters, as in the WHATWG standard. */
const WINDOWS = new TextDecoder("windows-1252").decode(Uint8Array.from({ length: 256 }, (_, byte) => byte));
const WINDOWS_BYTES = new Map([...WINDOWS].map((character, byte) => [character, byte]));

function decodeWindows(bytes: Uint8Array): DecodedText {
  return { text: new TextDecoder("windows-1252").decode(bytes), encoding: "windows-1252", mark: 0 };
}

function encodeWindows(text: string): { bytes: Uint8Array; lost: string[] } {
  const characters = [...text];
  const lost = new Set<string>();
  const bytes = Uint8Array.from(characters, (character) => {
    const byte = WINDOWS_BYTES.get(character);
    if (byte === undefined) lost.add(character);
    return byte ?? 0x3f;
  });
  return { bytes, lost: [...lost] };
}
