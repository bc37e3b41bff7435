/**
 * Composes a suggestion's content from a ranked entry: the option it means here and what contradicts it.
 *
 * Text is never made: the answer is the entry's own. The option is the entry's, translated into the customer's options,
 * or what the statement says to the question where it covers it wholly.
 */
import { besideTheWordings, type WeighedQuestion } from "./features.ts";
import { chooseOption, sideOf } from "./option.ts";
import type { Ranked } from "./ranking.ts";

/** From this likeness of wording on, two entries answer the same question. */
const SAME_WORDING = 0.9;
const PLAIN = ["Yes", "No"];
/** From this share of the question on, a statement that takes no side by itself is held to be about it. */
const WHOLLY_COVERED = 0.85;
/** From this share on, what is asked stands in the answer alone; the answer's own Yes or No then counts, or none. */
const ASKED_BESIDE = 0.5;

/** One of the customer's options, or Yes or No where there are none to choose from; null where unsure. */
export function optionFor(candidate: Ranked, weighed: WeighedQuestion, options: readonly string[]): string | null {
  const { prepared, features, nearest } = candidate;
  const { entry } = prepared;
  const { question } = weighed;
  const saysItself = /^(?:yes|no)\b/i.test(entry.answer);
  if (entry.option !== null && (saysItself || besideTheWordings(weighed, prepared) < ASKED_BESIDE)) {
    return chooseOption(entry.option, nearest?.text ?? "", question, options);
  }
  const sure = features.coverage >= WHOLLY_COVERED && features.standardConflict === 0 && features.nameConflict === 0;
  const side = sure ? sideOf(entry.answer, question) : null;
  // The side is already that of the question as asked: no wording to turn it by.
  return chooseOption(side, "", question, options);
}

/** A sentence where the library answers nearly the same wording of a question with Yes and with No. */
export function contradictions(ranked: readonly Ranked[], weighed: WeighedQuestion): string[] {
  const [best, ...others] = ranked;
  if (!best) return [];
  const said = optionFor(best, weighed, PLAIN);
  const rival = others.find((candidate) => {
    const { features } = candidate;
    const other = optionFor(candidate, weighed, PLAIN);
    const conflict = features.standardConflict + features.nameConflict > 0;
    return said !== null && other !== null && other !== said && !conflict && features.wording >= SAME_WORDING;
  });
  if (!rival || best.features.wording < SAME_WORDING) return [];
  const { entry } = rival.prepared;
  return [`Another entry fits nearly as well and says ${entry.option}: "${entry.question || entry.id}".`];
}
