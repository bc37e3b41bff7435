/**
 * A sheet part with texts put into cells, in one pass over its bytes: what is not a target is copied as it stands.
 *
 * In: the part's pieces and a plan. Out: the new part's pieces. A target cell keeps its place and format and loses its
 * value, type and metadata; a missing cell or row is inserted in order with the format of its row, else of its column.
 * Besides, only this changes: `spans` of a row that grows past them, a row height that was fitted to the old
 * contents, the dimension. Source: ECMA-376 18.3.1.
 */
import { columnLetters, formatAddress, formatRange, parseRange } from "./address.ts";
import { ByteSink } from "./byte-sink.ts";
import { CellCursor } from "./cell-cursor.ts";
import { fromUtf8, toUtf8 } from "./encoding.ts";
import { XlsxError } from "./errors.ts";
import type { FormatClones } from "./format-clones.ts";
import { type Package, readPart } from "./package.ts";
import { invalid, type SheetPlan, type Target } from "./sheet-plan.ts";
import { cellKey } from "./sheet-survey.ts";
import { rowHeight } from "./text-lines.ts";
import { encodeCell } from "./xml-text.ts";
import { nameHash, parseNatural, XmlTokenizer } from "./xml-tokens.ts";

const SHEET_DATA = nameHash("sheetData");
const DIMENSION = nameHash("dimension");
const ROW = nameHash("row");
const C = nameHash("c");
const F = nameHash("f");
const EXTENSIONS = nameHash("extLst");
const REF = nameHash("ref");
const STYLE = nameHash("s");
const SPANS = nameHash("spans");
const HEIGHT = nameHash("ht");
const CUSTOM_HEIGHT = nameHash("customHeight");
const CUSTOM_FORMAT = nameHash("customFormat");
const COLON = 0x3a;

export interface SpliceOptions {
  /** False keeps cells that hold a value; `onKept` hears of them. */
  readonly overwrite: boolean;
  readonly onKept: (target: Target) => void;
  readonly styles: FormatClones;
}

/**
 * Yields the patched part; every target of the plan is done or kept at its end.
 *
 * @throws XlsxError `invalid_edit` where a target holds a formula
 */
export async function* spliceSheet(
  pack: Package,
  part: string,
  plan: SheetPlan,
  options: SpliceOptions,
): AsyncGenerator<Uint8Array, void, undefined> {
  const splicer = new Splicer(plan, options, new XmlTokenizer(pack.limits));
  let encode = fromUtf8("utf-8");
  const pieces = toUtf8(readPart(pack, part, pack.limits.maxPartBytes), (encoding) => {
    encode = fromUtf8(encoding);
  });
  for await (const piece of pieces) {
    yield encode(splicer.push(piece));
  }
  yield encode(splicer.close());
}

class Splicer {
  private readonly plan: SheetPlan;
  private readonly options: SpliceOptions;
  private readonly tokens: XmlTokenizer;
  private readonly cursor = new CellCursor();
  private readonly out = new ByteSink();
  /** How far the window has been dealt with. */
  private copied = 0;
  private inData = false;
  /** Prefix of the sheet's elements, with its colon. */
  private prefix = "";
  /** The first target that may still have to be inserted before a row. */
  private nextTarget = 0;
  /** The targets of the current row: `plan.targets[rowFrom, rowTo)`. */
  private rowFrom = 0;
  private rowTo = 0;
  private rowStyle = 0;
  /** The target whose cell is being replaced. */
  private target: Target | null = null;
  private cellStyle = 0;
  private cellPrefix = "";
  private cellFilled = false;
  /** Inside the cell's extensions, whose elements are none of the cell's own. */
  private extended = false;
  /** The cell's bytes where filled cells are kept: only its end shows whether it is one. */
  private readonly held: Uint8Array[] = [];
  private tags = cellTags("");

  constructor(plan: SheetPlan, options: SpliceOptions, tokens: XmlTokenizer) {
    this.plan = plan;
    this.options = options;
    this.tokens = tokens;
  }

  push(piece: Uint8Array): Uint8Array {
    this.tokens.push(piece);
    this.copied = 0;
    return this.drain();
  }

  close(): Uint8Array {
    this.tokens.close();
    const last = this.drain();
    if (this.plan.targets.some(({ done }) => !done)) {
      throw new XlsxError(
        "damaged_workbook",
        `The cells of sheet "${this.plan.sheet}" are out of order: open the workbook in Excel and save it again.`,
      );
    }
    return last;
  }

  private drain(): Uint8Array {
    while (this.tokens.next()) this.token();
    this.copyTo(this.tokens.end);
    return this.out.take();
  }

  /** Passes the window's bytes up to an offset on as they are. */
  private copyTo(offset: number): void {
    if (offset > this.copied) {
      const { bytes } = this.tokens;
      if (!this.target) this.out.copy(bytes, this.copied, offset);
      else if (!this.options.overwrite) this.held.push(bytes.slice(this.copied, offset));
    }
    this.copied = offset;
  }

  private token(): void {
    const { kind, name } = this.tokens;
    if (this.target) this.insideTarget(this.target);
    else if (kind === "text" || kind === "cdata" || kind === "other") return;
    else if (!this.inData) this.outside();
    else if (name === C && kind !== "close") this.openCell();
    else if (name === ROW) {
      if (kind === "close") this.closeRow();
      else this.openRow();
    } else if (name === SHEET_DATA && kind === "close") {
      this.copyTo(this.tokens.start);
      this.rowsBefore(Number.POSITIVE_INFINITY);
      this.inData = false;
    }
  }

  private outside(): void {
    const { tokens } = this;
    if (tokens.kind === "close") return;
    if (tokens.name === DIMENSION) this.dimension();
    else if (tokens.name === SHEET_DATA) {
      this.prefix = tokens.prefix();
      this.inData = tokens.kind === "open";
      if (!this.inData) {
        this.expand();
        this.rowsBefore(Number.POSITIVE_INFINITY);
        this.out.text(`</${this.prefix}sheetData>`);
      }
    }
  }

  /** Makes the self-closed tag an open one. */
  private expand(): void {
    const { tokens } = this;
    this.copyTo(tokens.end - 2);
    this.out.text(">");
    this.copied = tokens.end;
  }

  private dimension(): void {
    const { tokens } = this;
    while (tokens.nextAttribute()) {
      const old = tokens.attribute === REF ? parseRange(tokens.value()) : null;
      if (!old) continue;
      let { top, left, bottom, right } = old;
      this.plan.targets.forEach(({ row, column }) => {
        top = Math.min(top, row);
        bottom = Math.max(bottom, row);
        left = Math.min(left, column);
        right = Math.max(right, column);
      });
      const grown = formatRange({ top, left, bottom, right });
      if (grown === formatRange(old)) return;
      this.copyTo(tokens.valueStart);
      this.out.text(grown);
      this.copied = tokens.valueEnd;
      return;
    }
  }

  private openRow(): void {
    const { tokens, cursor } = this;
    cursor.openRow(tokens);
    this.copyTo(tokens.start);
    this.rowsBefore(cursor.row);
    this.enterRow(cursor.row);
    if (this.rowFrom === this.rowTo) return;
    this.rowTag();
    if (tokens.kind === "empty") {
      this.expand();
      this.cellsBefore(Number.POSITIVE_INFINITY);
      this.out.text(`</${tokens.prefix()}row>`);
      this.rowTo = this.rowFrom;
    }
  }

  private enterRow(row: number): void {
    const { targets } = this.plan;
    this.rowStyle = 0;
    this.rowFrom = firstAt(targets, row);
    this.rowTo = this.rowFrom;
    while (targets[this.rowTo]?.row === row) this.rowTo++;
  }

  /** Mends what the new cells make wrong in the row's tag: spans that leave them out, a height that would cut them. */
  private rowTag(): void {
    const { tokens } = this;
    const { targets, survey } = this.plan;
    let customHeight = false;
    let customFormat = false;
    let style = 0;
    while (tokens.nextAttribute()) {
      if (tokens.attribute === CUSTOM_HEIGHT) customHeight = tokens.flag();
      else if (tokens.attribute === STYLE) style = tokens.number() || 0;
      else if (tokens.attribute === CUSTOM_FORMAT) customFormat = tokens.flag();
    }
    this.rowStyle = customFormat ? style : 0;
    // A height that somebody chose stays.
    const needed = survey.zeroHeight || customHeight ? 0 : rowHeight(targets, this.rowFrom, this.rowTo);
    tokens.rewind();
    while (tokens.nextAttribute()) {
      if (tokens.attribute === HEIGHT && needed > 0 && Number(tokens.value()) < needed) {
        this.copyTo(tokens.valueStart);
        this.out.text(String(needed));
        this.copied = tokens.valueEnd;
      } else if (tokens.attribute === SPANS && !this.spansFit()) {
        // With the space before it and the quote behind it.
        this.copyTo(tokens.attributeStart - 1);
        this.copied = tokens.valueEnd + 1;
      }
    }
  }

  /** True where the current attribute, a row's `spans`, covers the columns of all its targets. */
  private spansFit(): boolean {
    const { bytes, valueStart, valueEnd } = this.tokens;
    const colon = bytes.indexOf(COLON, valueStart);
    const from = parseNatural(bytes, valueStart, colon);
    const to = parseNatural(bytes, colon + 1, valueEnd);
    const first = this.plan.targets[this.rowFrom]?.column ?? 0;
    const last = this.plan.targets[this.rowTo - 1]?.column ?? 0;
    return from <= first && last <= to;
  }

  private closeRow(): void {
    this.copyTo(this.tokens.start);
    this.cellsBefore(Number.POSITIVE_INFINITY);
    this.rowTo = this.rowFrom;
  }

  private openCell(): void {
    const { tokens, cursor } = this;
    if (this.rowFrom === this.rowTo) return;
    cursor.openCell(tokens);
    this.copyTo(tokens.start);
    this.cellsBefore(cursor.column);
    for (let index = this.rowFrom; index < this.rowTo; index++) {
      const target = this.plan.targets[index];
      if (target?.column !== cursor.column || target.done) continue;
      this.cellStyle = 0;
      while (tokens.nextAttribute()) if (tokens.attribute === STYLE) this.cellStyle = tokens.number() || 0;
      this.target = target;
      this.cellPrefix = tokens.prefix();
      this.cellFilled = false;
      this.extended = false;
      this.held.length = 0;
      if (tokens.kind === "empty") this.endTarget(target);
      return;
    }
  }

  private insideTarget(target: Target): void {
    const { kind, name } = this.tokens;
    if (name === EXTENSIONS && (kind === "open" || kind === "close")) this.extended = kind === "open";
    if (this.extended) return;
    if (name === F && (kind === "open" || kind === "empty")) {
      const address = formatAddress(target.row, target.column);
      throw invalid(this.plan.sheet, address, "holds a formula, which is never overwritten: choose another cell");
    }
    if (kind === "text" || kind === "cdata") this.cellFilled = true;
    else if (kind === "close" && name === C) this.endTarget(target);
  }

  private endTarget(target: Target): void {
    this.copyTo(this.tokens.end);
    this.target = null;
    target.done = true;
    if (this.cellFilled && !this.options.overwrite) {
      for (const bytes of this.held) this.out.bytes(bytes);
      this.options.onKept(target);
    } else this.writeCell(target, this.cellStyle, this.cellPrefix);
  }

  /** New rows for targets above a row; those of the file that come out of order are met later. */
  private rowsBefore(row: number): void {
    const { targets, survey } = this.plan;
    for (let next = targets[this.nextTarget]; next && next.row < row; next = targets[this.nextTarget]) {
      this.enterRow(next.row);
      this.nextTarget = this.rowTo;
      if (survey.strayRows.has(next.row)) continue;
      this.out.text(`<${this.prefix}row r="${next.row}">`);
      this.cellsBefore(Number.POSITIVE_INFINITY);
      this.out.text(`</${this.prefix}row>`);
    }
    // Those of the row itself have a row to go into.
    while (targets[this.nextTarget]?.row === row) this.nextTarget++;
  }

  /** New cells for the current row's targets left of a column. */
  private cellsBefore(column: number): void {
    const { targets, survey } = this.plan;
    for (let index = this.rowFrom; index < this.rowTo; index++) {
      const target = targets[index];
      if (!target || target.column >= column) break;
      if (target.done || survey.strayCells.has(cellKey(target.row, target.column))) continue;
      target.done = true;
      this.writeCell(target, this.rowStyle || this.columnStyle(target.column), this.prefix);
    }
  }

  private columnStyle(column: number): number {
    return this.plan.survey.columns.find(({ from, to }) => column >= from && column <= to)?.style ?? 0;
  }

  private writeCell(target: Target, style: number, prefix: string): void {
    const { row, column, text, lines, value } = target;
    const { styles } = this.options;
    const counted = value && styles.showing(style, value.shown);
    const format = counted ?? (lines > 1 ? styles.wrapping(style) : style);
    if (prefix !== this.tags.prefix) this.tags = cellTags(prefix);
    // Bit by bit: strings made of these bits would cost more memory than all else.
    const { out, tags } = this;
    out.text(tags.start);
    out.text(columnLetters(column));
    out.text(String(row));
    if (format > 0) {
      out.text('" s="');
      out.text(String(format));
    }
    if (text === "") {
      out.text('"/>');
      return;
    }
    if (value && counted !== null) {
      out.text(value.type === "b" ? tags.boolean : tags.value);
      out.text(value.stored);
      out.text(tags.valueEnd);
      return;
    }
    out.text(tags.text);
    if (/^\s|\s$|[\t\r\n]| {2}/.test(text)) out.text(' xml:space="preserve"');
    out.text(">");
    out.text(encodeCell(text, this.tokens.decoder.encoding !== "utf-8"));
    out.text(tags.end);
  }
}

/** What stands around the address, the style and the text or value of a new cell. */
function cellTags(prefix: string) {
  return {
    prefix,
    start: `<${prefix}c r="`,
    value: `"><${prefix}v>`,
    boolean: `" t="b"><${prefix}v>`,
    valueEnd: `</${prefix}v></${prefix}c>`,
    text: `" t="inlineStr"><${prefix}is><${prefix}t`,
    end: `</${prefix}t></${prefix}is></${prefix}c>`,
  };
}

/** The index of the first target in a row or below it. */
function firstAt(targets: readonly Target[], row: number): number {
  let low = 0;
  let high = targets.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((targets[middle]?.row ?? 0) < row) low = middle + 1;
    else high = middle;
  }
  return low;
}
