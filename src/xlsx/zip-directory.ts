/**
 * The central directory of a zip: what a package holds and where, without inflating anything.
 *
 * In: the file's bytes. Out: entries in directory order, each with its raw directory record, so that writing can copy
 * what it does not change. Sources: PKWARE APPNOTE 6.3 sections 4.3.7, 4.3.12, 4.3.14 to 4.3.16 and 4.5.3 (zip64).
 */
import { XlsxError } from "./errors.ts";
import { DEFAULT_LIMITS, type Limits } from "./limits.ts";

export interface ZipEntry {
  /** As a package names it: `/` between folders, no leading `/`. */
  readonly name: string;
  readonly flags: number;
  /** 0 stored, 8 deflated. */
  readonly method: number;
  readonly crc: number;
  readonly compressedSize: number;
  readonly size: number;
  /** Offsets into the file's bytes: local header, first and past-the-last byte of the compressed data. */
  readonly start: number;
  readonly dataStart: number;
  readonly dataEnd: number;
  /** The record in the central directory, untouched. */
  readonly record: Uint8Array;
}

export interface ZipDirectory {
  readonly bytes: Uint8Array;
  readonly entries: readonly ZipEntry[];
  /** Where the central directory begins: the end of the last entry with its data descriptor. */
  readonly start: number;
  readonly comment: Uint8Array;
}

const END = 0x06054b50;
const END64_LOCATOR = 0x07064b50;
const END64 = 0x06064b50;
const RECORD = 0x02014b50;
const LOCAL = 0x04034b50;

/**
 * Reads the central directory.
 *
 * @throws XlsxError `damaged_workbook` where structures are missing, cut off or named twice, `hostile_workbook` where
 * entries overlap or are too many
 */
export function readDirectory(bytes: Uint8Array, limits: Limits = DEFAULT_LIMITS): ZipDirectory {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = findEnd(view);
  let count = view.getUint16(end + 10, true);
  let size = view.getUint32(end + 12, true);
  let start = view.getUint32(end + 16, true);
  let directoryEnd = end;
  if (end >= 20 && view.getUint32(end - 20, true) === END64_LOCATOR) {
    const end64 = Number(view.getBigUint64(end - 12, true));
    if (end64 + 56 <= end && view.getUint32(end64, true) === END64) {
      count = Number(view.getBigUint64(end64 + 32, true));
      size = Number(view.getBigUint64(end64 + 40, true));
      start = Number(view.getBigUint64(end64 + 48, true));
      directoryEnd = end64;
    }
  }
  if (count > limits.maxEntries) {
    throw new XlsxError(
      "hostile_workbook",
      `The file holds ${count} parts, more than any real workbook: it was not read.`,
    );
  }
  if (start + size > directoryEnd) throw truncated();
  const entries: ZipEntry[] = [];
  const names = new Set<string>();
  let at = start;
  for (let n = 0; n < count; n++) {
    if (at + 46 > directoryEnd || view.getUint32(at, true) !== RECORD) throw truncated();
    const length = 46 + view.getUint16(at + 28, true) + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
    if (at + length > directoryEnd) throw truncated();
    const entry = readEntry(view, bytes.subarray(at, at + length), start);
    if (!entry.name.endsWith("/")) {
      // Part names are equal without regard to case (ECMA-376 part 2, 6.2.2.3).
      const key = entry.name.toLowerCase();
      if (names.has(key)) {
        throw new XlsxError(
          "damaged_workbook",
          `The workbook holds the part ${entry.name} twice, so programs disagree on what it says: open it in Excel and save it again.`,
        );
      }
      names.add(key);
    }
    entries.push(entry);
    at += length;
  }
  refuseOverlaps(entries);
  const comment = bytes.subarray(end + 22, end + 22 + view.getUint16(end + 20, true));
  return { bytes, entries, start, comment };
}

function findEnd(view: DataView): number {
  const last = view.byteLength - 22;
  for (let at = last; at >= 0 && at >= last - 0xffff; at--) {
    if (view.getUint32(at, true) === END && at + 22 + view.getUint16(at + 20, true) <= view.byteLength) return at;
  }
  throw truncated();
}

function readEntry(view: DataView, record: Uint8Array, directoryStart: number): ZipEntry {
  const at = new DataView(record.buffer, record.byteOffset, record.byteLength);
  const nameLength = at.getUint16(28, true);
  const wide = zip64Values(record);
  const start = wide.offset;
  if (start + 30 > directoryStart || view.getUint32(start, true) !== LOCAL) throw truncated();
  const dataStart = start + 30 + view.getUint16(start + 26, true) + view.getUint16(start + 28, true);
  const dataEnd = dataStart + wide.compressedSize;
  if (dataEnd > directoryStart) throw truncated();
  const name = new TextDecoder().decode(record.subarray(46, 46 + nameLength));
  return {
    name: name.replaceAll("\\", "/").replace(/^\/+/, ""),
    flags: at.getUint16(8, true),
    method: at.getUint16(10, true),
    crc: at.getUint32(16, true),
    compressedSize: wide.compressedSize,
    size: wide.size,
    start,
    dataStart,
    dataEnd,
    record,
  };
}

/** Sizes and offset of a record, from its zip64 field where the short fields hold the sentinel. */
function zip64Values(record: Uint8Array): { size: number; compressedSize: number; offset: number } {
  const view = new DataView(record.buffer, record.byteOffset, record.byteLength);
  const short = {
    size: view.getUint32(24, true),
    compressedSize: view.getUint32(20, true),
    offset: view.getUint32(42, true),
  };
  const field = extraField(record, 46 + view.getUint16(28, true), view.getUint16(30, true), 1);
  if (!field) return short;
  let at = field.start;
  const take = (value: number): number => {
    if (value !== 0xffffffff || at + 8 > field.end) return value;
    at += 8;
    return Number(view.getBigUint64(at - 8, true));
  };
  return { size: take(short.size), compressedSize: take(short.compressedSize), offset: take(short.offset) };
}

/** The data of an extra field (APPNOTE 4.5) as offsets into `bytes`; null where the entry has none of this id. */
export function extraField(
  bytes: Uint8Array,
  start: number,
  length: number,
  id: number,
): { start: number; end: number } | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = Math.min(start + length, bytes.length);
  for (let at = start; at + 4 <= end; at += 4 + view.getUint16(at + 2, true)) {
    const fieldEnd = at + 4 + view.getUint16(at + 2, true);
    if (view.getUint16(at, true) === id && fieldEnd <= end) return { start: at + 4, end: fieldEnd };
  }
  return null;
}

/** Two entries over the same bytes are how a small file inflates without end. */
function refuseOverlaps(entries: readonly ZipEntry[]): void {
  const sorted = [...entries].sort((a, b) => a.start - b.start);
  let end = 0;
  for (const entry of sorted) {
    if (entry.start < end) {
      throw new XlsxError("hostile_workbook", "Parts of the file overlap, as in a zip bomb: it was not read.");
    }
    end = entry.dataEnd;
  }
}

function truncated(): XlsxError {
  return new XlsxError(
    "damaged_workbook",
    "The workbook is cut off or damaged: fetch it again, or open it in Excel, let it repair the file and save it.",
  );
}
