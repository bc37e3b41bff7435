/**
 * The styles part as far as layout and values need it: cell formats with their number format, fill, weight, wrapping
 * and lock. Source: ECMA-376 18.8.
 */
import { tooMany } from "./limits.ts";
import type { CellStyle } from "./model.ts";
import { BUILT_IN_FORMATS, type NumberFormat, parseNumberFormat } from "./number-format.ts";
import { type Package, readTokens } from "./package.ts";
import { nameHash, type XmlTokenizer } from "./xml-tokens.ts";

export interface Styles {
  /** By cell format index. */
  readonly cells: readonly CellStyle[];
  readonly formats: readonly NumberFormat[];
}

const PLAIN: CellStyle = { bold: false, wrap: false, locked: true, fill: null };
const hashes = [
  "fonts",
  "fills",
  "cellXfs",
  "font",
  "fill",
  "xf",
  "b",
  "patternFill",
  "fgColor",
  "alignment",
  "protection",
  "numFmt",
];
const [FONTS, FILLS, CELL_XFS, FONT, FILL, XF, BOLD, PATTERN, FG_COLOR, ALIGNMENT, PROTECTION, NUM_FMT] =
  hashes.map(nameHash);

interface Xf {
  font: number;
  fill: number;
  format: number;
  wrap: boolean;
  locked: boolean;
}

/** Reads the part; without one every cell has the plain style. */
export async function readStyles(pack: Package, part: string | null): Promise<Styles> {
  const bold: boolean[] = [];
  const fills: (string | null)[] = [];
  const xfs: Xf[] = [];
  const codes = new Map<number, string>();
  let list: number | undefined;
  let solid = false;
  const open = (token: XmlTokenizer): void => {
    const { name } = token;
    if (bold.length + fills.length + xfs.length + codes.size > pack.limits.maxListed) throw tooMany("formats");
    if (name === FONTS || name === FILLS || name === CELL_XFS) {
      // A second list stands in another branch of mc:AlternateContent; the first one counts.
      const again = (name === FONTS && bold.length > 0) || (name === FILLS && fills.length > 0) || xfs.length > 0;
      list = again || token.kind === "empty" ? undefined : name;
    } else if (name === NUM_FMT) {
      const attributes = token.attributes();
      codes.set(Number(attributes.get("numFmtId")), attributes.get("formatCode") ?? "");
    } else if (list === FONTS) {
      if (name === FONT) bold.push(false);
      else if (name === BOLD) bold[bold.length - 1] = !/^(0|false)$/.test(token.attributes().get("val") ?? "1");
    } else if (list === FILLS) {
      if (name === FILL) fills.push(null);
      else if (name === PATTERN) solid = !/^none$/.test(token.attributes().get("patternType") ?? "none");
      else if (name === FG_COLOR && solid) fills[fills.length - 1] = colour(token.attributes());
    } else if (list === CELL_XFS) {
      const last = xfs.at(-1);
      if (name === XF) xfs.push(xfOf(token.attributes()));
      else if (name === ALIGNMENT && last) last.wrap = isTrue(token.attributes().get("wrapText"));
      else if (name === PROTECTION && last) last.locked = !/^(0|false)$/.test(token.attributes().get("locked") ?? "1");
    }
  };
  if (part) {
    await readTokens(pack, part, (token) => {
      if (token.kind === "open" || token.kind === "empty") open(token);
      else if (token.kind === "close" && token.name === list) list = undefined;
    });
  }
  const cells = xfs.map((xf) => ({
    bold: bold[xf.font] ?? false,
    wrap: xf.wrap,
    locked: xf.locked,
    fill: fills[xf.fill] ?? null,
  }));
  const formats = xfs.map((xf) => parseNumberFormat(codes.get(xf.format) ?? BUILT_IN_FORMATS[xf.format] ?? "General"));
  return { cells: cells.length > 0 ? cells : [PLAIN], formats: formats.length > 0 ? formats : [{ kind: "general" }] };
}

function xfOf(attributes: Map<string, string>): Xf {
  const index = (name: string): number => Number(attributes.get(name) ?? 0);
  return { font: index("fontId"), fill: index("fillId"), format: index("numFmtId"), wrap: false, locked: true };
}

function colour(attributes: Map<string, string>): string | null {
  const theme = attributes.get("theme");
  const indexed = attributes.get("indexed");
  return attributes.get("rgb") ?? (theme ? `theme:${theme}` : indexed ? `indexed:${indexed}` : null);
}

const isTrue = (value: string | undefined): boolean => value === "1" || value === "true";
