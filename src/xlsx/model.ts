/**
 * What the reader makes of a spreadsheet: plain data, as far as the understanding of layout needs it.
 *
 * Rows and columns count from 1; addresses are A1 without `$`. Only stored cells appear, never the used range.
 */
export type SheetState = "visible" | "hidden" | "veryHidden";

export interface SheetInfo {
  readonly name: string;
  readonly state: SheetState;
}

export interface CellRange {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

export type CellKind = "text" | "number" | "date" | "boolean" | "error" | "blank";

export interface Cell {
  readonly column: number;
  /** `blank`: stored for its style alone. */
  readonly kind: CellKind;
  /** What a person reads: rich text joined, a number under its format, a date as `YYYY-MM-DD`, a formula's cached result. */
  readonly text: string;
  readonly formula: boolean;
  /** Index into the workbook's cell formats (`cellXfs`). */
  readonly style: number;
}

export interface Row {
  readonly row: number;
  readonly hidden: boolean;
  /** In column order. A cell like the one above it may be the same object. */
  readonly cells: readonly Cell[];
}

export interface ColumnSpan {
  readonly from: number;
  readonly to: number;
  /** In characters of the default font; null where the default holds. */
  readonly width: number | null;
  readonly hidden: boolean;
}

export interface Validation {
  /** `list`, `whole`, `decimal`, `date`, `time`, `textLength`, `custom`, `none`. */
  readonly type: string;
  readonly ranges: readonly CellRange[];
  /** For `list`: what the dropdown offers, in order; null where it cannot be known (INDIRECT, another workbook). */
  readonly options: readonly string[] | null;
  /** What each option is where it comes from; absent where all are texts. */
  readonly kinds?: readonly (ValueKind | "text")[] | undefined;
  /** False where the dropdown also takes other texts. */
  readonly strict: boolean;
  readonly prompt: string | null;
}

export interface CellStyle {
  readonly bold: boolean;
  readonly wrap: boolean;
  /** False where the cell may be edited on a protected sheet. */
  readonly locked: boolean;
  /** Fill colour as written (`FFD9E1F2`, `theme:4`); null for none. */
  readonly fill: string | null;
}

export interface Sheet {
  readonly name: string;
  readonly state: SheetState;
  /** In row order. */
  readonly rows: readonly Row[];
  readonly columns: readonly ColumnSpan[];
  readonly merges: readonly CellRange[];
  readonly validations: readonly Validation[];
  readonly protected: boolean;
}

export interface Comment {
  readonly row: number;
  readonly column: number;
  readonly text: string;
}

export interface Table {
  readonly name: string;
  /** Header and totals rows included. */
  readonly range: CellRange;
  readonly headerRows: number;
  readonly totalsRows: number;
  /** Names of its columns, from the left. */
  readonly columns: readonly string[];
}

/** What is attached to a sheet beside its cells. */
export interface SheetNotes {
  /** In reading order; of a threaded conversation one for each contribution. */
  readonly comments: readonly Comment[];
  readonly tables: readonly Table[];
  /** The text of each shape that has any. */
  readonly shapes: readonly string[];
}

export interface DefinedName {
  readonly name: string;
  /** The sheet's index where the name holds on that sheet alone. */
  readonly sheet: number | null;
  /** As written, without a leading `=`. */
  readonly formula: string;
}

export interface Workbook {
  readonly sheets: readonly SheetInfo[];
  readonly names: readonly DefinedName[];
  /** Indexed by `Cell.style`. */
  readonly styles: readonly CellStyle[];
  /** @throws XlsxError where the sheet's part is damaged or passes a limit */
  readSheet(name: string): Promise<Sheet>;
  /** @throws XlsxError like `readSheet` */
  readNotes(name: string): Promise<SheetNotes>;
}

/** What a cell may hold beside text. */
export type ValueKind = "number" | "date" | "boolean";

/** One text into one cell. */
export interface XlsxEdit {
  readonly sheet: string;
  readonly cell: string;
  readonly text: string;
  /** Stored as such where the text spells one, so that formulas count with it; absent for a text. */
  readonly kind?: ValueKind | undefined;
}

export interface FillResult {
  readonly bytes: Uint8Array;
  /** Sentences for a person: a signature that ends, edits moved to a merge's anchor. */
  readonly warnings: readonly string[];
  /** Cells left as they were because they hold something and nothing was to be overwritten. */
  readonly kept: readonly { readonly sheet: string; readonly cell: string }[];
}
