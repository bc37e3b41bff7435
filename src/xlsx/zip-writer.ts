/**
 * A zip written back with a few parts replaced: everything else, bytes between entries included, is copied as it was
 * and in its order.
 *
 * In: the directory of the original and the new data of some entries. Out: the new file. Directory records are copied
 * too; only offsets, and for replaced entries sizes and checksum, are written into the copies.
 */
import type { Deflated } from "./deflate.ts";
import { joinBytes } from "./package.ts";
import { extraField, type ZipDirectory, type ZipEntry } from "./zip-directory.ts";

/** The version of the format that a deflated entry needs (APPNOTE 4.4.3): 2.0. */
const DEFLATE_VERSION = 20;

export interface NewEntry {
  /** A part name, without a leading `/`. */
  readonly name: string;
  readonly data: Deflated;
}

/** The archive with some entries' data replaced and new entries behind the others. */
export function writeZip(
  directory: ZipDirectory,
  replaced: ReadonlyMap<ZipEntry, Deflated>,
  added: readonly NewEntry[] = [],
): Uint8Array {
  const { bytes } = directory;
  const inFileOrder = [...directory.entries].sort((a, b) => a.start - b.start);
  const moved = new Map<ZipEntry, number>();
  const output: Uint8Array[] = [bytes.subarray(0, inFileOrder[0]?.start ?? directory.start)];
  let length = output[0]?.length ?? 0;
  const put = (piece: Uint8Array): void => {
    output.push(piece);
    length += piece.length;
  };
  for (const [index, entry] of inFileOrder.entries()) {
    moved.set(entry, length);
    const next = inFileOrder[index + 1]?.start ?? directory.start;
    const data = replaced.get(entry);
    if (data) {
      put(localHeader(bytes.subarray(entry.start, entry.dataStart), data));
      for (const piece of data.pieces) put(piece);
    } else put(bytes.subarray(entry.start, next));
  }
  const records: Uint8Array[] = [];
  for (const entry of directory.entries) records.push(record(entry, moved.get(entry) ?? 0, replaced.get(entry)));
  for (const { name, data } of added) {
    records.push(newRecord(name, data, length));
    put(newHeader(name, data));
    for (const piece of data.pieces) put(piece);
  }
  const start = length;
  for (const each of records) put(each);
  put(endRecord(directory, records.length, length - start, start));
  return joinBytes(output);
}

/** The header without its data descriptor flag and zip64 sizes: the sizes are known and small now. */
function localHeader(header: Uint8Array, data: Deflated): Uint8Array {
  const nameEnd = 30 + new DataView(header.buffer, header.byteOffset).getUint16(26, true);
  const copy = withoutZip64(header, nameEnd, header.length - nameEnd);
  const view = new DataView(copy.buffer);
  view.setUint16(28, copy.length - nameEnd, true);
  view.setUint16(6, view.getUint16(6, true) & ~8, true);
  view.setUint16(4, Math.max(view.getUint16(4, true), DEFLATE_VERSION), true);
  view.setUint16(8, 8, true);
  setSizes(view, 14, data);
  return copy;
}

function record(entry: ZipEntry, offset: number, data: Deflated | undefined): Uint8Array {
  const old = new DataView(entry.record.buffer, entry.record.byteOffset);
  const nameEnd = 46 + old.getUint16(28, true);
  const extraLength = old.getUint16(30, true);
  if (!data) {
    const copy = entry.record.slice();
    setOffset(copy, nameEnd, extraLength, offset);
    return copy;
  }
  const copy = withoutZip64(entry.record, nameEnd, extraLength);
  const view = new DataView(copy.buffer);
  view.setUint16(30, extraLength - (entry.record.length - copy.length), true);
  view.setUint16(8, view.getUint16(8, true) & ~8, true);
  view.setUint16(6, Math.max(view.getUint16(6, true), DEFLATE_VERSION), true);
  view.setUint16(10, 8, true);
  setSizes(view, 16, data);
  view.setUint32(42, offset, true);
  return copy;
}

/** 1980-01-01, the first day that a zip can name: a new entry says nothing about when it was made. */
const NO_DATE = 0x21;
const UTF8_NAME = 0x800;

function newHeader(name: string, data: Deflated): Uint8Array {
  const bytes = new TextEncoder().encode(name);
  const header = new Uint8Array(30 + bytes.length);
  const view = new DataView(header.buffer);
  view.setUint32(0, 0x04034b50, true);
  view.setUint16(4, DEFLATE_VERSION, true);
  view.setUint16(6, UTF8_NAME, true);
  view.setUint16(8, 8, true);
  view.setUint16(12, NO_DATE, true);
  setSizes(view, 14, data);
  view.setUint16(26, bytes.length, true);
  header.set(bytes, 30);
  return header;
}

/** From the version on, a record repeats the local header's fields two bytes later. */
function newRecord(name: string, data: Deflated, offset: number): Uint8Array {
  const header = newHeader(name, data);
  const copy = new Uint8Array(16 + header.length);
  const view = new DataView(copy.buffer);
  view.setUint32(0, 0x02014b50, true);
  view.setUint16(4, DEFLATE_VERSION, true);
  copy.set(header.subarray(4, 30), 6);
  view.setUint32(42, offset, true);
  copy.set(header.subarray(30), 46);
  return copy;
}

/** Offsets of unchanged entries may stand in their zip64 field, as its last number but for a disk number. */
function setOffset(copy: Uint8Array, extraStart: number, extraLength: number, offset: number): void {
  const view = new DataView(copy.buffer);
  const field = extraField(copy, extraStart, extraLength, 1);
  if (view.getUint32(42, true) === 0xffffffff && field) {
    const before = [24, 20].filter((at) => view.getUint32(at, true) === 0xffffffff).length;
    view.setBigUint64(field.start + 8 * before, BigInt(offset), true);
  } else view.setUint32(42, offset, true);
}

function setSizes(view: DataView, at: number, data: Deflated): void {
  view.setUint32(at, data.crc, true);
  view.setUint32(at + 4, data.compressedSize, true);
  view.setUint32(at + 8, data.size, true);
}

function withoutZip64(bytes: Uint8Array, extraStart: number, extraLength: number): Uint8Array {
  const field = extraField(bytes, extraStart, extraLength, 1);
  if (!field) return bytes.slice();
  return joinBytes([bytes.subarray(0, field.start - 4), bytes.subarray(field.end)]);
}

/** A plain end record, also where the original had a zip64 one: no file in question reaches its bounds. */
function endRecord(directory: ZipDirectory, count: number, size: number, offset: number): Uint8Array {
  const end = new Uint8Array(22 + directory.comment.length);
  const view = new DataView(end.buffer);
  view.setUint32(0, 0x06054b50, true);
  view.setUint16(8, count, true);
  view.setUint16(10, count, true);
  view.setUint32(12, size, true);
  view.setUint32(16, offset, true);
  view.setUint16(20, directory.comment.length, true);
  end.set(directory.comment, 22);
  return end;
}
