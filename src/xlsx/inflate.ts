/**
 * The bytes of one part, inflated piece by piece under hard limits.
 *
 * In: a directory and an entry. Out: a small part at once, of others pieces of at most 64 KB, made as they are asked for, so
 * that nothing holds a whole sheet and others get their turn in between. `node:zlib` rather than the platform's `DecompressionStream`, whose pieces
 * of 16 KB each cost a turn of the event loop. The checksum is held against the directory's at the end; a wrong one means
 * that bits were flipped, and nothing read may be used.
 */
import { crc32, createInflateRaw, inflateRawSync } from "node:zlib";
import { XlsxError } from "./errors.ts";
import { type Limits, RATIO_FLOOR } from "./limits.ts";
import type { ZipDirectory, ZipEntry } from "./zip-directory.ts";

/** Inflated bytes so far, over all parts of one workbook, and the parts read to their end: those count once. */
export interface Spent {
  bytes: number;
  readonly entries: Set<ZipEntry>;
}

const PIECE = 64 * 1024;
/** A part of so few bytes is inflated at once, in a millisecond: a workbook has dozens, and each stream takes turns of its own. */
const SMALL = 256 * 1024;

/**
 * Yields the part's bytes in order; a piece is gone when the next is asked for.
 *
 * @param most inflated bytes that the part may have
 * @throws XlsxError `damaged_workbook` where the data is cut off or its checksum is wrong, `hostile_workbook` past a
 * limit, `encrypted_workbook` where the entry has a zip password
 */
export async function* inflate(
  directory: ZipDirectory,
  entry: ZipEntry,
  limits: Limits,
  spent: Spent,
  most: number,
): AsyncGenerator<Uint8Array, void, undefined> {
  if (entry.flags & 1) {
    throw new XlsxError(
      "encrypted_workbook",
      "The file is a zip archive with a password: unpack it and upload the workbook itself.",
    );
  }
  const data = directory.bytes.subarray(entry.dataStart, entry.dataEnd);
  const bound = Math.min(most, Math.max(RATIO_FLOOR, data.length * limits.maxRatio));
  const first = !spent.entries.has(entry);
  let size = 0;
  let crc = 0;
  for await (const piece of entry.method === 0 ? pieces(data) : decompress(data, entry)) {
    size += piece.length;
    if (first) spent.bytes += piece.length;
    if (size > bound || spent.bytes > limits.maxTotalBytes) {
      throw new XlsxError(
        "hostile_workbook",
        `The part ${entry.name} inflates to more than any real workbook does: the file was not read.`,
      );
    }
    if (first) crc = crc32(piece, crc);
    yield piece;
    // Given back at once: left to the garbage collector, a sheet's pieces pile up to its whole size.
    if (piece.length === piece.buffer.byteLength) (piece.buffer as ArrayBuffer).transfer(0);
  }
  if (size !== entry.size || (first && crc !== entry.crc)) throw damaged(entry);
  spent.entries.add(entry);
}

async function* decompress(data: Uint8Array, entry: ZipEntry): AsyncGenerator<Uint8Array, void, undefined> {
  if (entry.method !== 8) {
    throw new XlsxError(
      "damaged_workbook",
      `The part ${entry.name} is packed in a way that Excel does not use: save the workbook again in Excel.`,
    );
  }
  const whole = data.length <= SMALL && entry.size <= SMALL ? atOnce(data) : null;
  if (whole) return yield whole;
  const inflater = createInflateRaw({ chunkSize: PIECE });
  inflater.end(data);
  try {
    yield* inflater;
  } catch {
    throw damaged(entry);
  }
}

/** A small part's bytes; null where they are damaged or too many, which a stream tells apart under its limits. */
function atOnce(data: Uint8Array): Uint8Array | null {
  try {
    return inflateRawSync(data, { maxOutputLength: SMALL });
  } catch {
    return null;
  }
}

function* pieces(data: Uint8Array): Generator<Uint8Array, void, undefined> {
  for (let at = 0; at < data.length; at += PIECE) yield data.subarray(at, at + PIECE);
}

function damaged(entry: ZipEntry): XlsxError {
  return new XlsxError(
    "damaged_workbook",
    `The part ${entry.name} is damaged: fetch the workbook again, or open it in Excel, let it repair the file and save it.`,
  );
}
