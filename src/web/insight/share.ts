/** Shares and lengths of time as people read them. */
import { counted } from "../shared/numbers.ts";

/** Per cent, rounded; null where there is nothing to have a share of. */
export function percent(part: number, whole: number): number | null {
  return whole === 0 ? null : Math.round((100 * part) / whole);
}

/** "64 %"; a dash for null. */
export const share = (value: number | null): string => (value === null ? "\u2013" : `${value} %`);

/** "40 minutes", "7 hours", "3 days": to the unit that a person would plan in. */
export function duration(hours: number): string {
  if (hours < 1) return counted(Math.max(1, Math.round(hours * 60)), "minute");
  if (hours < 48) return counted(Math.round(hours), "hour");
  return counted(Math.round(hours / 24), "day");
}
