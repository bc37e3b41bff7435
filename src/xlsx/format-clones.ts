/**
 * Clones of cell formats that wrap, so that a long answer is readable in its cell, or that show dates and percentages
 * where a cell has no number format of its own.
 *
 * Clones are appended after the last format of `cellXfs`; nothing else in the styles part is touched, so every index in
 * the workbook keeps its meaning. Where the part cannot be patched safely no clone is made and the cell keeps its format.
 * Source: ECMA-376 18.8.10, 18.8.30, 18.8.45.
 */
import { BUILT_IN_FORMATS, parseNumberFormat } from "./number-format.ts";
import { joinBytes } from "./package.ts";
import { nameHash, XmlTokenizer } from "./xml-tokens.ts";

/** Excel's bound on cell formats (Excel specifications and limits). */
const MOST_FORMATS = 65_000;
const CELL_XFS = nameHash("cellXfs");
const XF = nameHash("xf");
const ALIGNMENT = nameHash("alignment");
const NUM_FMT = nameHash("numFmt");
/** Built-in formats (ECMA-376 18.8.30): none, a text whatever is typed, and what dates and percentages are shown by. */
const GENERAL = 0;
const TEXT = "@";
const SHOWN_BY = { date: 14, percent: 9 };

interface Format {
  readonly xml: string;
  readonly wraps: boolean;
  /** Its id. */
  readonly numberFormat: number;
}

interface FormatList {
  readonly formats: readonly Format[];
  /** Offsets into the bytes: the list's open tag and the `<` of its close tag. */
  readonly tagStart: number;
  readonly tagEnd: number;
  readonly end: number;
}

interface Clone {
  readonly of: number;
  /** The number format's id; null for a clone that wraps. */
  readonly shownBy: number | null;
}

export class FormatClones {
  private readonly bytes: Uint8Array;
  /** More than one where branches of mc:AlternateContent each have a list. */
  private readonly lists: readonly FormatList[];
  private readonly codes: ReadonlyMap<number, string>;
  /** By what they are, in order of making, with their indices. */
  private readonly clones = new Map<string, Clone & { readonly index: number }>();

  /** @param bytes the styles part in UTF-8 (anything else makes no clones); null where there is none */
  constructor(bytes: Uint8Array | null) {
    this.bytes = bytes ?? new Uint8Array(0);
    const { lists, codes } = findLists(this.bytes);
    const same = lists.every((list) => list.formats.length === lists[0]?.formats.length);
    this.lists = same ? lists : [];
    this.codes = codes;
  }

  /** The index of a format like `style` that wraps; `style` itself where it already does or no clone can be made. */
  wrapping(style: number): number {
    const format = this.lists[0]?.formats[style];
    return !format || format.wraps ? style : (this.clone({ of: style, shownBy: null }) ?? style);
  }

  /**
   * The index of a format in which a stored value is read as meant: `style` itself where it has a number format that
   * will do. Null where the value has to be stored as text: in a cell that is formatted as text, as Excel does, and where
   * no clone can be made.
   */
  showing(style: number, as: "date" | "percent" | null): number | null {
    const format = this.lists[0]?.formats[style];
    const id = format?.numberFormat ?? GENERAL;
    const code = this.codes.get(id) ?? BUILT_IN_FORMATS[id] ?? "General";
    if (code === TEXT) return null;
    if (as === null || (as === "percent" && id !== GENERAL)) return style;
    if (as === "date" && parseNumberFormat(code).kind === "date") return style;
    return format ? this.clone({ of: style, shownBy: SHOWN_BY[as] }) : null;
  }

  private clone(wanted: Clone): number | null {
    const key = `${wanted.of} ${wanted.shownBy}`;
    const known = this.clones.get(key);
    if (known) return known.index;
    const index = (this.lists[0]?.formats.length ?? 0) + this.clones.size;
    if (index >= MOST_FORMATS) return null;
    this.clones.set(key, { ...wanted, index });
    return index;
  }

  /** The patched part; null where no clone was made. */
  patched(): Uint8Array | null {
    if (this.clones.size === 0) return null;
    const pieces: Uint8Array[] = [];
    const encoder = new TextEncoder();
    let done = 0;
    for (const list of this.lists) {
      const tag = decode(this.bytes.subarray(list.tagStart, list.tagEnd));
      const count = list.formats.length + this.clones.size;
      const added = [...this.clones.values()]
        .map(({ of, shownBy }) => {
          const xml = list.formats[of]?.xml ?? "";
          return shownBy === null ? wrap(xml) : show(xml, shownBy);
        })
        .join("");
      pieces.push(
        this.bytes.subarray(done, list.tagStart),
        encoder.encode(tag.replace(/(\scount\s*=\s*)(["'])\d*\2/, `$1$2${count}$2`)),
        this.bytes.subarray(list.tagEnd, list.end),
        encoder.encode(added),
      );
      done = list.end;
    }
    pieces.push(this.bytes.subarray(done));
    return joinBytes(pieces);
  }
}

function findLists(bytes: Uint8Array): { lists: FormatList[]; codes: Map<number, string> } {
  const tokens = new XmlTokenizer();
  const lists: FormatList[] = [];
  const codes = new Map([[49, TEXT]]);
  let formats: Format[] = [];
  let inList = false;
  let xf = { start: -1, wraps: false, numberFormat: GENERAL };
  let tag = { start: 0, end: 0 };
  tokens.push(bytes);
  tokens.close();
  while (tokens.next()) {
    const { kind, name, start, end } = tokens;
    if (name === NUM_FMT && (kind === "open" || kind === "empty")) {
      const attributes = tokens.attributes();
      codes.set(Number(attributes.get("numFmtId")), attributes.get("formatCode") ?? "");
    } else if (name === CELL_XFS && kind === "open") {
      inList = true;
      formats = [];
      tag = { start, end };
    } else if (name === CELL_XFS && kind === "close" && inList) {
      inList = false;
      lists.push({ formats, tagStart: tag.start, tagEnd: tag.end, end: start });
    } else if (inList && name === XF && (kind === "open" || kind === "empty")) {
      xf = { start, wraps: false, numberFormat: Number(tokens.attributes().get("numFmtId") ?? GENERAL) };
      if (kind === "empty") formats.push({ ...xf, xml: decode(bytes.subarray(start, end)) });
    } else if (inList && name === ALIGNMENT && (kind === "open" || kind === "empty")) {
      xf.wraps = /^(1|true)$/.test(tokens.attributes().get("wrapText") ?? "");
    } else if (inList && name === XF && kind === "close") {
      formats.push({ ...xf, xml: decode(bytes.subarray(xf.start, end)) });
    }
  }
  return { lists, codes };
}

/** The format's XML with another number format. */
function show(xml: string, format: number): string {
  const tag = /^<(?:[\w.-]+:)?xf\b[^>]*>/.exec(xml)?.[0];
  if (!tag) return xml;
  return setAttribute(setAttribute(tag, "numFmtId", String(format)), "applyNumberFormat", "1") + xml.slice(tag.length);
}

/** The format's XML with wrapping on. `shrinkToFit` gives way: Excel ignores it beside wrapping, others do not. */
function wrap(xml: string): string {
  const open = /^<((?:[\w.-]+:)?)xf\b[^>]*?(\/?)>/.exec(xml);
  if (!open) return xml;
  const prefix = open[1] ?? "";
  const tag = setAttribute(open[0], "applyAlignment", "1");
  const rest = xml.slice(open[0].length);
  if (open[2] === "/") return `${tag.slice(0, -2).trimEnd()}><${prefix}alignment wrapText="1"/></${prefix}xf>`;
  const alignment = /<(?:[\w.-]+:)?alignment\b[^>]*>/.exec(rest);
  if (!alignment) return `${tag}<${prefix}alignment wrapText="1"/>${rest}`;
  const wrapped = setAttribute(alignment[0].replace(/\sshrinkToFit\s*=\s*(["'])[^"']*\1/, ""), "wrapText", "1");
  return tag + rest.replace(alignment[0], wrapped);
}

/** A tag with an attribute set, in place where it has it already. */
export function setAttribute(tag: string, name: string, value: string): string {
  const has = new RegExp(`(\\s${name}\\s*=\\s*)("[^"]*"|'[^']*')`).exec(tag);
  if (has) return tag.replace(has[0], `${has[1]}"${value}"`);
  const end = tag.endsWith("/>") ? "/>" : ">";
  return `${tag.slice(0, -end.length).trimEnd()} ${name}="${value}"${end}`;
}

function decode(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes);
}
