/**
 * UTF-16 parts as UTF-8 pieces, and back. A handful of programs write them; making them UTF-8 at the door keeps the
 * tokenizer to one kind of bytes.
 */
export type PartEncoding = "utf-8" | "utf-16le" | "utf-16be";

/** The encoding that a part's first bytes show, by its mark or by the shape of `<` (XML 1.0, appendix F). */
export function sniffEncoding(first: Uint8Array): PartEncoding {
  const [a, b] = first;
  if ((a === 0xff && b === 0xfe) || (a === 0x3c && b === 0)) return "utf-16le";
  if ((a === 0xfe && b === 0xff) || (a === 0 && b === 0x3c)) return "utf-16be";
  return "utf-8";
}

/** The pieces in UTF-8, any byte order mark kept; `onEncoding` hears what they were in. */
export async function* toUtf8(
  pieces: AsyncIterable<Uint8Array>,
  onEncoding?: (encoding: PartEncoding) => void,
): AsyncGenerator<Uint8Array, void, undefined> {
  let decoder: TextDecoder | null = null;
  let begun = false;
  const encoder = new TextEncoder();
  for await (const piece of pieces) {
    if (!begun && piece.length > 0) {
      begun = true;
      const encoding = sniffEncoding(piece);
      onEncoding?.(encoding);
      if (encoding !== "utf-8") decoder = new TextDecoder(encoding, { fatal: false, ignoreBOM: true });
    }
    yield decoder ? encoder.encode(decoder.decode(piece, { stream: true })) : piece;
  }
  if (decoder) yield encoder.encode(decoder.decode());
}

/** A function that turns successive UTF-8 pieces into the encoding. */
export function fromUtf8(encoding: PartEncoding): (piece: Uint8Array) => Uint8Array {
  if (encoding === "utf-8") return (piece) => piece;
  const decoder = new TextDecoder("utf-8", { fatal: false, ignoreBOM: true });
  return (piece) => {
    const text = decoder.decode(piece, { stream: true });
    const bytes = new Uint8Array(text.length * 2);
    const view = new DataView(bytes.buffer);
    for (let i = 0; i < text.length; i++) view.setUint16(i * 2, text.charCodeAt(i), encoding === "utf-16le");
    return bytes;
  };
}
