/**
 * What a person reads in a cell, from what is stored there. Source: ECMA-376 18.3.1.4, 18.18.11 (cell types).
 */
import type { Cell } from "./model.ts";
import { formatNumber, type NumberFormat } from "./number-format.ts";
import { unescapeCell } from "./xml-text.ts";
import { nameHash } from "./xml-tokens.ts";

/** What cells refer to: shared strings by index, number formats by style. */
export interface ScanContext {
  readonly strings: readonly string[];
  readonly formats: readonly NumberFormat[];
  readonly date1904: boolean;
}

export interface StoredValue {
  /** Hash of the type attribute; 0 where there is none, which means a number. */
  type: number;
  style: number;
  value: string;
  /** Inline text. */
  text: string;
  /** The value of a shared string. */
  index: number;
}

/** A cell that is filled in again for every cell of a sheet. */
export type ShownCell = { -readonly [Field in keyof Cell]: Cell[Field] };

export const SHARED = nameHash("s");
const INLINE = nameHash("inlineStr");
const STRING = nameHash("str");
const BOOLEAN = nameHash("b");
const ERROR = nameHash("e");
const DATE = nameHash("d");

/** Kind and text of a cell, put into `shown`; a shared string that does not exist reads as empty. */
export function showValue(stored: StoredValue, context: ScanContext, shown: ShownCell): void {
  const { type, value } = stored;
  shown.kind = "text";
  shown.text = value;
  if (type === SHARED) shown.text = context.strings[stored.index] ?? "";
  else if (type === STRING) shown.text = unescapeCell(value);
  else if (type === INLINE || value === "") {
    shown.text = unescapeCell(stored.text);
    if (type !== INLINE && shown.text === "") shown.kind = "blank";
  } else if (type === BOOLEAN) {
    shown.kind = "boolean";
    shown.text = /^\s*(1|true)\s*$/.test(value) ? "TRUE" : "FALSE";
  } else if (type === ERROR) shown.kind = "error";
  else if (type === DATE) {
    shown.kind = "date";
    shown.text = value.replace(/T00:00:00.*$/, "");
  } else {
    const number = Number(value);
    const format = context.formats[stored.style] ?? { kind: "general" };
    shown.kind = format.kind === "date" ? "date" : "number";
    if (!Number.isNaN(number)) shown.text = formatNumber(number, format, context.date1904);
  }
}
