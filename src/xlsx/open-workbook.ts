/**
 * A workbook opened for reading: sheets by name, each read when asked for, dropdowns resolved across sheets.
 *
 * Nothing is kept between sheets but the shared strings, the styles and the options of lists already looked up, so that
 * memory follows the largest sheet.
 */
import { contains } from "./address.ts";
import type { ScanContext } from "./cell-value.ts";
import { XlsxError } from "./errors.ts";
import { type Limits, tooMany } from "./limits.ts";
import { ListFormulas, type ListSource, type OptionKind, type PlacedTable } from "./list-options.ts";
import type { CellKind, Sheet, SheetNotes, Validation, Workbook } from "./model.ts";
import { openPackage, type Package } from "./package.ts";
import { readSharedStrings } from "./shared-strings.ts";
import { readSheetNotes, readTables } from "./sheet-notes.ts";
import { type RawValidation, readSheetPart } from "./sheet-reader.ts";
import { scanSheet } from "./sheet-scan.ts";
import { readStyles, type Styles } from "./styles.ts";
import { readWorkbookPart, type WorkbookPart } from "./workbook-part.ts";

/** No person picks from a longer list, and no honest one was seen. */
const MOST_OPTIONS = 10_000;

/**
 * Opens an `.xlsx` or `.xlsm` file.
 *
 * @param limits bounds that differ from `DEFAULT_LIMITS`
 * @throws XlsxError with every code but `invalid_edit`
 */
export async function openWorkbook(bytes: Uint8Array, limits?: Partial<Limits>): Promise<Workbook> {
  const pack = openPackage(bytes, limits);
  const workbook = await readWorkbookPart(pack);
  return new OpenWorkbook(pack, workbook, await readStyles(pack, workbook.styles));
}

/** Comparisons of cells with lists; real workbooks need some hundred thousand. */
const MOST_STEPS = 200_000_000;

type RangeSource = ListSource & { readonly kind: "range" };

interface Options {
  readonly options: readonly string[];
  readonly kinds: readonly OptionKind[];
}

interface OpenList {
  readonly source: RangeSource;
  readonly options: string[];
  readonly kinds: OptionKind[];
}

class OpenWorkbook implements Workbook {
  readonly sheets;
  readonly names;
  readonly styles;
  private readonly pack: Package;
  private readonly workbook: WorkbookPart;
  private readonly formats: Styles["formats"];
  private strings: Promise<readonly string[]> | undefined;
  private formulas: Promise<ListFormulas> | undefined;
  /** Options of ranges already looked up, by sheet and range. */
  private readonly options = new Map<string, Options>();

  constructor(pack: Package, workbook: WorkbookPart, styles: Styles) {
    this.pack = pack;
    this.workbook = workbook;
    this.sheets = workbook.sheets.map(({ name, state }) => ({ name, state }));
    this.names = workbook.names;
    this.styles = styles.cells;
    this.formats = styles.formats;
  }

  async readSheet(name: string): Promise<Sheet> {
    const index = this.indexOf(name);
    const { state = "visible", part } = this.workbook.sheets[index] ?? {};
    if (!part) return { name, state, rows: [], columns: [], merges: [], validations: [], protected: false };
    const raw = await readSheetPart(this.pack, part, await this.context());
    return { ...raw, name, state, validations: await this.resolve(raw.validations, index) };
  }

  async readNotes(name: string): Promise<SheetNotes> {
    const part = this.workbook.sheets[this.indexOf(name)]?.part;
    return part ? readSheetNotes(this.pack, part) : { comments: [], tables: [], shapes: [] };
  }

  private indexOf(name: string): number {
    const index = this.workbook.sheets.findIndex((sheet) => sheet.name === name);
    if (index < 0) throw new XlsxError("invalid_edit", `The workbook has no sheet named "${name}".`);
    return index;
  }

  private async context(): Promise<ScanContext> {
    this.strings ??= readSharedStrings(this.pack, this.workbook.sharedStrings);
    return { strings: await this.strings, formats: this.formats, date1904: this.workbook.date1904 };
  }

  private async resolve(raw: readonly RawValidation[], sheet: number): Promise<Validation[]> {
    if (!raw.some(({ type }) => type === "list"))
      return raw.map((each) => ({ ...withoutFormula(each), options: null }));
    this.formulas ??= this.readFormulas();
    const formulas = await this.formulas;
    const sources = raw.map(({ type, formula }) => (type === "list" ? formulas.source(formula, sheet) : null));
    await this.lookUp(sources.filter((source) => source?.kind === "range"));
    return raw.map((each, index) => {
      const source = sources[index];
      const { options, kinds } = (source?.kind === "range" ? this.options.get(keyOf(source)) : source) ?? NO_OPTIONS;
      const typed = kinds?.some((kind) => kind !== "text");
      return { ...withoutFormula(each), options, ...(typed && { kinds }) };
    });
  }

  private async readFormulas(): Promise<ListFormulas> {
    const tables: PlacedTable[] = [];
    for (const [sheet, { part }] of this.workbook.sheets.entries()) {
      if (!part) continue;
      try {
        for (const table of await readTables(this.pack, part)) tables.push({ sheet, table });
      } catch (error) {
        // Broken tables make lists unknown, not other sheets unreadable.
        if (!(error instanceof XlsxError)) throw error;
      }
    }
    return new ListFormulas(this.workbook, tables);
  }

  /** Reads the ranges not yet known, each sheet once. */
  private async lookUp(sources: readonly RangeSource[]): Promise<void> {
    const wanted = new Map(sources.map((source) => [keyOf(source), source]));
    for (const key of this.options.keys()) wanted.delete(key);
    for (const [sheet, group] of Map.groupBy(wanted.values(), (source) => source.sheet)) {
      const lists: OpenList[] = group.map((source) => ({ source, options: [], kinds: [] }));
      const part = this.workbook.sheets[sheet]?.part;
      if (part) await this.collect(part, lists);
      for (const { source, options, kinds } of lists) {
        if (options.length <= MOST_OPTIONS) this.options.set(keyOf(source), { options, kinds });
      }
    }
  }

  /** Adds the texts of each list's range, in reading order. */
  private async collect(part: string, lists: readonly OpenList[]): Promise<void> {
    let row = 0;
    let inRow: readonly OpenList[] = [];
    let steps = 0;
    await scanSheet(this.pack, part, await this.context(), {
      wants: (at, column) => {
        if (at !== row) {
          row = at;
          inRow = lists.filter(({ source: { range } }) => at >= range.top && at <= range.bottom);
          steps += lists.length;
        }
        steps += inRow.length;
        if (steps > MOST_STEPS) throw tooMany("dropdowns");
        return inRow.some(({ source }) => contains(source.range, at, column));
      },
      onCell: (at, { column, text, kind }) => {
        if (text === "") return;
        for (const { source, options, kinds } of inRow) {
          if (options.length > MOST_OPTIONS || !contains(source.range, at, column)) continue;
          options.push(text);
          kinds.push(optionKind(kind));
        }
      },
    });
  }
}

const NO_OPTIONS = { options: null, kinds: undefined };

function optionKind(kind: CellKind): OptionKind {
  return kind === "number" || kind === "date" || kind === "boolean" ? kind : "text";
}

function withoutFormula({ type, ranges, strict, prompt }: RawValidation): Omit<Validation, "options"> {
  return { type, ranges, strict, prompt };
}

function keyOf({ sheet, range }: RangeSource): string {
  return `${sheet}!${range.top},${range.left},${range.bottom},${range.right}`;
}
