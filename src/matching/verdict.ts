/**
 * What the best entry is worth for a question: the option that may be ticked, and how sure it may be shown to be.
 *
 * Input are the candidate, the weighed question and the customer's options. The same verdict is suggested to reviewers
 * and counted when the weights are fitted, so that the figures of the fit are those of the product.
 */
import { type ChosenOption, optionFor } from "./compose.ts";
import { likelihood } from "./confidence.ts";
import { doubtsOf, SAME_WORDING } from "./doubts/index.ts";
import type { Features, WeighedQuestion } from "./features.ts";
import type { Ranked } from "./ranking.ts";
import { type Spoken, spokenFor, UNREAD } from "./spoken.ts";
import { BANDS } from "./weights.ts";

/** The most confidence that a doubtful suggestion shows: just under the highest band; with two doubts, or no side, the lowest. */
const DOUBTFUL = BANDS.high - 0.01;
const DOUBLE = BANDS.medium - 0.01;
/** Under this likeness a wording of the entry is not what is asked: its sentences have to say it. */
const ASKED = 0.5;
/** A lead over the next that leaves no doubt, and the words from which on a question is long. */
const CLEAR = 0.3;
const LONG = 12;
/** A word that weighs so much of the weightiest, and that the entry lacks, may be what a Yes or No is asked about. */
const WEIGHTY = 0.6;
/** Of a question that is not the entry's own, its evidence has to say this share before a side may be sure. */
const SPOKEN = 0.3;
/** Under this lead something else answers nearly as well. */
const NARROW = 0.03;
/** The same for an open question to what one question asks or none, as a passage: there many name what is asked. */
const NARROW_OPEN = 0.09;
/** Of a question of so few telling words each counts, those too that are passed over in others: "Does Schellman own you?" */
const TERSE = 4;
/** From this likeness on such a question is the entry's own. */
const ALIKE = 0.8;
/** From this likelihood on that the entry answers the question its sentences are read for a side. */
const FITS = 0.75;
/** Under this coverage sentences are not read, which takes time. */
const HOPELESS = 0.3;

/** What confidence is weighed from; all between 0 and 1. */
export type Evidence = Features &
  Pick<Spoken, "said" | "alone" | "unsaid" | "focus"> & {
    /** See `Ranked.lead`, as far as it goes beyond doubt. */
    readonly lead: number;
    /** How long the question is: of a long one no text has all the words. */
    readonly length: number;
  };

export interface Verdict {
  /** One of the customer's options, or Yes or No where there are none; null where a person has to say. */
  readonly option: string | null;
  /** A sentence for a reviewer each; see `doubtsOf`. */
  readonly doubts: readonly string[];
  /** The most confidence that may be shown, 0..1; 0 where the entry is about something else. */
  readonly ceiling: number;
  /** True where the entry tells of what others do than those who are asked about. */
  readonly ofOthers: boolean;
  /** Whether the entry answers because its question is asked, or because it states what is asked. */
  readonly by: "question" | "statement";
  readonly evidence: Evidence;
}

export function verdictOn(candidate: Ranked, weighed: WeighedQuestion, options: readonly string[]): Verdict {
  const { features, prepared } = candidate;
  // An entry without most of the question's words is no answer, whatever one of its sentences says.
  const spoken = features.coverage < HOPELESS ? UNREAD : spokenFor(weighed, prepared);
  const doubts = doubtsOf(weighed, candidate, spoken);
  const { said, alone, unsaid, focus } = spoken;
  const by = features.wording < ASKED ? "statement" : "question";
  const evidence = {
    ...features,
    said,
    alone,
    unsaid,
    focus,
    lead: Math.max(0, Math.min(candidate.lead, CLEAR)) / CLEAR,
    length: Math.min(weighed.weights.size, LONG) / LONG,
  };
  // The better the passage fits as a whole, the less one sentence of it has to say all of the question.
  const fits = likelihood(by, evidence) >= FITS;
  const chosen: ChosenOption = optionFor(candidate, weighed, options, spoken, fits);
  const option = doubts.length > 0 ? null : chosen.option;
  const isYesNo = weighed.question.kind === "yes-no";
  const sideless = isYesNo && option === null;
  const besideThePoint = doubts.some(({ other }) => other);
  const doubtful =
    doubts.length > 0 ||
    features.kindConflict > 0 ||
    candidate.lead < (isYesNo || prepared.wordings.length > 1 ? NARROW : NARROW_OPEN) ||
    (isYesNo && weighed.weights.size <= TERSE && features.wording < ALIKE) ||
    (isYesNo && features.wording < SAME_WORDING && (features.missing >= WEIGHTY || said < SPOKEN)) ||
    (chosen.option !== null && chosen.read);
  return {
    option,
    doubts: doubts.map(({ text }) => text),
    // Where a side is asked for and none can be told, the passage is worth reading and no more.
    ceiling: besideThePoint ? 0 : doubts.length > 1 || sideless ? DOUBLE : doubtful ? DOUBTFUL : 1,
    ofOthers: doubts.some(({ actor }) => actor),
    by,
    evidence,
  };
}
