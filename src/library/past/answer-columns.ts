/**
 * Which columns of a library's table hold the short answer and the long one, where a questionnaire's layout knows but one.
 *
 * "Short answer" and "Answer", "Compliance" and "Response" are the side and the text of one answer, as answer and comment
 * are in a questionnaire; a column of sources or of notes for colleagues is no comment.
 */
import type { BlockColumns } from "../../domain/questionnaire.ts";
import { isKeepersHeading, plainHeading, toolColumns } from "./tool-columns.ts";

const SHORT =
  /^(?:(?:short|brief|quick|one word|simple|yes ?no|y ?n|yes or no|multiple choice) (?:answers?|responses?|reply)|(?:answers?|responses?) \(?(?:short|yes ?no|y ?n|option|choice)\)?|yes ?no|y ?n|compliance(?: (?:option|answer|response))?|compliant)$/i;
const LONG =
  /^(?:(?:long|detailed|full|extended|complete|rich|narrative|expanded|standard) (?:answers?|responses?|reply|explanations?)|(?:answers?|responses?) \(?(?:long|details?|detailed|text|body|full|narrative|explanation|description)\)?)$/i;
const PLAIN = /^(?:answers?|responses?|reply|approved answers?)$/i;
const NOTES = /\b(?:internal|private|reviewer|editor|author|team|colleagues?|sales)\b/i;
/** In a table that a tool's library keeps a comment of another kind may be for colleagues: "Team notes", "Remarks for sales". */
const EXPLAINS = /\b(?:explanations?|justifications?|details?|descriptions?|narratives?|elaboration|rationale)\b/i;

/** The columns with both answers named, as far as their headings tell; the same object where nothing is to be said. */
export function withBothAnswers(
  columns: BlockColumns,
  headings: readonly { readonly column: string; readonly heading: string }[],
): BlockColumns {
  const [answer, ...marks] = columns.answer;
  if (answer === undefined || marks.length > 0 || answer === columns.question) return columns;
  const named = (pattern: RegExp) => headings.find(({ heading }) => pattern.test(plainHeading(heading)))?.column;
  const headingOf = (column: string | undefined) => headings.find((one) => one.column === column)?.heading ?? "";
  const short = named(SHORT);
  const long = named(LONG) ?? (short === undefined ? undefined : named(PLAIN));
  if (long !== undefined) {
    const first = short ?? (answer === long ? undefined : answer);
    if (first === answer && columns.comment === long) return columns;
    return first === undefined ? columns : { ...columns, answer: [first], comment: long };
  }
  const beside = headingOf(columns.comment);
  const kept = headings.some(({ heading }) => isKeepersHeading(heading));
  const forColleagues =
    NOTES.test(beside) || (kept && !EXPLAINS.test(beside)) || toolColumns([beside]).get(beside) === "source";
  if (columns.comment === undefined || !forColleagues) return columns;
  const { comment: _, ...rest } = columns;
  return rest;
}
