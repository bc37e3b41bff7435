/**
 * What a dropdown offers: the formula of a list validation turned into its options, or into the range that holds them.
 *
 * A literal list, a range on any sheet of the workbook, a column of a table, or a defined name that stands for one of
 * these. What only a calculation could tell (INDIRECT, OFFSET, another workbook) is unknown: null. Sources: ECMA-376
 * 18.3.1.32 (validations), 18.17.2.3 (references), [MS-XLSX] 2.2.2 (columns of tables).
 */
import { parseRange } from "./address.ts";
import type { CellRange, DefinedName, Table, ValueKind } from "./model.ts";
import { literalKind } from "./typed-value.ts";
import type { WorkbookPart } from "./workbook-part.ts";

export type OptionKind = ValueKind | "text";

export type ListSource =
  | { readonly kind: "literal"; readonly options: readonly string[]; readonly kinds: readonly OptionKind[] }
  | { readonly kind: "range"; readonly sheet: number; readonly range: CellRange };

export interface PlacedTable {
  /** Index of its sheet. */
  readonly sheet: number;
  readonly table: Table;
}

/** A name may stand for a name; no honest chain is longer. */
const LONGEST_CHAIN = 8;

export class ListFormulas {
  private readonly sheets: ReadonlyMap<string, number>;
  private readonly names: ReadonlyMap<string, readonly DefinedName[]>;
  private readonly tables: ReadonlyMap<string, PlacedTable>;

  /** Names of sheets, tables and ranges are equal without regard to case. */
  constructor(workbook: WorkbookPart, tables: readonly PlacedTable[]) {
    this.sheets = new Map(workbook.sheets.map(({ name }, index) => [name.toLowerCase(), index]));
    this.names = Map.groupBy(workbook.names, ({ name }) => name.toLowerCase());
    this.tables = new Map(tables.map((each) => [each.table.name.toLowerCase(), each]));
  }

  /**
   * Understands a list formula.
   *
   * @param sheet index of the sheet on which the validation stands
   */
  source(formula: string, sheet: number): ListSource | null {
    let text = formula.trim().replace(/^=/, "");
    for (let step = 0; step < LONGEST_CHAIN; step++) {
      const found = literalList(text) ?? this.reference(text, sheet) ?? this.tableColumn(text);
      if (found) return found;
      const next = this.definition(text, sheet);
      if (next === null) return null;
      text = next.trim();
    }
    return null;
  }

  /** `'My sheet'!$A$1:$A$3`; null where the text is no reference to this workbook. */
  private reference(text: string, sheet: number): ListSource | null {
    const match = /^(?:(?:'((?:[^']|'')+)'|([^'!:[\]()]+))!)?([$A-Za-z\d:]+)$/.exec(text);
    const range = match && parseRange(match[3] ?? "");
    if (!match || !range) return null;
    const on = this.sheetIn(match, sheet);
    return on === undefined ? null : { kind: "range", sheet: on, range };
  }

  /** `Table[Column]`, or `Table[]` for a table's whole body. */
  private tableColumn(text: string): ListSource | null {
    const match = /^([\p{L}_\\][\p{L}\p{N}_.\\]*)\[((?:[^[\]#@']|'.)*)\]$/u.exec(text);
    const placed = match && this.tables.get((match[1] ?? "").toLowerCase());
    if (!placed) return null;
    const { range, headerRows, totalsRows, columns } = placed.table;
    const body = { ...range, top: range.top + headerRows, bottom: range.bottom - totalsRows };
    const wanted = (match[2] ?? "").replace(/'(.)/g, "$1").toLowerCase();
    const column = columns.findIndex((name) => name.toLowerCase() === wanted);
    if (wanted === "") return { kind: "range", sheet: placed.sheet, range: body };
    const at = range.left + column;
    return column < 0 ? null : { kind: "range", sheet: placed.sheet, range: { ...body, left: at, right: at } };
  }

  /** A name of the sheet goes before one of the workbook; `Sheet!Name` names the sheet. */
  private definition(text: string, sheet: number): string | null {
    const match = /^(?:(?:'((?:[^']|'')+)'|([^'!]+))!)?([\p{L}_\\][\p{L}\p{N}_.\\?]*)$/u.exec(text);
    if (!match) return null;
    const on = this.sheetIn(match, sheet);
    const same = this.names.get((match[3] ?? "").toLowerCase()) ?? [];
    return (same.find((each) => each.sheet === on) ?? same.find((each) => each.sheet === null))?.formula ?? null;
  }

  /** The sheet that a reference names, quoted or not; else the one it stands on. */
  private sheetIn([, quoted, plain]: RegExpExecArray, sheet: number): number | undefined {
    const name = quoted?.replaceAll("''", "'") ?? plain;
    return name === undefined ? sheet : this.sheets.get(name.toLowerCase());
  }
}

function literalList(text: string): ListSource | null {
  const match = /^"((?:[^"]|"")*)"$/.exec(text);
  if (!match) return null;
  const parts = (match[1] ?? "").replaceAll('""', '"').split(",");
  const options = parts.map((option) => option.trim()).filter((option) => option !== "");
  return { kind: "literal", options, kinds: options.map(literalKind) };
}
