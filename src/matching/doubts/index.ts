/**
 * What makes the best entry's Yes or No doubtful for this question, however alike their words are.
 *
 * Words alone cannot tell "do your sub-processors hold PCI DSS" from "do you". Each doubt takes the option away and keeps the
 * suggestion out of the highest band: the passage may still be the right one to read, but a person has to say Yes or No.
 */
import type { WeighedQuestion } from "../features.ts";
import { meaningOf } from "../option-meaning.ts";
import { isNegated } from "../question.ts";
import type { Ranked } from "../ranking.ts";
import type { Spoken } from "../spoken.ts";
import { anotherActor, customersDuty, otherPeople } from "./actors.ts";
import { documentNotOffered, notOfAll } from "./reach.ts";
import type { Case, Doubt, Rule } from "./rule.ts";
import { standardApart, standardBeside, standardMissing, standardOfSide } from "./standards.ts";
import { contrast, forbidden, needNotBe, opposite, otherWayRound, turningWord, whetherAny } from "./turned.ts";
import { kindMissing, nameMissing, valuesMissing } from "./unnamed.ts";

/** From this likeness on the entry answers this very question, whatever else its wording names. */
export const SAME_WORDING = 0.93;

/** In the order in which a reviewer reads them: what is missing, who is meant, which way round, how far it reaches. */
const RULES: readonly Rule[] = [
  valuesMissing,
  kindMissing,
  anotherActor,
  customersDuty,
  otherPeople,
  standardMissing,
  turningWord,
  whetherAny,
  otherWayRound,
  documentNotOffered,
  contrast,
  opposite,
  needNotBe,
  forbidden,
  nameMissing,
  standardApart,
  notOfAll,
  standardBeside,
  standardOfSide,
];

/** None where the entry's side can stand. */
export function doubtsOf({ question }: WeighedQuestion, candidate: Ranked, spoken: Spoken): Doubt[] {
  const { features, nearest } = candidate;
  const { entry } = candidate.prepared;
  const wording = nearest?.text ?? "";
  const given: Case = {
    question,
    candidate,
    entry,
    features,
    spoken,
    said: `${entry.answer}\n${entry.citations.map(({ quote }) => quote).join("\n")}`,
    wording,
    side: entry.option === null ? null : meaningOf(entry.option),
    yesNo: question.kind === "yes-no",
    same: features.wording >= SAME_WORDING,
    turnedRound: isNegated(wording) !== question.negated,
  };
  return RULES.flatMap((rule) => rule(given) ?? []);
}
