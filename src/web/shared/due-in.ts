/** How far away a due date is, in words. */
import { type Day, daysBetween } from "../../domain/day.ts";

/** Farther away a date says more than a count of days. */
const COUNTED_DAYS = 14;

/** "today", "tomorrow", "in 5 days", "3 days overdue"; null where the date itself says more. @param today on the reader's own wall */
export function dueIn(due: Day, today: Day): string | null {
  const days = daysBetween(today, due);
  if (days < -1) return `${-days} days overdue`;
  if (days === -1) return "1 day overdue";
  if (days === 0) return "today";
  if (days === 1) return "tomorrow";
  return days <= COUNTED_DAYS ? `in ${days} days` : null;
}
