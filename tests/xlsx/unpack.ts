/**
 * An independent look at a workbook: parts through Node's zlib, cells through regular expressions. What it finds is held
 * against what the code under test says; it shares nothing with it.
 */
import { inflateRawSync } from "node:zlib";

export interface RawEntry {
  readonly name: string;
  /** Local header, data and whatever follows up to the next entry. */
  readonly raw: Buffer;
  /** Inflated on asking, since not every entry of a test can be. */
  data(): Buffer;
}

/** The entries of a zip in directory order. */
export function unpack(bytes: Uint8Array): Map<string, RawEntry> {
  const file = Buffer.from(bytes);
  const end = file.lastIndexOf("PK\x05\x06", undefined, "latin1");
  const heads: { name: string; method: number; size: number; at: number }[] = [];
  let at = file.readUInt32LE(end + 16);
  const directory = at;
  for (let n = file.readUInt16LE(end + 10); n > 0; n--) {
    const nameLength = file.readUInt16LE(at + 28);
    heads.push({
      name: file.toString("utf8", at + 46, at + 46 + nameLength),
      method: file.readUInt16LE(at + 10),
      size: file.readUInt32LE(at + 20),
      at: file.readUInt32LE(at + 42),
    });
    at += 46 + nameLength + file.readUInt16LE(at + 30) + file.readUInt16LE(at + 32);
  }
  const starts = heads.map((head) => head.at).sort((a, b) => a - b);
  return new Map(
    heads.map(({ name, method, size, at: start }) => {
      const from = start + 30 + file.readUInt16LE(start + 26) + file.readUInt16LE(start + 28);
      const packed = file.subarray(from, from + size);
      const next = starts.find((other) => other > start) ?? directory;
      return [
        name,
        { name, raw: file.subarray(start, next), data: () => (method === 0 ? packed : inflateRawSync(packed)) },
      ];
    }),
  );
}

/** A part as text; empty where there is none. */
export function partText(bytes: Uint8Array, part: string): string {
  return unpack(bytes).get(part)?.data().toString("utf8") ?? "";
}

const CELL = /<((?:\w+:)?)c\b([^>]*?)(?:\/>|>([\s\S]*?)<\/\1c>)/g;

/** A sheet part without the named cells, without rows that are empty then, row heights, spans and the dimension. */
export function withoutCells(xml: string, cells: ReadonlySet<string>): string {
  return xml
    .replace(CELL, (cell, _prefix, attributes: string) => {
      const reference = /\sr=["']([A-Z]+\d+)["']/.exec(attributes)?.[1];
      return reference && cells.has(reference) ? "" : cell;
    })
    .replace(/<((?:\w+:)?)row\b[^>]*>/g, (tag) => tag.replace(/\s(?:ht|spans)=("[^"]*"|'[^']*')/g, ""))
    .replace(/<((?:\w+:)?)row\b[^>]*?(?:\/>|>\s*<\/\1row>)/g, "")
    .replace(/<((?:\w+:)?)dimension\b[^>]*\/>/g, "");
}

/** The inline text of a cell; undefined where the cell is missing or holds none. */
export function inlineText(xml: string, cell: string): string | undefined {
  for (const [, , attributes = "", content = ""] of xml.matchAll(CELL)) {
    if (/\sr=["']([A-Z]+\d+)["']/.exec(attributes)?.[1] !== cell) continue;
    const text = /<((?:\w+:)?)t\b[^>]*>([\s\S]*?)<\/\1t>/.exec(content)?.[2];
    return text
      ?.replace(/&#(\d+);/g, (_, code) => String.fromCodePoint(Number(code)))
      .replace(/&lt;/g, "<")
      .replace(/&gt;/g, ">")
      .replace(/&amp;/g, "&");
  }
  return undefined;
}
