/** Undo, in the words of the domain: there is no decision called undo, and the record keeps every step. */
import type { Decision, Review } from "../api/types.ts";

/** The decisions that lead from one review back to an earlier one. */
export function wayBack(now: Review, before: Review): Decision[] {
  const back: Decision[] = [];
  if (before.assignee !== now.assignee || before.due !== now.due) {
    back.push({ action: "assign", assignee: before.assignee, due: before.due });
  }
  switch (before.state) {
    case "approved":
      if (before.answer) back.push({ action: "approve", answer: before.answer });
      break;
    case "drafted":
      if (before.answer) back.push({ action: "edit", answer: before.answer });
      break;
    case "open":
      if (now.state !== "open") back.push({ action: "reopen" });
      break;
    case "rejected":
      if (now.state !== "rejected") back.push({ action: "reject" });
      break;
    case "not_applicable":
      if (now.state !== "not_applicable") back.push({ action: "not_applicable" });
  }
  return back;
}
