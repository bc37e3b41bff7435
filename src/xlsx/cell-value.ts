/**
 * What a person reads in a cell, from what is stored there. Source: ECMA-376 18.3.1.4, 18.18.11 (cell types).
 */
import type { CellKind } from "./model.ts";
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

export const SHARED = nameHash("s");
const INLINE = nameHash("inlineStr");
const STRING = nameHash("str");
const BOOLEAN = nameHash("b");
const ERROR = nameHash("e");
const DATE = nameHash("d");

/** Kind and text of a cell; a shared string that does not exist reads as empty. */
export function showValue(stored: StoredValue, context: ScanContext): { kind: CellKind; text: string } {
  const { type, value } = stored;
  if (type === SHARED) return { kind: "text", text: context.strings[stored.index] ?? "" };
  if (type === STRING) return { kind: "text", text: unescapeCell(value) };
  if (type === INLINE || value === "") {
    const text = unescapeCell(stored.text);
    return { kind: type === INLINE || text !== "" ? "text" : "blank", text };
  }
  if (type === BOOLEAN) return { kind: "boolean", text: /^\s*(1|true)\s*$/.test(value) ? "TRUE" : "FALSE" };
  if (type === ERROR) return { kind: "error", text: value };
  if (type === DATE) return { kind: "date", text: value.replace(/T00:00:00.*$/, "") };
  const number = Number(value);
  const format = context.formats[stored.style] ?? { kind: "general" };
  return {
    kind: format.kind === "date" ? "date" : "number",
    text: Number.isNaN(number) ? value : formatNumber(number, format, context.date1904),
  };
}
