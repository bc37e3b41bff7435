/**
 * Dates that a text names beside a label ("valid until 31 March 2027"), as far as they can only mean one day.
 *
 * `03/04/2026` means two days, depending on who wrote it, and is left to people.
 */
import { utcDay } from "../../domain/day.ts";

const MONTHS = [
  ["january", "jan", "januar"],
  ["february", "feb", "februar"],
  ["march", "mar", "märz"],
  ["april", "apr"],
  ["may", "mai"],
  ["june", "jun", "juni"],
  ["july", "jul", "juli"],
  ["august", "aug"],
  ["september", "sep", "sept"],
  ["october", "oct", "oktober", "okt"],
  ["november", "nov"],
  ["december", "dec", "dezember", "dez"],
] as const;
const MONTH = MONTHS.flat()
  .sort((one, other) => other.length - one.length)
  .join("|");

/** A date as people write it; which group it is in says how. */
export const DATE = [
  "(?:\\d{4}-\\d{2}-\\d{2})",
  `(?:\\d{1,2}(?:st|nd|rd|th|\\.)?(?: of)?[ -](?:${MONTH})\\.?,?[ -]\\d{4})`,
  `(?:(?:${MONTH})\\.? \\d{1,2}(?:st|nd|rd|th)?,? \\d{4})`,
  "(?:\\d{1,2}\\.\\d{1,2}\\.\\d{4})",
  "(?:\\d{1,2}/\\d{1,2}/\\d{4})",
  `(?:(?:${MONTH})\\.?,? \\d{4})`,
].join("|");

/** The ISO date that a written one means; null where it means several days or none. @param last of a month alone its last day */
export function dayOf(written: string, last = false): string | null {
  const text = written.toLowerCase();
  const iso = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (iso) return valid(Number(iso[1]), Number(iso[2]), Number(iso[3]));
  const dotted = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/.exec(text);
  if (dotted) return valid(Number(dotted[3]), Number(dotted[2]), Number(dotted[1]));
  const slashed = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(text);
  if (slashed) {
    const [one, two, year] = [Number(slashed[1]), Number(slashed[2]), Number(slashed[3])];
    if (one > 12) return valid(year, two, one);
    return two > 12 || one === two ? valid(year, one, two) : null;
  }
  const word = /[a-zä]{3,}/.exec(text.replace(/\bof\b/, ""))?.[0] ?? "";
  const month = MONTHS.findIndex((names) => (names as readonly string[]).includes(word)) + 1;
  const year = Number(/\d{4}/.exec(text)?.[0]);
  const day = /(?:^|\D)(\d{1,2})(?!\d)/.exec(text)?.[1];
  if (month === 0) return null;
  if (day !== undefined) return valid(year, month, Number(day));
  return valid(year, month, last ? new Date(Date.UTC(year, month, 0)).getUTCDate() : 1);
}

function valid(year: number, month: number, day: number): string | null {
  const date = new Date(Date.UTC(year, month - 1, day));
  if (year < 1990 || year > 2100 || date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return null;
  return utcDay(date);
}
