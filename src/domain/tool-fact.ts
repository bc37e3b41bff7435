/** What a column of another tool's library may hold of an entry, beside its question and its answer. */
export const TOOL_FACTS = [
  "wordings",
  "topics",
  "owner",
  "reviewed",
  "review-by",
  "cycle",
  "status",
  "access",
  "source",
] as const;
export type ToolFact = (typeof TOOL_FACTS)[number];
