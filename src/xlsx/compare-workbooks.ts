/**
 * What differs between two versions of a workbook, shown from the bytes: which parts of the package are the same to the
 * byte, and in the sheets that are not, which cells differ and whether anything else does.
 *
 * Nothing is taken from the engine that filled the file: both files are read anew, so that the result proves something.
 */
import { formatAddress } from "./address.ts";
import { type SheetXml, sheetXml } from "./compare-sheet-xml.ts";
import type { Cell, Sheet } from "./model.ts";
import { openWorkbook } from "./open-workbook.ts";
import { findPart, openPackage, type Package } from "./package.ts";
import { readWorkbookPart } from "./workbook-part.ts";
import type { ZipEntry } from "./zip-directory.ts";

export interface PartDifference {
  /** Its name in the package: `xl/worksheets/sheet1.xml`. */
  readonly part: string;
  /** `identical`: the compressed bytes are the same, one by one. */
  readonly state: "identical" | "changed" | "added" | "removed";
  /** Bytes uncompressed; of the newer file unless it was removed. */
  readonly size: number;
}

export interface CellDifference {
  readonly sheet: string;
  readonly cell: string;
  /** What a person reads; empty for an empty cell. */
  readonly before: string;
  readonly after: string;
}

export interface SheetDifference {
  readonly sheet: string;
  readonly cells: number;
  /**
   * True where the sheet's XML is the same, character by character, but for the cells that differ, row tags and the
   * note of the used range; null
   * where the sheet is too large to be looked at in that way.
   */
  readonly restIdentical: boolean | null;
  /** Rows whose tag differs: another height so that the new text is seen, or other hints of extent. */
  readonly rowTags: number;
}

export interface WorkbookDifferences {
  readonly parts: readonly PartDifference[];
  readonly sheets: readonly SheetDifference[];
  readonly cells: readonly CellDifference[];
}

/** @throws XlsxError where one of them cannot be read */
export async function compareWorkbooks(before: Uint8Array, after: Uint8Array): Promise<WorkbookDifferences> {
  const [old, now] = [openPackage(before), openPackage(after)];
  const parts = compareParts(old, now);
  const changed = new Set(parts.filter(({ state }) => state !== "identical").map(({ part }) => part.toLowerCase()));
  const [oldSheets, nowSheets] = await Promise.all([readWorkbookPart(old), readWorkbookPart(now)]);
  // The texts of all sheets lie in one part: where that differs, every sheet has to be looked at.
  const strings = nowSheets.sharedStrings;
  const all = strings !== null && changed.has(strings.toLowerCase());
  const [oldBook, nowBook] = await Promise.all([openWorkbook(before), openWorkbook(after)]);
  const sheets: SheetDifference[] = [];
  const cells: CellDifference[] = [];
  for (const { name, part } of nowSheets.sheets) {
    const twin = oldSheets.sheets.find((sheet) => sheet.name === name);
    if (!part || !twin?.part || !(all || changed.has(part.toLowerCase()))) continue;
    const found = compareCells(await oldBook.readSheet(name), await nowBook.readSheet(name));
    const without = new Set(found.map(({ cell }) => cell));
    const [xmlBefore, xmlAfter] = [await sheetXml(old, twin.part, without), await sheetXml(now, part, without)];
    cells.push(...found.map((one) => ({ sheet: name, ...one })));
    sheets.push({ sheet: name, cells: found.length, ...compareXml(xmlBefore, xmlAfter) });
  }
  return { parts, sheets, cells };
}

function compareXml(
  before: SheetXml | undefined,
  after: SheetXml | undefined,
): Pick<SheetDifference, "restIdentical" | "rowTags"> {
  if (!before || !after) return { restIdentical: null, rowTags: 0 };
  const rows = [...before.rowTags];
  const lost = rows.some(([row]) => !after.rowTags.has(row));
  return {
    restIdentical: !lost && before.rest === after.rest,
    rowTags: rows.filter(([row, tag]) => (after.rowTags.get(row) ?? tag) !== tag).length,
  };
}

function compareParts(old: Package, now: Package): PartDifference[] {
  const files = ({ entries }: Package) => [...entries.values()].filter(({ name }) => !name.endsWith("/"));
  const kept = files(now).map((entry): PartDifference => {
    const twin = findPart(old, entry.name);
    const state =
      twin === undefined ? "added" : sameBytes(dataOf(old, twin), dataOf(now, entry)) ? "identical" : "changed";
    return { part: entry.name, state, size: entry.size };
  });
  const removed = files(old)
    .filter(({ name }) => !findPart(now, name))
    .map(({ name, size }): PartDifference => ({ part: name, state: "removed", size }));
  return [...kept, ...removed];
}

function dataOf({ directory }: Package, { dataStart, dataEnd }: ZipEntry): Uint8Array {
  return directory.bytes.subarray(dataStart, dataEnd);
}

function sameBytes(one: Uint8Array, other: Uint8Array): boolean {
  if (one.length !== other.length) return false;
  for (let at = 0; at < one.length; at++) if (one[at] !== other[at]) return false;
  return true;
}

function compareCells(before: Sheet, after: Sheet): Omit<CellDifference, "sheet">[] {
  const [old, now] = [cellsOf(before), cellsOf(after)];
  const found: (Omit<CellDifference, "sheet"> & { row: number; column: number })[] = [];
  for (const [cell, { row, content }] of now) {
    const twin = old.get(cell)?.content;
    if (twin ? sameCell(twin, content) : content.kind === "blank") continue;
    found.push({ cell, before: twin?.text ?? "", after: content.text, row, column: content.column });
  }
  for (const [cell, { row, content }] of old) {
    if (now.has(cell) || content.kind === "blank") continue;
    found.push({ cell, before: content.text, after: "", row, column: content.column });
  }
  return found
    .sort((one, other) => one.row - other.row || one.column - other.column)
    .map(({ cell, before: was, after: is }) => ({ cell, before: was, after: is }));
}

const cellsOf = ({ rows }: Sheet) =>
  new Map(
    rows.flatMap(({ row, cells }) =>
      cells.map((content) => [formatAddress(row, content.column), { row, content }] as const),
    ),
  );

const sameCell = (one: Cell, other: Cell) =>
  one.text === other.text && one.kind === other.kind && one.formula === other.formula && one.style === other.style;
