/**
 * What a text stands for in a cell whose content is counted with: a number, a date, true or false, as it is stored.
 *
 * Only spellings that can be read in one way count; "1,200" is twelve hundred here and a little more than one elsewhere.
 * Sources: ECMA-376 18.3.1.96 (values), 18.17.4.1 (dates; 1900 counts as a leap year).
 */
import type { ValueKind } from "./model.ts";

export interface TypedValue {
  /** `n` or `b`, the cell's type. */
  readonly type: "n" | "b";
  /** The content of `<v>`. */
  readonly stored: string;
  /** How it has to be shown for a person to read the text again; null where any format does. */
  readonly shown: "date" | "percent" | null;
}

const NUMBER = /^[-+]?\d+(?:\.\d+)?$/;
const DATES = [
  /^(?<year>\d{4})-(?<month>\d{1,2})-(?<day>\d{1,2})$/,
  /^(?<year>\d{4})\/(?<month>\d{1,2})\/(?<day>\d{1,2})$/,
  /^(?<day>\d{1,2})\.(?<month>\d{1,2})\.(?<year>\d{4})$/,
];
/** Digits that a stored number keeps (Excel specifications and limits). */
const MOST_DIGITS = 15;
const LAST_SERIAL = 2_958_465;

/** The stored value; null where the text does not spell one of this kind, and then it stays a text. */
export function typedValue(text: string, kind: ValueKind, date1904: boolean): TypedValue | null {
  const plain = text.trim();
  switch (kind) {
    case "boolean":
      return /^(?:true|false)$/i.test(plain)
        ? { type: "b", stored: plain.toLowerCase() === "true" ? "1" : "0", shown: null }
        : null;
    case "number":
      return plain.endsWith("%") ? percent(plain.slice(0, -1).trim()) : number(plain);
    case "date": {
      const serial = serialOf(plain, date1904);
      return serial === null ? null : { type: "n", stored: String(serial), shown: "date" };
    }
  }
}

function number(text: string): TypedValue | null {
  if (!NUMBER.test(text) || text.replace(/\D/g, "").length > MOST_DIGITS) return null;
  return { type: "n", stored: String(Number(text)), shown: null };
}

function percent(text: string): TypedValue | null {
  const whole = number(text);
  return whole && { ...whole, stored: String(Number((Number(text) / 100).toPrecision(MOST_DIGITS))), shown: "percent" };
}

/** Days since the date system's beginning; null for what is no day of the calendar or lies before it. */
function serialOf(text: string, date1904: boolean): number | null {
  const { year, month, day } = DATES.map((pattern) => pattern.exec(text)?.groups).find(Boolean) ?? {};
  if (year === undefined || month === undefined || day === undefined) return null;
  const at = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
  if (at.getUTCFullYear() !== Number(year) || at.getUTCMonth() !== Number(month) - 1) return null;
  const days = Math.round(at.getTime() / 86_400_000) + 25_569;
  // Day 60 of the 1900 system is the 29th of February that never was.
  const serial = date1904 ? days - 1462 : days < 61 ? days - 1 : days;
  return serial >= (date1904 ? 0 : 1) && serial <= LAST_SERIAL ? serial : null;
}

/** What Excel makes of a choice from a list that is spelled out in the dropdown itself, where it comes out the same. */
export function literalKind(option: string): ValueKind | "text" {
  if (/^(?:true|false)$/i.test(option)) return "boolean";
  const plain = option.replace(/%$/, "");
  return NUMBER.test(plain) && String(Number(plain)) === plain ? "number" : "text";
}
