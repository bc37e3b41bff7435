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
const LOCAL_HEADER = 0x04034b50;
const NAME_IS_UTF8 = 0x0800;
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
  for (const part of parts) {
    // A part that cannot be unpacked is for whoever needs it to complain about.
    for await (const bytes of unpackedBytes(part)) {
      total += bytes.length;
      if (total > most) throw bomb();
    }
  }
}

/** The text of a part that `refuseBomb` has let through; empty where it cannot be unpacked. */
export async function textOfPart(part: ZipPart): Promise<string> {
  const decoder = new TextDecoder();
  let text = "";
  for await (const bytes of unpackedBytes(part)) text += decoder.decode(bytes, { stream: true });
  return text + decoder.decode();
}

async function* unpackedBytes({ method, packed }: ZipPart): AsyncGenerator<Uint8Array> {
  if (method !== 8) {
    yield packed;
    return;
  }
  const reader = new Blob([packed as Uint8Array<ArrayBuffer>])
    .stream()
    .pipeThrough(new DecompressionStream("deflate-raw"))
    .getReader();
  try {
    for (;;) {
      const read = await reader.read().catch(() => null);
      if (!read || read.done) return;
      yield read.value;
    }
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}

/**
 * A zip of these parts for a reader of ours: those named in `texts` hold that text instead.
 *
 * Without checksums, which no reader of ours looks at.
 */
export function zipOf(parts: readonly ZipPart[], texts: ReadonlyMap<string, string>): Uint8Array {
  const encoder = new TextEncoder();
  const entries: { name: Uint8Array; header: Uint8Array; at: number }[] = [];
  const pieces: Uint8Array[] = [];
  let at = 0;
  const add = (bytes: Uint8Array): void => {
    pieces.push(bytes);
    at += bytes.length;
  };
  for (const part of parts) {
    const text = texts.get(part.name);
    const data = text === undefined ? part.packed : encoder.encode(text);
    const name = encoder.encode(part.name);
    // From "version needed to extract" to "extra field length", which local and central headers have alike.
    const header = new Uint8Array(26);
    const view = new DataView(header.buffer);
    view.setUint16(0, 20, true);
    view.setUint16(2, NAME_IS_UTF8, true);
    view.setUint16(4, text === undefined ? part.method : 0, true);
    view.setUint32(14, data.length, true);
    view.setUint32(18, text === undefined ? part.size : data.length, true);
    view.setUint16(22, name.length, true);
    entries.push({ name, header, at });
    for (const bytes of [recordOf(LOCAL_HEADER, 4), header, name, data]) add(bytes);
  }
  const start = at;
  for (const { name, header, at: offset } of entries) {
    const rest = new Uint8Array(14);
    new DataView(rest.buffer).setUint32(10, offset, true);
    for (const bytes of [recordOf(DIRECTORY_ENTRY, 6), header, rest, name]) add(bytes);
  }
  const end = recordOf(END_OF_DIRECTORY, 22);
  const view = new DataView(end.buffer);
  view.setUint16(8, entries.length, true);
  view.setUint16(10, entries.length, true);
  view.setUint32(12, at - start, true);
  view.setUint32(16, start, true);
  add(end);
  const whole = new Uint8Array(at);
  let from = 0;
  for (const piece of pieces) {
    whole.set(piece, from);
    from += piece.length;
  }
  return whole;
}

function recordOf(signature: number, size: number): Uint8Array<ArrayBuffer> {
  const record = new Uint8Array(size);
  new DataView(record.buffer).setUint32(0, signature, true);
  return record;
}
