/**
 * Bytes -> text, for the kinds of document that are text: UTF-8, UTF-16 with its mark, what a page of HTML names, and
 * else Windows-1252, in which every byte means something.
 */
const DECLARED = /<meta[^>]{0,200}charset\s*=\s*["']?([\w-]{2,40})/i;

/** Null where the bytes are no text at all. */
export function decodeText(bytes: Uint8Array): string | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder("utf-16le").decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder("utf-16be").decode(bytes);
  if (bytes.subarray(0, 8_192).includes(0)) return null;
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: false }).decode(bytes);
  } catch {
    const latin = new TextDecoder("windows-1252");
    const declared = DECLARED.exec(latin.decode(bytes.subarray(0, 2_048)))?.[1];
    try {
      return declared && !/^utf-?8$/i.test(declared) ? new TextDecoder(declared).decode(bytes) : latin.decode(bytes);
    } catch {
      return latin.decode(bytes);
    }
  }
}
