/** Why a question of a completed file brings no answer: left empty, sent to another answer, without sense by itself. */
export const SKIP_REASONS = ["unanswered", "elsewhere", "not-applicable", "undecided", "ambiguous"] as const;
export type SkipReason = (typeof SKIP_REASONS)[number];
