/** What a decision is called once it has been made, in messages about it and about taking it back. */
import type { Decision, Question } from "../api/types.ts";

const SAID: Readonly<Record<Decision["action"], string>> = {
  approve: "Approved",
  edit: "Draft of",
  reject: "Rejected",
  not_applicable: "Not applicable",
  reopen: "Reopened",
  discard: "Discarded the draft of",
  assign: "Assigned",
};

/** "Approved A.1", by its cell where the customer gave it no reference. */
export const said = (action: Decision["action"], { ref, cell }: Pick<Question, "ref" | "cell">): string =>
  `${SAID[action]} ${ref ?? cell}`;
