/**
 * Composes a suggestion's content from a ranked entry: the option it means here and what contradicts it.
 *
 * Text is never made: the answer is the entry's own. The option is the entry's, translated into the customer's options,
 * or what the statement says to the question where it covers it wholly.
 */
import type { PreparedEntry } from "./entry-index.ts";
import { chooseOption, sideOf } from "./option.ts";
import type { Question } from "./question.ts";
import type { Ranked } from "./ranking.ts";

/** From this likeness of wording on, two entries answer the same question. */
const SAME_WORDING = 0.9;
const PLAIN = ["Yes", "No"];
/** From this share of the question on, a statement that takes no side by itself is held to be about it. */
const WHOLLY_COVERED = 0.85;

/** One of the customer's options, or Yes or No where there are none to choose from; null where unsure. */
export function optionFor(
  { prepared, features }: Ranked,
  question: Question,
  options: readonly string[],
): string | null {
  const { entry } = prepared;
  if (entry.option !== null) return chooseOption(entry.option, nearestWording(prepared, question), question, options);
  const sure = features.coverage >= WHOLLY_COVERED && features.standardConflict === 0 && features.nameConflict === 0;
  const side = sure ? sideOf(entry.answer, question) : null;
  // The side is already that of the question as asked: no wording to turn it by.
  return chooseOption(side, "", question, options);
}

/** The entry's wording that shares most with the question: its authors gave the option for each of them. */
function nearestWording({ entry, wordings }: PreparedEntry, question: Question): string {
  const texts = [entry.question, ...entry.phrasings].filter((text) => text !== "");
  const asked = new Set(question.analysis.stems);
  let best = "";
  let most = -1;
  wordings.forEach(({ stems }, i) => {
    const here = new Set(stems);
    const common = [...here].filter((s) => asked.has(s)).length;
    const likeness = common / Math.max(1, asked.size + here.size - common);
    if (likeness > most) [best, most] = [texts[i] ?? "", likeness];
  });
  return best;
}

/** A sentence where the library answers nearly the same wording of a question with Yes and with No. */
export function contradictions(ranked: readonly Ranked[], question: Question): string[] {
  const [best, ...others] = ranked;
  if (!best) return [];
  const said = optionFor(best, question, PLAIN);
  const rival = others.find(({ features, ...candidate }) => {
    const other = optionFor({ features, ...candidate }, question, PLAIN);
    const conflict = features.standardConflict + features.nameConflict > 0;
    return said !== null && other !== null && other !== said && !conflict && features.wording >= SAME_WORDING;
  });
  if (!rival || best.features.wording < SAME_WORDING) return [];
  const { entry } = rival.prepared;
  return [`Another entry fits nearly as well and says ${entry.option}: "${entry.question || entry.id}".`];
}
