/**
 * A stored number as a person reads it, as far as a questionnaire needs it: dates and times, fixed decimals
 * (a question numbered 1.10 is stored as 1.1), leading zeros, percentages and text around the digits (`"Q"00`). All else is shown as the plain number.
 *
 * Sources: ECMA-376 18.8.30 (built-in formats), 18.17.4.1 (dates; 1900 counts as a leap year).
 */
export type NumberFormat =
  | { readonly kind: "general" }
  | { readonly kind: "date"; readonly date: boolean; readonly time: boolean }
  | FixedFormat;

/** Digits as they are shown: leading zeros up to `digits`, thousands apart, text around them. */
interface FixedFormat {
  readonly kind: "fixed";
  readonly prefix: string;
  readonly suffix: string;
  readonly grouped: boolean;
  readonly digits: number;
  readonly decimals: number;
  readonly percent: boolean;
}

/** The built-in formats that matter here, by id; 27 to 36 and 50 to 58 are dates of East Asian locales. */
export const BUILT_IN_FORMATS: Readonly<Record<number, string>> = {
  1: "0",
  2: "0.00",
  3: "#,##0",
  4: "#,##0.00",
  9: "0%",
  10: "0.00%",
  ...Object.fromEntries([14, 15, 16, 17, ...span(27, 36), ...span(50, 58)].map((id) => [id, "yyyy-mm-dd"])),
  18: "h:mm",
  19: "h:mm:ss",
  20: "h:mm",
  21: "h:mm:ss",
  22: "yyyy-mm-dd h:mm",
  45: "mm:ss",
  46: "[h]:mm:ss",
  47: "mm:ss",
};

function span(from: number, to: number): number[] {
  return Array.from({ length: to - from + 1 }, (_, index) => from + index);
}

/** Excel specifications and limits: 255 characters of a code. */
const LONGEST_CODE = 255;
const GENERAL: NumberFormat = { kind: "general" };

/** Understands a format code by its first section. */
export function parseNumberFormat(code: string): NumberFormat {
  const section = (code.slice(0, LONGEST_CODE).split(";")[0] ?? "")
    // Colours, conditions, currencies and paddings; `[h]` is an elapsed time.
    .replace(/\[(?![hms]+\])[^\]]*\]|_.|\*./gi, "");
  const fixed = FIXED.exec(section);
  if (fixed) {
    const [, prefix = "", thousands, digits = "", decimals = "", percent, suffix = ""] = fixed;
    return {
      kind: "fixed",
      prefix: literal(prefix),
      suffix: literal(suffix),
      grouped: thousands !== undefined,
      digits: digits.length,
      decimals: decimals.length,
      percent: percent === "%",
    };
  }
  // Text in quotes and escaped characters hold letters that are no parts of a date.
  const bare = section
    .replace(/"[^"]*"|\\./g, "")
    .replace(/general/gi, "")
    .toLowerCase();
  const counts = /[#0?]/.test(bare);
  const time = /[hs]/.test(bare);
  const date = !counts && (/[yde]/.test(bare) || (/m/.test(bare) && !time));
  return date || time ? { kind: "date", date, time } : GENERAL;
}

/** Quoted or escaped text, or characters that stand for themselves; then digits; then such text again. */
const FIXED = /^((?:"[^"]*"|\\.|[-+():/ ])*)(#,##)?(0+)(?:\.(0+))?(%)?((?:"[^"]*"|\\.|[-+():/ ])*)$/;

function literal(text: string): string {
  return text.replace(/"([^"]*)"|\\(.)/g, "$1$2");
}

/** The number under the format; a date as `YYYY-MM-DD`, with `HH:MM` after it where the format shows a time. */
export function formatNumber(value: number, format: NumberFormat, date1904: boolean): string {
  if (format.kind === "date") return formatDate(value, format, date1904) ?? plain(value);
  return format.kind === "fixed" && Math.abs(value) < 1e15 ? formatFixed(value, format) : plain(value);
}

function formatFixed(value: number, format: FixedFormat): string {
  const [whole = "", decimals] = Math.abs(format.percent ? value * 100 : value)
    .toFixed(format.decimals)
    .split(".");
  const padded = whole.padStart(format.digits, "0");
  const shown = (format.grouped ? padded.replace(/\B(?=(\d{3})+$)/g, ",") : padded) + (decimals ? `.${decimals}` : "");
  const sign = value < 0 && /[1-9]/.test(shown) ? "-" : "";
  return `${sign}${format.prefix}${shown}${format.percent ? "%" : ""}${format.suffix}`;
}

/** Fifteen significant digits, as Excel shows, which hides that 1.1 may be stored as 1.1000000000000001. */
function plain(value: number): string {
  return String(Number(value.toPrecision(15)));
}

function formatDate(
  serial: number,
  format: { readonly date: boolean; readonly time: boolean },
  date1904: boolean,
): string | null {
  if (!(serial >= 0 && serial < 2_958_466)) return null;
  // Day 60 of the 1900 system is the 29th of February that never was.
  const days = date1904 ? serial + 1462 : serial < 60 ? serial + 1 : serial;
  const iso = new Date(Math.round((days - 25_569) * 86_400) * 1000).toISOString();
  const [date = "", time = ""] = iso.split("T");
  if (!format.date) return time.slice(0, 5);
  return format.time ? `${date} ${time.slice(0, 5)}` : date;
}
