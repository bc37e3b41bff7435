/**
 * One sheet as plain data: rows and cells, columns, merges, validations, protection.
 *
 * In: a sheet part. Out: a `Sheet` whose list validations still carry formulas (`RawValidation`); the workbook resolves
 * them, since lists stand on other sheets. Sources: ECMA-376 18.3.1; [MS-XLSX] 2.4.78 for x14 validations.
 */
import { parseRange, parseRanges } from "./address.ts";
import type { ScanContext } from "./cell-value.ts";
import { tooMany } from "./limits.ts";
import type { Cell, CellRange, ColumnSpan, Row } from "./model.ts";
import type { Package } from "./package.ts";
import { scanSheet } from "./sheet-scan.ts";
import { nameHash, type XmlTokenizer } from "./xml-tokens.ts";

export interface RawValidation {
  readonly type: string;
  readonly ranges: readonly CellRange[];
  readonly strict: boolean;
  readonly prompt: string | null;
  /** The first formula, empty where there is none. */
  readonly formula: string;
}

export interface RawSheet {
  readonly rows: readonly Row[];
  readonly columns: readonly ColumnSpan[];
  readonly merges: readonly CellRange[];
  readonly validations: readonly RawValidation[];
  readonly protected: boolean;
}

const HIDDEN = nameHash("hidden");
const COL = nameHash("col");
const MERGE = nameHash("mergeCell");
const PROTECTION = nameHash("sheetProtection");
const VALIDATION = nameHash("dataValidation");
const FORMULA1 = nameHash("formula1");
const SQREF = nameHash("sqref");

/**
 * Reads the whole part; rows and cells in order, blank rows and padding left out.
 *
 * @throws XlsxError `hostile_workbook` where the sheet stores more cells than the limits allow
 */
export async function readSheetPart(pack: Package, part: string, context: ScanContext): Promise<RawSheet> {
  const { limits } = pack;
  const rows: Row[] = [];
  /** Cells of the row being read; copied to size at its end, since arrays that grow take room ahead. */
  const cells: Cell[] = [];
  /** The cell last kept in each column: forms repeat their blank cells and their sections' names down the rows. */
  const above: Cell[] = [];
  let current = 0;
  let currentHidden = false;
  let filled = 0;
  let blank = 0;
  let sorted = true;
  const endRow = (): void => {
    if (cells.length > 0) rows.push({ row: current, hidden: currentHidden, cells: cells.slice() });
    cells.length = 0;
  };
  const rest = new SheetSurroundings(limits.maxListed);
  await scanSheet(pack, part, context, {
    onRow(row, token) {
      let hidden = false;
      while (token.nextAttribute()) if (token.attribute === HIDDEN) hidden = token.flag();
      if (row <= current) sorted = false;
      endRow();
      current = row;
      currentHidden = hidden;
    },
    onCell(_, cell) {
      if (cell.kind === "blank") {
        if (++blank > limits.maxStoredCells) throw tooMany("cells");
        if (blank > limits.maxBlankCells) return;
      } else if (++filled > limits.maxCells) throw tooMany("cells");
      if (cell.column <= (cells.at(-1)?.column ?? 0)) sorted = false;
      const last = above[cell.column];
      const kept = last && isSame(last, cell) ? last : { ...cell };
      above[cell.column] = kept;
      cells.push(kept);
    },
    onTag(token) {
      rest.token(token);
    },
  });
  endRow();
  return { rows: sorted ? rows : inOrder(rows), ...rest.found() };
}

/** Rows and cells as a person sees them, whatever their order in the file; a row stored twice is joined. */
function inOrder(rows: readonly Row[]): Row[] {
  const byNumber = Map.groupBy(rows, ({ row }) => row);
  return [...byNumber.entries()]
    .sort(([a], [b]) => a - b)
    .map(([row, same]) => ({
      row,
      hidden: same.some(({ hidden }) => hidden),
      cells: same.flatMap(({ cells }) => cells).sort((a, b) => a.column - b.column),
    }));
}

function isSame(one: Cell, other: Cell): boolean {
  return (
    one.style === other.style && one.text === other.text && one.kind === other.kind && one.formula === other.formula
  );
}

/** What stands before and after the sheet data. */
class SheetSurroundings {
  private readonly columns: ColumnSpan[] = [];
  private readonly merges: CellRange[] = [];
  private readonly validations: RawValidation[] = [];
  private isProtected = false;
  private readonly most: number;
  private ranges = 0;
  private validation: { attributes: Map<string, string>; formula: string; sqref: string } | null = null;
  private into: "formula" | "sqref" | null = null;

  /** @param most ranges, merges and columns of a sheet */
  constructor(most: number) {
    this.most = most;
  }

  token(token: XmlTokenizer): void {
    const { kind, name } = token;
    if (kind === "text" || kind === "cdata") {
      if (this.validation && this.into) this.validation[this.into] += token.textValue();
    } else if (kind === "close") {
      if (name === VALIDATION) this.endValidation();
      else if (name === FORMULA1 || name === SQREF) this.into = null;
    } else if (kind !== "other") {
      if (this.columns.length + this.merges.length + this.validations.length + this.ranges > this.most) {
        throw tooMany("merges and validations");
      }
      if (name === COL) this.addColumns(token.attributes());
      else if (name === MERGE) {
        const range = parseRange(token.attributes().get("ref") ?? "");
        if (range) this.merges.push(range);
      } else if (name === PROTECTION) this.isProtected = isTrue(token.attributes().get("sheet"));
      else if (name === VALIDATION) {
        this.validation = { attributes: token.attributes(), formula: "", sqref: "" };
        if (kind === "empty") this.endValidation();
      } else if (kind === "open" && name === FORMULA1) this.into = "formula";
      else if (kind === "open" && name === SQREF) this.into = "sqref";
    }
  }

  found(): Omit<RawSheet, "rows"> {
    const { columns, merges, validations } = this;
    return { columns, merges, validations, protected: this.isProtected };
  }

  private addColumns(attributes: Map<string, string>): void {
    const width = attributes.get("width");
    this.columns.push({
      from: Number(attributes.get("min")),
      to: Number(attributes.get("max")),
      width: width === undefined ? null : Number(width),
      hidden: isTrue(attributes.get("hidden")),
    });
  }

  private endValidation(): void {
    const { validation } = this;
    this.validation = null;
    this.into = null;
    if (!validation) return;
    const { attributes } = validation;
    const ranges = parseRanges(attributes.get("sqref") ?? validation.sqref);
    this.ranges += ranges.length;
    this.validations.push({
      type: attributes.get("type") ?? "none",
      ranges,
      strict: isTrue(attributes.get("showErrorMessage")) && (attributes.get("errorStyle") ?? "stop") === "stop",
      prompt: attributes.get("prompt") ?? null,
      formula: validation.formula.trim(),
    });
  }
}

function isTrue(value: string | undefined): boolean {
  return value === "1" || value === "true";
}
