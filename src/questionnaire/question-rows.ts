/**
 * Tells the question rows of a block from section titles, instructions, totals and page furniture.
 *
 * A row is a question as far as it asks, has a place for the answer, and resembles the rows of its block that surely
 * ask: where those are numbered, an unnumbered row needs more; where those have dropdowns, so does one without. No rule
 * names a workbook; what is usual is measured on the block itself.
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
  usualOf,
} from "./row-features.ts";

const LEAST = 1.4;
/** The asking strength of a statement; questions and requests have more. */
const STATEMENT = 2;
/** A row that could be anything counts as the block's usual kind where at least this share of its rows is so. */
const USUAL = 0.6;

/**
 * @param rows the block's rows with text, ascending
 * @param title what the header calls the section that follows; null where it does not
 */
export function questionRows(
  grid: Grid,
  rows: readonly number[],
  columns: RowColumns,
  title: string | null,
): QuestionRow[] {
  const features = rowFeatures(grid, rows, columns);
  const texts = features.sample.filter((one) => one.text !== "" && !one.across && !one.repeated);
  const sure = texts.filter((one) => one.asking >= 2);
  const questions = sure.filter((one) => one.asking > STATEMENT);
  // Where a table asks questions, its statements are rather notes on them. A table of labels ("Vendor name", "Address")
  // has no sure questions: there the labels are what is usual.
  const asks = questions.length >= Math.max(2, texts.length * 0.3);
  const fields = sure.length < texts.length * 0.3;
  const { depth, numbered, offered, bold, fill } = usualOf(asks ? questions : fields ? texts : sure);

  const standsOut = (one: Features) =>
    one.across || (one.bold && bold < 0.3) || (fill !== undefined && one.fill !== fill);
  // Where titles look otherwise, or no title could have so many after it, a plain label among questions is a field.
  const titled = features.sample.some((one) => one.text !== "" && standsOut(one));
  const label = (one: Features | undefined) =>
    one !== undefined && one.text !== "" && one.asking < STATEMENT && !standsOut(one);
  const inRun = (index: number) =>
    [0, 1, 2].some((back) => [0, 1, 2].every((step) => label(features.at(index - back + step))));

  const result: QuestionRow[] = [];
  let section = title;
  /** What the parts that follow are about. */
  let leadIn: string | null = null;
  for (let index = 0; index < rows.length; index++) {
    const one = features.at(index) as Features;
    const { row } = one;
    if (isLeadIn(grid, one, () => [features.at(index + 1), features.at(index + 2)], columns)) {
      leadIn = one.text.replace(/\s*[:：]$/, "");
      continue;
    }
    if (leadIn !== null && !isPart(grid, one, columns)) leadIn = null;
    const points =
      one.asking +
      (fields || (label(one) && (titled || inRun(index))) ? 0.6 : 0) -
      (asks && one.asking === STATEMENT ? 0.5 : 0) -
      // "4" and "4.1" are chapters where the questions are numbered 4.1.1.
      (one.numbered && one.depth < depth ? 1.2 : 0) +
      (numbered >= USUAL ? (one.numbered ? 1.5 : -1.5) : one.numbered ? 0.8 : 0) +
      (offered >= USUAL ? (one.offered ? 1.5 : -1) : one.offered ? 1.5 : 0) +
      (one.across ? -4 : 0.5) +
      (one.bold && bold < 0.3 ? -1.2 : 0) +
      (fill !== undefined && one.fill !== fill ? -0.8 : 0) +
      (one.repeated ? -3 : 0) +
      (leadIn === null ? 0 : 1.5) +
      (one.legend ? -3 : 0);
    // What asks may speak of copyright or of confidential data.
    if (one.text !== "" && points >= LEAST && (one.asking > STATEMENT || !FURNITURE.test(one.text))) {
      if (columns.answer.some((column) => grid.formula(row, column))) continue;
      result.push({ row, text: one.text, ref: referenceOf(grid, row, columns, one.text), title: leadIn ?? section });
    } else {
      section = sectionTitle(grid, row, columns) ?? section;
    }
  }
  return result;
}

/** "a)", "(b)", "c." or "ii)", in the number's place or at the text's beginning. */
const PART = /^\(?(?:[a-z]|[ivx]{1,4})[.)](?:\s|$)/i;

function isPart(grid: Grid, { row, ref, text }: Features, { question }: RowColumns): boolean {
  return [ref, text, question > 1 ? grid.text(row, question - 1) : ""].some((one) => PART.test(one));
}

/**
 * True for "Regarding your backups:" over a), b) …: it asks nothing by itself. Where its own answer cell offers something,
 * or reaches over the parts', it is answered with them.
 */
function isLeadIn(
  grid: Grid,
  one: Features,
  next: () => readonly (Features | undefined)[],
  columns: RowColumns,
): boolean {
  if (!/[:：]$/.test(one.text) || one.offered) return false;
  const parts = next().every((part) => part !== undefined && part.text !== "" && isPart(grid, part, columns));
  if (!parts || isPart(grid, one, columns)) return false;
  const below = columns.answer.some((column) => (grid.merge(one.row, column)?.bottom ?? one.row) > one.row);
  return !below && columns.answer.every((column) => grid.shown(one.row, column) === "");
}
