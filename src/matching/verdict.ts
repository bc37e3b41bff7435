/**
 * What the best entry is worth for a question: the option that may be ticked, and how sure it may be shown to be.
 *
 * Input are the candidate, the weighed question and the customer's options. The same verdict is suggested to reviewers
 * and counted when the weights are fitted, so that the figures of the fit are those of the product.
 */
import { type ChosenOption, optionFor } from "./compose.ts";
import { doubtsOf } from "./doubts.ts";
import type { WeighedQuestion } from "./features.ts";
import type { Ranked } from "./ranking.ts";
import { BANDS } from "./weights.ts";

/** The most confidence that a doubtful suggestion shows: just under the highest band. */
const DOUBTFUL = BANDS.high - 0.01;

export interface Verdict {
  /** One of the customer's options, or Yes or No where there are none; null where a person has to say. */
  readonly option: string | null;
  /** A sentence for a reviewer each; see `doubtsOf`. */
  readonly doubts: readonly string[];
  /** The most confidence that may be shown, 0..1. */
  readonly ceiling: number;
}

export function verdictOn(candidate: Ranked, weighed: WeighedQuestion, options: readonly string[]): Verdict {
  const doubts = doubtsOf(weighed, candidate);
  const chosen: ChosenOption = optionFor(candidate, weighed, options);
  const doubtful = doubts.length > 0 || candidate.features.kindConflict > 0 || (chosen.option !== null && chosen.read);
  return { option: doubts.length > 0 ? null : chosen.option, doubts, ceiling: doubtful ? DOUBTFUL : 1 };
}
