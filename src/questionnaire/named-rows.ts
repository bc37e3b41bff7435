/**
 * The questions of a block whose columns a person has named: their word counts, so every row with a text in the question
 * column is one, however short, but for what obviously belongs to the page: titles of sections, totals, furniture, and
 * the header where it is repeated.
 */
import type { Grid } from "./grid.ts";
import {
  type Features,
  FURNITURE,
  type QuestionRow,
  type RowColumns,
  referenceOf,
  rowFeatures,
  sectionTitle,
  type Usual,
  usualOf,
} from "./row-features.ts";

/** The asking strength of a statement; less has a label. */
const STATEMENT = 2;
/** From this share on, what most rows have is missed where it is missing. */
const NEARLY_ALL = 0.8;
const HARDLY_ANY = 0.3;

/**
 * @param rows the rows with text below the header, ascending
 * @param heading what the header calls the question column; empty without a header
 */
export function namedRows(grid: Grid, rows: readonly number[], columns: RowColumns, heading: string): QuestionRow[] {
  const features = rowFeatures(grid, rows, columns);
  const usual = usualOf(features.sample.filter((one) => one.text !== "" && !one.across));
  const questions: QuestionRow[] = [];
  let title: string | null = null;
  for (let index = 0; index < rows.length; index++) {
    const one = features.at(index) as Features;
    const { row, text } = one;
    const furniture = one.asking <= STATEMENT && FURNITURE.test(text);
    const asks =
      text !== "" &&
      text !== heading &&
      !one.across &&
      !furniture &&
      !isTitle(grid, one, features.at(index + 1), columns, usual);
    // The row below a question is its answer's.
    if (columns.below && questions.at(-1)?.row === row - 1) continue;
    if (!asks) title = sectionTitle(grid, row, columns) ?? title;
    // What a formula fills in is not for people to answer.
    else if (!columns.answer.some((column) => grid.formula(columns.below ? row + 1 : row, column))) {
      questions.push({ row, text, ref: referenceOf(grid, row, columns, text), title });
    }
  }
  return questions;
}

/** A label alone in its row that stands out from the others, lacks what nearly all have, or whose number the next continues. */
function isTitle(grid: Grid, one: Features, next: Features | undefined, columns: RowColumns, usual: Usual): boolean {
  if (one.asking >= STATEMENT || one.offered) return false;
  const alone = grid.columnsWithText(one.row).every((column) => column === columns.question || column === columns.ref);
  if (!alone) return false;
  return (
    (one.bold && usual.bold < HARDLY_ANY) ||
    (usual.fill !== undefined && one.fill !== usual.fill) ||
    (next !== undefined &&
      one.numbered &&
      /^[-._/]/.test(next.ref.slice(one.ref.length)) &&
      next.ref.startsWith(one.ref)) ||
    (usual.numbered >= NEARLY_ALL && (!one.numbered || one.depth < usual.depth)) ||
    usual.offered >= NEARLY_ALL
  );
}
