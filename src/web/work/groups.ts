/** Lines of work under the headings that tell how much they press; the order of the lines stays. */
import { type Day, daysBetween } from "../../domain/day.ts";
import type { WorkItem } from "../../domain/work.ts";

const WEEK = 7;

/** @param items in the order of their due dates, those without one last */
export function groupsOf(items: readonly WorkItem[], today: Day): { name: string; items: WorkItem[] }[] {
  const groups: { name: string; items: WorkItem[] }[] = [];
  for (const item of items) {
    const name = heading(item.due, today);
    const last = groups.at(-1);
    if (last?.name === name) last.items.push(item);
    else groups.push({ name, items: [item] });
  }
  return groups;
}

function heading(due: Day | null, today: Day): string {
  if (due === null) return "Without a due date";
  const days = daysBetween(today, due);
  if (days < 0) return "Overdue";
  return days <= WEEK ? "Due within a week" : "Due later";
}
