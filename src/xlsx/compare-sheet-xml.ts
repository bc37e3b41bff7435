/**
 * A sheet's XML without certain cells, so that what is left of two versions can be compared character by character.
 */
import { toUtf8 } from "./encoding.ts";
import { findPart, type Package, readPart } from "./package.ts";

export interface SheetXml {
  /** All of the XML but the named cells, the tags of rows and the note of the used range. */
  readonly rest: string;
  /** What stands in each row's opening tag, by the row's number. */
  readonly rowTags: ReadonlyMap<string, string>;
}

/** Rows, whatever namespace prefix their names have; the prefix of the end tag is the same. */
const ROW = /<((?:[\w-]+:)?)row\b([^>]*?)(?:\/>|>([\s\S]*?)<\/\1row>)/g;
const CELL = /<((?:[\w-]+:)?)c\b([^>]*?)(?:\/>|>[\s\S]*?<\/\1c>)/g;
const DIMENSION = /<(?:[\w-]+:)?dimension\b[^>]*>/;
const ADDRESS = /\br\s*=\s*["']([^"']*)["']/;

/** Longer ones are not held in memory as text; the largest real sheets have a tenth of it. */
const LONGEST_BYTES = 64 * 2 ** 20;

/** Undefined where the sheet is too large. @param without addresses of the cells to be left out */
export async function sheetXml(
  pack: Package,
  part: string,
  without: ReadonlySet<string>,
): Promise<SheetXml | undefined> {
  if ((findPart(pack, part)?.size ?? 0) > LONGEST_BYTES) return undefined;
  const decoder = new TextDecoder();
  const pieces: string[] = [];
  for await (const piece of toUtf8(readPart(pack, part, LONGEST_BYTES))) {
    pieces.push(decoder.decode(piece, { stream: true }));
  }
  const rowTags = new Map<string, string>();
  const xml = pieces.join("").replace(DIMENSION, "");
  const rest = xml.replace(ROW, (_row, _prefix, attributes: string, cells: string = "") => {
    rowTags.set(ADDRESS.exec(attributes)?.[1] ?? `#${rowTags.size + 1}`, attributes.trim());
    return cells.replace(CELL, (cell, _, inside: string) => (without.has(ADDRESS.exec(inside)?.[1] ?? "") ? "" : cell));
  });
  return { rest, rowTags };
}
