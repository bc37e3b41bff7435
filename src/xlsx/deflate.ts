/** New data of a part, deflated piece by piece as it is made, so that only the compressed form is ever whole. */
import { pipeline } from "node:stream/promises";
import { crc32, createDeflateRaw } from "node:zlib";

export interface Deflated {
  readonly pieces: readonly Uint8Array[];
  readonly crc: number;
  readonly compressedSize: number;
  readonly size: number;
}

const PIECE = 64 * 1024;

/** Deflates pieces in order; on Node the next is made while another thread deflates. An error of the source is passed on. */
export async function deflate(source: AsyncIterable<Uint8Array> | Iterable<Uint8Array>): Promise<Deflated> {
  const pieces: Uint8Array[] = [];
  let crc = 0;
  let size = 0;
  let compressedSize = 0;
  async function* counted(): AsyncGenerator<Uint8Array, void, undefined> {
    for await (const piece of source) {
      crc = crc32(piece, crc);
      size += piece.length;
      yield piece;
    }
  }
  await pipeline(counted(), createDeflateRaw({ chunkSize: PIECE }), async (deflated) => {
    for await (const piece of deflated) {
      pieces.push(piece);
      compressedSize += piece.length;
    }
  });
  return { pieces, crc, compressedSize, size };
}
