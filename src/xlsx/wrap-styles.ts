/**
 * Wrapping clones of cell formats, so that a long answer is readable in its cell.
 *
 * Clones are appended after the last format of `cellXfs`; nothing else in the styles part is touched, so every index in
 * the workbook keeps its meaning. Where the part cannot be patched safely no clone is made and the cell keeps its format.
 * Source: ECMA-376 18.8.10, 18.8.45.
 */
import { joinBytes } from "./package.ts";
import { nameHash, XmlTokenizer } from "./xml-tokens.ts";

/** Excel's bound on cell formats (Excel specifications and limits). */
const MOST_FORMATS = 65_000;
const CELL_XFS = nameHash("cellXfs");
const XF = nameHash("xf");
const ALIGNMENT = nameHash("alignment");

interface Format {
  readonly xml: string;
  readonly wraps: boolean;
}

interface FormatList {
  readonly formats: readonly Format[];
  /** Offsets into the bytes: the list's open tag and the `<` of its close tag. */
  readonly tagStart: number;
  readonly tagEnd: number;
  readonly end: number;
}

export class WrapStyles {
  private readonly bytes: Uint8Array;
  /** More than one where branches of mc:AlternateContent each have a list. */
  private readonly lists: readonly FormatList[];
  /** Original format to its clone, in order of making. */
  private readonly clones = new Map<number, number>();

  /** @param bytes the styles part in UTF-8 (anything else makes no clones); null where there is none */
  constructor(bytes: Uint8Array | null) {
    this.bytes = bytes ?? new Uint8Array(0);
    const lists = bytes ? findLists(bytes) : [];
    const same = lists.every((list) => list.formats.length === lists[0]?.formats.length);
    this.lists = same ? lists : [];
  }

  /** The index of a format like `style` that wraps; `style` itself where it already does or no clone can be made. */
  wrapping(style: number): number {
    const formats = this.lists[0]?.formats;
    const format = formats?.[style];
    if (!formats || !format || format.wraps) return style;
    const known = this.clones.get(style);
    if (known !== undefined) return known;
    const index = formats.length + this.clones.size;
    if (index >= MOST_FORMATS) return style;
    this.clones.set(style, index);
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
      const added = [...this.clones.keys()].map((style) => wrap(list.formats[style]?.xml ?? "")).join("");
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

function findLists(bytes: Uint8Array): FormatList[] {
  const tokens = new XmlTokenizer();
  const lists: FormatList[] = [];
  let formats: Format[] = [];
  let inList = false;
  let xfStart = -1;
  let wraps = false;
  let tag = { start: 0, end: 0 };
  tokens.push(bytes);
  tokens.close();
  while (tokens.next()) {
    const { kind, name, start, end } = tokens;
    if (name === CELL_XFS && kind === "open") {
      inList = true;
      formats = [];
      tag = { start, end };
    } else if (name === CELL_XFS && kind === "close" && inList) {
      inList = false;
      lists.push({ formats, tagStart: tag.start, tagEnd: tag.end, end: start });
    } else if (inList && name === XF && kind === "empty") {
      formats.push({ xml: decode(bytes.subarray(start, end)), wraps: false });
    } else if (inList && name === XF && kind === "open") {
      xfStart = start;
      wraps = false;
    } else if (inList && name === ALIGNMENT && (kind === "open" || kind === "empty")) {
      wraps = /^(1|true)$/.test(tokens.attributes().get("wrapText") ?? "");
    } else if (inList && name === XF && kind === "close") {
      formats.push({ xml: decode(bytes.subarray(xfStart, end)), wraps });
    }
  }
  return lists;
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
