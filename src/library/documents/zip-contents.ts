/**
 * What a zip file says it holds, and whether it keeps to it: read before anything unpacks a Word file.
 *
 * A zip of a megabyte can unfold to gigabytes, and what it declares can be a lie, so every part is unpacked once here with
 * its bytes counted and thrown away. From the central directory only (APPNOTE.TXT 4.3.12).
 */
import { AppError } from "../../domain/errors.ts";

export interface ZipPart {
  readonly name: string;
  readonly method: number;
  /** As declared, in bytes. */
  readonly size: number;
  readonly packed: Uint8Array;
}

const MOST_PARTS = 10_000;
const END_OF_DIRECTORY = 0x06054b50;
const DIRECTORY_ENTRY = 0x02014b50;
const ENCRYPTED = 1;

/** The parts of a zip; null where the bytes are none, or broken. */
export function zipParts(bytes: Uint8Array): ZipPart[] | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let end = bytes.length - 22;
  const lowest = Math.max(0, bytes.length - 22 - 0xffff);
  while (end >= lowest && view.getUint32(end, true) !== END_OF_DIRECTORY) end--;
  if (end < lowest || end < 0) return null;
  const count = Math.min(view.getUint16(end + 10, true), MOST_PARTS);
  let at = view.getUint32(end + 16, true);
  const parts: ZipPart[] = [];
  for (let index = 0; index < count; index++) {
    if (at + 46 > bytes.length || view.getUint32(at, true) !== DIRECTORY_ENTRY) return null;
    const [flags, method] = [view.getUint16(at + 8, true), view.getUint16(at + 10, true)];
    const [packedSize, size] = [view.getUint32(at + 20, true), view.getUint32(at + 24, true)];
    const [nameLength, extra, comment] = [28, 30, 32].map((offset) => view.getUint16(at + offset, true)) as [
      number,
      number,
      number,
    ];
    const local = view.getUint32(at + 42, true);
    if (local + 30 > bytes.length) return null;
    const start = local + 30 + view.getUint16(local + 26, true) + view.getUint16(local + 28, true);
    const name = new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameLength));
    if (start + packedSize > bytes.length || (flags & ENCRYPTED) !== 0) return null;
    parts.push({ name, method, size, packed: bytes.subarray(start, start + packedSize) });
    at += 46 + nameLength + extra + comment;
  }
  return parts;
}

/** @throws AppError `hostile_document` where the parts unfold to more than `most` bytes, whatever they declare */
export async function refuseBomb(file: string, parts: readonly ZipPart[], most: number): Promise<void> {
  const bomb = (): AppError =>
    new AppError(
      "hostile_document",
      `${file} unpacks to more than ${Math.round(most / 1e6)} MB; no document does. Check where it comes from.`,
    );
  let total = parts.reduce((sum, { size }) => sum + size, 0);
  if (total > most) throw bomb();
  total = 0;
  for (const { method, packed } of parts) {
    if (method !== 8) {
      total += packed.length;
      continue;
    }
    const unpacked = new Blob([packed as Uint8Array<ArrayBuffer>])
      .stream()
      .pipeThrough(new DecompressionStream("deflate-raw"));
    const reader = unpacked.getReader();
    for (;;) {
      const read = await reader.read().catch(() => null);
      // A part that cannot be unpacked is for whoever needs it to complain about.
      if (!read || read.done) break;
      total += read.value.length;
      if (total > most) {
        await reader.cancel().catch(() => undefined);
        throw bomb();
      }
    }
  }
}
