/**
 * What a column of types says of the rows of an export: "yesno", "line" and "box" ask, "info", "tip" and "block" do not.
 *
 * Types are words of the tool that wrote the file. Only those that no kind of question is called by are known here; all
 * others ask as far as their text does.
 */
import type { Grid } from "./grid.ts";
import type { Header } from "./header-rows.ts";
import type { QuestionRow } from "./row-features.ts";

const TYPE = /^(?:(?:question|item|row|element|field|entry)[ _-]?)?type$/i;
const NO_QUESTION = /^(?:info|note|tip|hint|help|block|section|heading|header|title|instructions?)$/i;

/** The questions without those whose type says that they are none; all where the types do not tell them apart. */
export function questionsByType(grid: Grid, header: Header | null, questions: readonly QuestionRow[]): QuestionRow[] {
  const type = header?.headings.find(({ lowest }) => TYPE.test(lowest.trim()))?.column;
  if (type === undefined) return [...questions];
  const asking = questions.filter(({ row }) => !NO_QUESTION.test(grid.shown(row, type)));
  return asking.some(({ row }) => grid.shown(row, type) !== "") ? asking : [...questions];
}
