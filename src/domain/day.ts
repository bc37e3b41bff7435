/**
 * A day without a time or a zone, as due dates are said: `2026-12-01` is that day wherever it is read. Days compare as
 * texts; no day is ever turned into a moment that a zone could move to the day before.
 */

/** ISO 8601 calendar date, `YYYY-MM-DD`. */
export type Day = string;

/** Whether it is a day that the calendar has, written `YYYY-MM-DD`. */
export function isDay(value: unknown): value is Day {
  if (typeof value !== "string" || !/^\d{4}-\d{2}-\d{2}$/.test(value)) return false;
  const moment = new Date(`${value}T00:00:00Z`);
  return !Number.isNaN(moment.getTime()) && utcDay(moment) === value;
}

/** The calendar day on the wall beside whoever's clock this is. */
export function localDay(moment: Date): Day {
  const pad = (value: number, digits: number) => String(value).padStart(digits, "0");
  return `${pad(moment.getFullYear(), 4)}-${pad(moment.getMonth() + 1, 2)}-${pad(moment.getDate(), 2)}`;
}

/** The calendar day in UTC, which is what the record and the library go by. */
export function utcDay(moment: Date): Day {
  return moment.toISOString().slice(0, 10);
}

/** Whole days from one day to another; negative where the other is earlier. */
export function daysBetween(from: Day, to: Day): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000);
}

/** The same day some months on; the month's last where it has no such day. */
export function monthsAfter(day: Day, months: number): Day {
  const [year = 0, month = 1, date = 1] = day.split("-").map(Number);
  const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  return utcDay(new Date(Date.UTC(year, month - 1 + months, Math.min(date, last))));
}
