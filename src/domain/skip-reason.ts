/**
 * Why a question of a completed file brings no answer: left empty, sent to another answer, without sense by itself, or
 * not in force in the tool that it comes from.
 */
export const SKIP_REASONS = [
  "unanswered",
  "elsewhere",
  "not-applicable",
  "undecided",
  "ambiguous",
  "unclear-mark",
  "draft",
  "archived",
] as const;
export type SkipReason = (typeof SKIP_REASONS)[number];
