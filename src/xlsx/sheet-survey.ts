/**
 * What has to be known of a sheet before its bytes can be patched in one pass: merges stand after the cells they cover,
 * and rows or cells out of order would be inserted a second time.
 *
 * In: a sheet part. Out: facts whose size does not follow the number of cells.
 */
import { MAX_COLUMN, parseRange } from "./address.ts";
import { CellCursor } from "./cell-cursor.ts";
import { XlsxError } from "./errors.ts";
import { tooMany } from "./limits.ts";
import type { CellRange } from "./model.ts";
import { type Package, readTokens } from "./package.ts";
import { nameHash, type XmlTokenizer } from "./xml-tokens.ts";

export interface ColumnFormat {
  readonly from: number;
  readonly to: number;
  readonly style: number;
  readonly width: number | null;
}

export interface SheetSurvey {
  readonly merges: readonly CellRange[];
  /** Results of array formulas and data tables: their cells hold values that only the formula may change. */
  readonly arrays: readonly CellRange[];
  readonly columns: readonly ColumnFormat[];
  /** Width of columns that have none of their own, in characters. */
  readonly defaultWidth: number;
  /** Rows are hidden unless stored with a height. */
  readonly zeroHeight: boolean;
  readonly hasFormulas: boolean;
  /** Rows that come after a row with a higher number, and cells (`cellKey`) likewise. */
  readonly strayRows: ReadonlySet<number>;
  readonly strayCells: ReadonlySet<number>;
}

const SHEET_DATA = nameHash("sheetData");
const ROW = nameHash("row");
const C = nameHash("c");
const F = nameHash("f");
const REF = nameHash("ref");
const COL = nameHash("col");
const FORMAT = nameHash("sheetFormatPr");
const MERGE = nameHash("mergeCell");

/** One number for a cell, for sets. */
export function cellKey(row: number, column: number): number {
  return row * 16_384 + column - 1;
}

/**
 * Walks the part once and keeps what patching needs.
 *
 * @throws XlsxError `damaged_workbook` where the part is no sheet, `hostile_workbook` past a limit
 */
export async function surveySheet(pack: Package, part: string): Promise<SheetSurvey> {
  const { maxListed, maxStoredCells } = pack.limits;
  const merges: CellRange[] = [];
  const arrays: CellRange[] = [];
  const columns: ColumnFormat[] = [];
  const strayRows = new Set<number>();
  const strayCells = new Set<number>();
  const cursor = new CellCursor();
  let defaultWidth = 8.43;
  let zeroHeight = false;
  let hasFormulas = false;
  let sawData = false;
  let inData = false;
  let cells = 0;
  let lastRow = 0;
  let lastColumn = 0;

  const dataTag = (token: XmlTokenizer): void => {
    if (token.name === C) {
      cursor.openCell(token);
      if (cursor.column <= lastColumn || strayRows.has(cursor.row)) strayCells.add(cellKey(cursor.row, cursor.column));
      lastColumn = Math.max(lastColumn, cursor.column);
    } else if (token.name === ROW) {
      cursor.openRow(token);
      if (cursor.row <= lastRow) strayRows.add(cursor.row);
      lastRow = Math.max(lastRow, cursor.row);
      lastColumn = 0;
    } else if (token.name === F) {
      hasFormulas = true;
      while (token.nextAttribute()) if (token.attribute === REF) addArray(token, arrays);
    }
    if (strayRows.size + strayCells.size + arrays.length > maxListed) throw tooMany("cells out of order");
    if (++cells > maxStoredCells) throw tooMany("cells");
  };

  const tag = (token: XmlTokenizer): void => {
    if (token.name === MERGE) {
      const range = parseRange(token.attributes().get("ref") ?? "");
      if (range) merges.push(range);
      if (merges.length > maxListed) throw tooMany("merged cells");
    } else if (token.name === COL && columns.length < MAX_COLUMN) columns.push(columnFormat(token.attributes()));
    else if (token.name === FORMAT) {
      const attributes = token.attributes();
      zeroHeight = /^(1|true)$/.test(attributes.get("zeroHeight") ?? "");
      defaultWidth = Number(attributes.get("defaultColWidth") ?? attributes.get("baseColWidth") ?? defaultWidth);
    }
  };

  await readTokens(
    pack,
    part,
    (token) => {
      if (token.kind !== "open" && token.kind !== "empty") {
        if (token.kind === "close" && token.name === SHEET_DATA) inData = false;
      } else if (inData) dataTag(token);
      else if (token.name === SHEET_DATA && !sawData) {
        sawData = true;
        inData = token.kind === "open";
      } else tag(token);
    },
    pack.limits.maxPartBytes,
  );
  if (!sawData) {
    throw new XlsxError(
      "damaged_workbook",
      `The sheet part ${part} has no cell table: open the workbook in Excel, let it repair the file and save it.`,
    );
  }
  return { merges, arrays, columns, defaultWidth, zeroHeight, hasFormulas, strayRows, strayCells };
}

/** Shared formulas name their area too, but each of their cells has a formula of its own to be seen by. */
function addArray(ref: XmlTokenizer, arrays: CellRange[]): void {
  const range = parseRange(ref.value());
  if (!range) return;
  const type = ref.attributes().get("t");
  if (type === "array" || type === "dataTable") arrays.push(range);
}

function columnFormat(attributes: Map<string, string>): ColumnFormat {
  const width = attributes.get("width");
  return {
    from: Number(attributes.get("min")),
    to: Number(attributes.get("max")),
    style: Number(attributes.get("style") ?? 0),
    width: width === undefined ? null : Number(width),
  };
}

/** True where the part holds a formula; reads no further than the first. */
export async function hasFormula(pack: Package, part: string): Promise<boolean> {
  let inData = false;
  let found = false;
  await readTokens(
    pack,
    part,
    (token) => {
      if (token.name === SHEET_DATA) inData = token.kind === "open";
      else if (inData && token.name === F && (token.kind === "open" || token.kind === "empty")) found = true;
      return !found;
    },
    pack.limits.maxPartBytes,
  );
  return found;
}
