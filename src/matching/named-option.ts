/**
 * Chooses among options that take no side but name something: an edition, a role, an interval, a place.
 *
 * Input are the options and the sentence that answers; output is the one option that the sentence names, as spelled, or
 * null where it names none or several. What makes an option is what no other has: of "PII controller" and "PII processor"
 * the second words.
 */
import { intervalsIn } from "./intervals.ts";
import { meaningOf } from "./option-meaning.ts";
import { negatorsIn } from "./question.ts";
import { stem } from "./text/stem.ts";
import { STOP_WORDS } from "./text/stop-words.ts";
import { tokenise } from "./text/tokenise.ts";

const ALL = /^\W*(?:both|all|all (?:of )?(?:the above|these|them))\W*$/iu;

/** True for options of which none says Yes and at least two say something of their own. */
export function areNamed(options: readonly string[]): boolean {
  return options.filter(isOwn).length > 1 && !options.some((option) => meaningOf(option) === "yes");
}

export function namedOption(options: readonly string[], sentence: string): string | null {
  // What is not so may be said of any of them.
  if (negatorsIn(sentence) > 0 || /\b(?:no|none|or)\b/iu.test(sentence)) return null;
  const own = options.filter(isOwn);
  const said = marksOf(sentence);
  const marks = own.map(marksOf);
  const named = own.filter((_, i) => {
    const distinct = [...(marks[i] ?? [])].filter((mark) => !marks.some((others, j) => j !== i && others.has(mark)));
    return distinct.length > 0 && distinct.every((mark) => said.has(mark));
  });
  const all = options.filter((option) => ALL.test(option));
  if (named.length === own.length) return all.length === 1 ? (all[0] ?? null) : null;
  return named.length === 1 ? (named[0] ?? null) : null;
}

function isOwn(option: string): boolean {
  return meaningOf(option) === null && !ALL.test(option) && /[\p{L}\d]/u.test(option);
}

/** Stems, numbers and intervals: "Type II" is "type 2", "annually" is "every year". */
function marksOf(text: string): Set<string> {
  const intervals = intervalsIn(text);
  const plain = intervals
    .reduce((rest, interval) => rest.replace(interval.text, " "), text)
    .replace(/\btype (i{1,3})\b/giu, (_, roman: string) => `type ${roman.length}`);
  const words = tokenise(plain).filter(({ text: word }) => !STOP_WORDS.has(word));
  return new Set([
    // "27018:2019" is of 2019.
    ...words.flatMap(({ text: word, kind }) => (kind === "word" ? [stem(word)] : [word, ...word.split(":")])),
    ...intervals.map(({ days }) => `every ${Math.round(days)} days`),
  ]);
}
