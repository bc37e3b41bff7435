/**
 * The cells of a sheet part, one callback each, with their values resolved: shared and inline strings, numbers under
 * their format, dates, booleans, errors, cached results of formulas.
 *
 * Cost follows the bytes of the part, never the used range. What stands around the sheet data (columns, merges,
 * validations) goes to `onTag` untouched. Source: ECMA-376 18.3.1.
 */
import { CellCursor } from "./cell-cursor.ts";
import { type ScanContext, SHARED, type ShownCell, type StoredValue, showValue } from "./cell-value.ts";
import { tooMany } from "./limits.ts";
import type { Cell } from "./model.ts";
import { type Package, readTokens } from "./package.ts";
import { nameHash, type XmlTokenizer } from "./xml-tokens.ts";

export interface ScanHandlers {
  /** A row begins; its tag's attributes may be asked for. */
  onRow?(row: number, token: XmlTokenizer): void;
  /** False where the cell's value is not wanted. */
  wants?(row: number, column: number): boolean;
  /** The cell is used again for the next: a handler that keeps it copies it. */
  onCell(row: number, cell: Cell): void;
  /** Any token outside the sheet data. */
  onTag?(token: XmlTokenizer): void;
}

const SHEET_DATA = nameHash("sheetData");
const ROW = nameHash("row");
const C = nameHash("c");
const V = nameHash("v");
const F = nameHash("f");
const T = nameHash("t");
const S = nameHash("s");
const PHONETIC = nameHash("rPh");
const EXTENSIONS = nameHash("extLst");

/**
 * Walks the part once.
 *
 * @throws XlsxError `damaged_workbook` where tags do not balance or a cell has an impossible address
 */
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
  let phonetic = false;
  /** Inside the cell's extensions, whose elements are none of the cell's own. */
  let extended = false;
  /** Where text of the cell goes: its value, its inline text or nowhere. */
  let into: "value" | "text" | null = null;
  /** Used again for every cell. */
  const stored: StoredValue = { type: 0, style: 0, value: "", text: "", index: 0 };
  const shown: ShownCell = { column: 0, kind: "blank", text: "", formula: false, style: 0 };
  /** Characters that stand in the part itself. */
  let own = 0;

  const openCell = (token: XmlTokenizer): void => {
    cursor.openCell(token);
    stored.type = 0;
    stored.style = 0;
    stored.value = "";
    stored.text = "";
    stored.index = 0;
    shown.formula = false;
    while (token.nextAttribute()) {
      if (token.attribute === S) stored.style = token.number() || 0;
      else if (token.attribute === T) stored.type = token.valueHash();
    }
    wanted = handlers.wants?.(cursor.row, cursor.column) ?? true;
  };

  const closeCell = (): void => {
    if (!wanted) return;
    own += stored.text.length + stored.value.length;
    if (own > pack.limits.maxCharacters) throw tooMany("text");
    showValue(stored, context, shown);
    shown.column = cursor.column;
    shown.style = stored.style;
    handlers.onCell(cursor.row, shown);
  };

  const insideCell = (token: XmlTokenizer): void => {
    const { kind, name } = token;
    if (name === EXTENSIONS && (kind === "open" || kind === "close")) extended = kind === "open";
    if (extended) return;
    if (kind === "text" || kind === "cdata") {
      if (into === "text") stored.text += token.textValue();
      else if (into === "value" && stored.type === SHARED && kind === "text") stored.index = token.digits(stored.index);
      else if (into === "value") stored.value += token.textValue();
    } else if (kind === "open") {
      if (name === V) into = wanted ? "value" : null;
      else if (name === T) into = wanted && !phonetic ? "text" : null;
      else if (name === F) shown.formula = true;
      else if (name === PHONETIC) phonetic = true;
    } else if (kind === "close") {
      into = null;
      if (name === PHONETIC) phonetic = false;
      else if (name === C) {
        inCell = false;
        closeCell();
      }
    } else if (kind === "empty" && name === F) shown.formula = true;
  };

  await readTokens(
    pack,
    part,
    (token) => {
      const { kind, name } = token;
      if (inCell) insideCell(token);
      else if (!inData) {
        if (name === SHEET_DATA && kind === "open") inData = true;
        else handlers.onTag?.(token);
      } else if (kind === "open" || kind === "empty") {
        if (name === C) {
          openCell(token);
          if (kind === "open") inCell = true;
          else closeCell();
        } else if (name === ROW) {
          cursor.openRow(token);
          handlers.onRow?.(cursor.row, token);
        }
      } else if (kind === "close" && name === SHEET_DATA) inData = false;
    },
    pack.limits.maxPartBytes,
  );
}
