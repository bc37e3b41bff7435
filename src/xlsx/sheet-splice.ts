/**
 * A sheet part with texts put into cells, in one pass over its bytes: what is not a target is copied as it stands.
 *
 * In: the part's pieces and a plan. Out: the new part's pieces. A target cell keeps its place and format and loses its
 * value, type and metadata; a missing cell or row is inserted in order with the format of its row, else of its column.
 * Besides, only this changes: `spans` of a row that grows past them, a row height that Excel had fitted to the old
 * contents, the dimension. Source: ECMA-376 18.3.1.
 */
import { columnLetters, formatRange, parseRange } from "./address.ts";
import { CellCursor } from "./cell-cursor.ts";
import { fromUtf8, toUtf8 } from "./encoding.ts";
import { XlsxError } from "./errors.ts";
import { joinBytes, type Package, readPart } from "./package.ts";
import { invalid, type SheetPlan, type Target, type TargetRow } from "./sheet-plan.ts";
import { cellKey } from "./sheet-survey.ts";
import type { WrapStyles } from "./wrap-styles.ts";
import { encodeCell } from "./xml-text.ts";
import { nameHash, XmlTokenizer } from "./xml-tokens.ts";

const SHEET_DATA = nameHash("sheetData");
const DIMENSION = nameHash("dimension");
const ROW = nameHash("row");
const C = nameHash("c");
const F = nameHash("f");

export interface SpliceOptions {
  /** False keeps cells that hold a value; `onKept` hears of them. */
  readonly overwrite: boolean;
  readonly onKept: (target: Target) => void;
  readonly styles: WrapStyles;
}

/** @throws XlsxError `invalid_edit` where a target holds a formula */
export async function* spliceSheet(
  pack: Package,
  part: string,
  plan: SheetPlan,
  options: SpliceOptions,
): AsyncGenerator<Uint8Array, void, undefined> {
  const splicer = new Splicer(plan, options, new XmlTokenizer(pack.limits));
  let encode = fromUtf8("utf-8");
  const pieces = toUtf8(readPart(pack, part), (encoding) => {
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
  private readonly encoder = new TextEncoder();
  private readonly byRow: ReadonlyMap<number, TargetRow>;
  private out: Uint8Array[] = [];
  /** How far the window has been dealt with. */
  private copied = 0;
  private inData = false;
  /** Prefix of the sheet's elements, with its colon. */
  private prefix = "";
  /** Index into the plan's rows: the first that may still have to be inserted. */
  private nextRow = 0;
  private row: TargetRow | undefined;
  private rowStyle = 0;
  /** A target cell that is being replaced: its bytes are held until its end, since it may prove to be kept. */
  private cell: { target: Target; style: number; prefix: string; held: Uint8Array[]; filled: boolean } | null = null;

  constructor(plan: SheetPlan, options: SpliceOptions, tokens: XmlTokenizer) {
    this.plan = plan;
    this.options = options;
    this.tokens = tokens;
    this.byRow = new Map(plan.rows.map((row) => [row.row, row]));
  }

  push(piece: Uint8Array): Uint8Array {
    this.tokens.push(piece);
    this.copied = 0;
    return this.drain();
  }

  close(): Uint8Array {
    this.tokens.close();
    const last = this.drain();
    if (this.plan.rows.some((row) => row.targets.some((target) => !target.done))) {
      throw new XlsxError(
        "damaged_workbook",
        `The cells of sheet "${this.plan.sheet}" are out of order: open the workbook in Excel and save it again.`,
      );
    }
    return last;
  }

  private drain(): Uint8Array {
    this.out = [];
    while (this.tokens.next()) this.token();
    this.copyTo(this.tokens.end);
    // One piece a window: a stream's cost is by the piece.
    return joinBytes(this.out);
  }

  /** Passes the window's bytes up to an offset on as they are. */
  private copyTo(offset: number): void {
    if (offset > this.copied) {
      const bytes = this.tokens.bytes.subarray(this.copied, offset);
      if (this.cell) this.cell.held.push(bytes.slice());
      else this.out.push(bytes);
    }
    this.copied = offset;
  }

  /** Puts XML where the token begins (or, with `skip`, instead of it). */
  private insert(xml: string, skip = false): void {
    this.copyTo(this.tokens.start);
    if (xml !== "") this.out.push(this.encoder.encode(xml));
    if (skip) this.copied = this.tokens.end;
  }

  private token(): void {
    const { kind, name } = this.tokens;
    if (this.cell) this.insideTarget();
    else if (kind === "text" || kind === "cdata" || kind === "other") return;
    else if (!this.inData) this.outside();
    else if (name === C && kind !== "close") this.openCell();
    else if (name === ROW) {
      if (kind === "close") this.closeRow();
      else this.openRow();
    } else if (name === SHEET_DATA && kind === "close") {
      this.insert(this.rowsBefore(Number.POSITIVE_INFINITY));
      this.inData = false;
    }
  }

  private outside(): void {
    const { tokens } = this;
    if (tokens.name === SHEET_DATA && tokens.kind === "open") {
      this.inData = true;
      this.prefix = tokens.prefix();
    } else if (tokens.name === SHEET_DATA && tokens.kind === "empty") {
      this.prefix = tokens.prefix();
      this.insert(`${opened(this.tag())}${this.rowsBefore(Number.POSITIVE_INFINITY)}</${this.prefix}sheetData>`, true);
    } else if (tokens.name === DIMENSION && tokens.kind !== "close") this.dimension();
  }

  private dimension(): void {
    const old = parseRange(this.tokens.attributes().get("ref") ?? "");
    if (!old) return;
    let { top, left, bottom, right } = old;
    for (const { row, targets } of this.plan.rows) {
      top = Math.min(top, row);
      bottom = Math.max(bottom, row);
      left = Math.min(left, targets[0]?.column ?? left);
      right = Math.max(right, targets.at(-1)?.column ?? right);
    }
    const grown = formatRange({ top, left, bottom, right });
    if (grown !== formatRange(old))
      this.insert(this.tag().replace(/(\sref\s*=\s*)("[^"]*"|'[^']*')/, `$1"${grown}"`), true);
  }

  private openRow(): void {
    const { tokens } = this;
    this.cursor.openRow(tokens);
    const before = this.rowsBefore(this.cursor.row);
    if (before !== "") this.insert(before);
    this.row = this.byRow.get(this.cursor.row);
    if (!this.row) return;
    const attributes = tokens.attributes();
    this.rowStyle = isTrue(attributes.get("customFormat")) ? Number(attributes.get("s") ?? 0) : 0;
    const tag = this.rowTag(attributes);
    if (tokens.kind === "empty") {
      const cells = this.cellsBefore(Number.POSITIVE_INFINITY);
      if (cells !== "") this.insert(`${opened(tag)}${cells}</${tokens.prefix()}row>`, true);
      this.row = undefined;
    } else if (tag !== this.tag()) this.insert(tag, true);
  }

  /** The row's tag without what the new cells make wrong. */
  private rowTag(attributes: Map<string, string>): string {
    const targets = this.row?.targets ?? [];
    let tag = this.tag();
    const [from = 0, to = 0] = (attributes.get("spans") ?? "").split(/[: ]/).map(Number);
    if (targets.some(({ column }) => column < from || column > to)) tag = withoutAttribute(tag, "spans");
    // A height that is not custom was fitted to the old contents; left in, it would clip a long text.
    const fitted = !isTrue(attributes.get("customHeight")) && !this.plan.survey.zeroHeight;
    return fitted && targets.some(({ long }) => long) ? withoutAttribute(tag, "ht") : tag;
  }

  private closeRow(): void {
    if (this.row) this.insert(this.cellsBefore(Number.POSITIVE_INFINITY));
    this.row = undefined;
  }

  private openCell(): void {
    const { tokens, cursor } = this;
    if (!this.row) return;
    cursor.openCell(tokens);
    const before = this.cellsBefore(cursor.column);
    if (before !== "") this.insert(before);
    const target = this.row.targets.find(({ column }) => column === cursor.column);
    if (!target || target.done) return;
    this.copyTo(tokens.start);
    this.cell = {
      target,
      style: Number(tokens.attributes().get("s") ?? 0),
      prefix: tokens.prefix(),
      held: [],
      filled: false,
    };
    if (tokens.kind === "empty") this.endTarget();
  }

  private insideTarget(): void {
    const { kind, name } = this.tokens;
    const cell = this.cell;
    if (!cell) return;
    if (name === F && (kind === "open" || kind === "empty")) {
      const address = `${columnLetters(cell.target.column)}${cell.target.row}`;
      throw invalid(this.plan.sheet, address, "holds a formula, which is never overwritten: choose another cell");
    }
    if (kind === "text" || kind === "cdata") cell.filled = true;
    else if (kind === "close" && name === C) this.endTarget();
  }

  private endTarget(): void {
    const cell = this.cell;
    if (!cell) return;
    this.copyTo(this.tokens.end);
    this.cell = null;
    cell.target.done = true;
    if (cell.filled && !this.options.overwrite) {
      this.out.push(...cell.held);
      this.options.onKept(cell.target);
    } else this.out.push(this.encoder.encode(this.cellXml(cell.target, cell.style, cell.prefix)));
  }

  /** New rows for targets above a row; those of the file that come out of order are met later. */
  private rowsBefore(row: number): string {
    let xml = "";
    for (let next = this.plan.rows[this.nextRow]; next && next.row < row; next = this.plan.rows[++this.nextRow]) {
      if (this.plan.survey.strayRows.has(next.row) || next.targets.every(({ done }) => done)) continue;
      this.row = next;
      this.rowStyle = 0;
      xml += `<${this.prefix}row r="${next.row}">${this.cellsBefore(Number.POSITIVE_INFINITY)}</${this.prefix}row>`;
      this.row = undefined;
    }
    // The row itself is in the file.
    if (this.plan.rows[this.nextRow]?.row === row) this.nextRow++;
    return xml;
  }

  /** New cells for the current row's targets left of a column. */
  private cellsBefore(column: number): string {
    let xml = "";
    for (const target of this.row?.targets ?? []) {
      if (target.column >= column) break;
      if (target.done || this.plan.survey.strayCells.has(cellKey(target.row, target.column))) continue;
      target.done = true;
      xml += this.cellXml(target, this.rowStyle || this.columnStyle(target.column), this.prefix);
    }
    return xml;
  }

  private columnStyle(column: number): number {
    return this.plan.survey.columns.find(({ from, to }) => column >= from && column <= to)?.style ?? 0;
  }

  private cellXml(target: Target, style: number, prefix: string): string {
    const { text } = target;
    const format = target.long ? this.options.styles.wrapping(style) : style;
    const start = `<${prefix}c r="${columnLetters(target.column)}${target.row}"${format > 0 ? ` s="${format}"` : ""}`;
    if (text === "") return `${start}/>`;
    const space = /^\s|\s$|[\t\r\n]| {2}/.test(text) ? ' xml:space="preserve"' : "";
    const xml = encodeCell(text, this.tokens.decoder.encoding !== "utf-8");
    return `${start} t="inlineStr"><${prefix}is><${prefix}t${space}>${xml}</${prefix}t></${prefix}is></${prefix}c>`;
  }

  private tag(): string {
    return this.tokens.decoder.decode(this.tokens.bytes.subarray(this.tokens.start, this.tokens.end));
  }
}

function opened(tag: string): string {
  return tag.replace(/\s*\/>$/, ">");
}

function withoutAttribute(tag: string, name: string): string {
  return tag.replace(new RegExp(`\\s${name}\\s*=\\s*("[^"]*"|'[^']*')`), "");
}

function isTrue(value: string | undefined): boolean {
  return value === "1" || value === "true";
}
