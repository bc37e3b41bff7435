/** New data of a part, deflated piece by piece as it is made, so that only the compressed form is ever whole. */
import { crc32 } from "./crc32.ts";

export interface Deflated {
  readonly pieces: readonly Uint8Array[];
  readonly crc: number;
  readonly compressedSize: number;
  readonly size: number;
}

/** Deflates pieces in order; they may be made while earlier ones are deflated. An error of the source is passed on. */
export async function deflate(source: AsyncIterable<Uint8Array> | Iterable<Uint8Array>): Promise<Deflated> {
  const stream = new CompressionStream("deflate-raw");
  const writer = stream.writable.getWriter();
  const reader = stream.readable.getReader();
  const pieces: Uint8Array[] = [];
  let compressedSize = 0;
  const collecting = (async () => {
    for (let result = await reader.read(); !result.done; result = await reader.read()) {
      pieces.push(result.value);
      compressedSize += result.value.length;
    }
  })();
  // Where the source fails, its error is the one to hear of.
  collecting.catch(() => undefined);
  let crc = 0;
  let size = 0;
  let before: Promise<void> = Promise.resolve();
  try {
    for await (const piece of source) {
      crc = crc32(crc, piece);
      size += piece.length;
      // One piece ahead: the next is made while the platform deflates this one on another thread.
      const written = writer.write(piece as Uint8Array<ArrayBuffer>);
      written.catch(() => undefined);
      await before;
      before = written;
    }
    await writer.close();
  } catch (error) {
    await writer.abort().catch(() => undefined);
    throw error;
  }
  await collecting;
  return { pieces, crc, compressedSize, size };
}
