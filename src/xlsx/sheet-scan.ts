/**
 * The cells of a sheet part, one callback each, with their values resolved: shared and inline strings, numbers under
 * their format, dates, booleans, errors, cached results of formulas.
 *
 * Cost follows the bytes of the part, never the used range. What stands around the sheet data (columns, merges,
 * validations) goes to `onTag` untouched. Source: ECMA-376 18.3.1.4 (cells), 18.18.11 (cell types).
 */
import { CellCursor } from "./cell-cursor.ts";
import type { Cell, CellKind } from "./model.ts";
import { formatNumber, type NumberFormat } from "./number-format.ts";
import { type Package, readTokens } from "./package.ts";
import { unescapeCell } from "./xml-text.ts";
import { nameHash, type XmlTokenizer } from "./xml-tokens.ts";

export interface ScanContext {
  readonly strings: readonly string[];
  readonly formats: readonly NumberFormat[];
  readonly date1904: boolean;
}

export interface ScanHandlers {
  /** A row begins; its tag's attributes may be asked for. */
  onRow?(row: number, token: XmlTokenizer): void;
  /** False where the cell's value is not wanted. */
  wants?(row: number, column: number): boolean;
  onCell(cell: Cell): void;
  /** Any token outside the sheet data. */
  onTag?(token: XmlTokenizer): void;
}

const SHEET_DATA = nameHash("sheetData");
const ROW = nameHash("row");
const C = nameHash("c");
const V = nameHash("v");
const F = nameHash("f");
const T = nameHash("t");
const R = nameHash("r");
const S = nameHash("s");
const PHONETIC = nameHash("rPh");

const SHARED = nameHash("s");
const INLINE = nameHash("inlineStr");
const STRING = nameHash("str");
const BOOLEAN = nameHash("b");
const ERROR = nameHash("e");
const DATE = nameHash("d");

export async function scanSheet(
  pack: Package,
  part: string,
  context: ScanContext,
  handlers: ScanHandlers,
): Promise<void> {
  const cursor = new CellCursor();
  let inData = false;
  let inCell = false;
  let wanted = true;
  /** Where text of the cell goes: its value, its inline text or nowhere. */
  let into: "value" | "text" | null = null;
  let phonetic = false;
  let type = 0;
  let style = 0;
  let formula = false;
  let value = "";
  let text = "";

  const openCell = (token: XmlTokenizer): void => {
    type = 0;
    style = 0;
    formula = false;
    value = "";
    text = "";
    let placed = false;
    while (token.nextAttribute()) {
      if (token.attribute === R) {
        cursor.atReference(token);
        placed = true;
      } else if (token.attribute === S) style = token.number() || 0;
      else if (token.attribute === TYPE) type = hashOf(token);
    }
    if (!placed) cursor.nextCell();
    wanted = handlers.wants?.(cursor.row, cursor.column) ?? true;
  };

  const closeCell = (): void => {
    if (!wanted) return;
    const { row, column } = cursor;
    let kind: CellKind = "blank";
    let shown = "";
    if (type === SHARED) {
      kind = "text";
      shown = context.strings[Number(value)] ?? "";
    } else if (type === INLINE) {
      kind = "text";
      shown = unescapeCell(text);
    } else if (type === STRING) {
      kind = "text";
      shown = unescapeCell(value);
    } else if (value !== "") {
      if (type === BOOLEAN) {
        kind = "boolean";
        shown = value.trim() === "1" || value.trim() === "true" ? "TRUE" : "FALSE";
      } else if (type === ERROR) {
        kind = "error";
        shown = value;
      } else if (type === DATE) {
        kind = "date";
        shown = value.replace(/T00:00:00.*$/, "");
      } else {
        const number = Number(value);
        const format = context.formats[style] ?? { kind: "general" };
        kind = format.kind === "date" ? "date" : "number";
        shown = Number.isNaN(number) ? value : formatNumber(number, format, context.date1904);
      }
    } else if (text !== "") {
      kind = "text";
      shown = unescapeCell(text);
    }
    handlers.onCell({ row, column, kind, text: shown, formula, style });
  };

  await readTokens(pack, part, (token) => {
    const { kind, name } = token;
    if (!inData) {
      if (name === SHEET_DATA && kind === "open") inData = true;
      else handlers.onTag?.(token);
      return;
    }
    if (inCell) {
      if (kind === "text" || kind === "cdata") {
        if (into === "value") value += token.textValue();
        else if (into === "text") text += token.textValue();
      } else if (kind === "open") {
        if (name === V) into = wanted ? "value" : null;
        else if (name === T) into = wanted && !phonetic ? "text" : null;
        else if (name === F) formula = true;
        else if (name === PHONETIC) phonetic = true;
      } else if (kind === "close") {
        if (name === C) {
          inCell = false;
          closeCell();
        } else if (name === PHONETIC) phonetic = false;
        into = null;
      } else if (kind === "empty" && name === F) formula = true;
      return;
    }
    if (kind === "open" || kind === "empty") {
      if (name === C) {
        openCell(token);
        if (kind === "open") inCell = true;
        else closeCell();
      } else if (name === ROW) {
        cursor.openRow(token);
        handlers.onRow?.(cursor.row, token);
      }
    } else if (kind === "close" && name === SHEET_DATA) inData = false;
  });
}

const TYPE = nameHash("t");

function hashOf(token: XmlTokenizer): number {
  let hash = 0;
  for (let i = token.valueStart; i < token.valueEnd; i++) hash = (Math.imul(hash, 31) + (token.bytes[i] as number)) | 0;
  return hash;
}
