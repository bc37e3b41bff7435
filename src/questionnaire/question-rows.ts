/**
 * Tells the question rows of a block from section titles, instructions, totals and page furniture.
 *
 * A row is a question as far as it asks, has a place for the answer, and resembles the rows of its block that surely
 * ask: where those are numbered, an unnumbered row needs more; where those have dropdowns, so does one without. No rule
 * names a workbook; what is usual is measured on the block itself.
 */
import type { Grid } from "./grid.ts";
import { askingStrength, isReference, wordingKind } from "./wording.ts";

export interface QuestionRow {
  readonly row: number;
  readonly text: string;
  readonly ref: string | null;
  /** The title row above it within the block, if any. */
  readonly title: string | null;
}

export interface RowColumns {
  readonly question: number;
  readonly answer: readonly number[];
  readonly ref: number | null;
}

interface Features {
  readonly row: number;
  readonly text: string;
  readonly asking: number;
  readonly numbered: boolean;
  /** Parts of the number: 3 for `4.1.1`. */
  readonly depth: number;
  readonly offered: boolean;
  readonly bold: boolean;
  readonly fill: string | null;
  readonly across: boolean;
  readonly repeated: boolean;
  /** True where an option stands in place of the number: a row that explains the option. */
  readonly legend: boolean;
}

const LEAST = 1.4;
/** The asking strength of a statement; questions and requests have more. */
const STATEMENT = 2;
/** A row that could be anything counts as the block's usual kind where at least this share of its rows is so. */
const USUAL = 0.6;
/** A text this long that comes again is a question asked again; shorter ones are labels. */
const LONGEST_REPEATED = 40;
const FURNITURE = /©|copyright|all rights reserved|^page \d|^(?:sub)?total\b|^summe\b|^end of\b|confidential$/i;

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
  const counts = new Map<string, number>();
  for (const row of rows) {
    const text = grid.text(row, columns.question);
    if (text.length < LONGEST_REPEATED) counts.set(text, (counts.get(text) ?? 0) + 1);
  }
  const options = new Set(rows.slice(0, 50).flatMap((row) => optionsAt(grid, row, columns)));
  const all = rows.map((row) => features(grid, row, columns, counts, options));
  const texts = all.filter((one) => one.text !== "" && !one.across && !one.repeated);
  const sure = texts.filter((one) => one.asking >= 2);
  const questions = sure.filter((one) => one.asking > STATEMENT);
  // Where a table asks questions, its statements are rather notes on them. A table of labels ("Vendor name", "Address")
  // has no sure questions: there the labels are what is usual.
  const asks = questions.length >= Math.max(2, texts.length * 0.3);
  const fields = sure.length < texts.length * 0.3;
  const usual = asks ? questions : fields ? texts : sure;
  const depth = usualDepth(usual);
  const numbered = share(usual, (one) => one.numbered);
  const offered = share(usual, (one) => one.offered);
  const bold = share(usual, (one) => one.bold);
  const fill = usualFill(usual);

  const result: QuestionRow[] = [];
  let section = title;
  for (const one of all) {
    const { row } = one;
    const points =
      one.asking +
      (fields ? 0.6 : 0) -
      (asks && one.asking === STATEMENT ? 0.5 : 0) -
      // "4" and "4.1" are chapters where the questions are numbered 4.1.1.
      (one.numbered && one.depth < depth ? 1.2 : 0) +
      (numbered >= USUAL ? (one.numbered ? 1.5 : -1.5) : one.numbered ? 0.8 : 0) +
      (offered >= USUAL ? (one.offered ? 1.5 : -1) : one.offered ? 1.5 : 0) +
      (one.across ? -4 : 0.5) +
      (one.bold && bold < 0.3 ? -1.2 : 0) +
      (fill !== undefined && one.fill !== fill ? -0.8 : 0) +
      (one.repeated ? -3 : 0) +
      (one.legend ? -3 : 0);
    // What asks may speak of copyright or of confidential data.
    if (one.text !== "" && points >= LEAST && (one.asking > STATEMENT || !FURNITURE.test(one.text))) {
      if (columns.answer.some((column) => grid.formula(row, column))) continue;
      const ref = columns.ref === null ? leadingReference(one.text) : grid.shown(row, columns.ref) || null;
      result.push({ row, text: one.text, ref, title: section });
    } else {
      section = sectionTitle(grid, row, columns) ?? section;
    }
  }
  return result;
}

function features(
  grid: Grid,
  row: number,
  columns: RowColumns,
  counts: ReadonlyMap<string, number>,
  options: ReadonlySet<string>,
): Features {
  const text = grid.text(row, columns.question);
  const style = grid.style(row, columns.question);
  const merge = grid.merge(row, columns.question);
  const ref = columns.ref === null ? "" : grid.text(row, columns.ref);
  return {
    row,
    text,
    asking: askingStrength(text),
    numbered: isReference(ref),
    depth: ref.match(/[\p{L}\p{N}]+/gu)?.length ?? 0,
    offered: columns.answer.some((column) => {
      const at = grid.anchor(row, column);
      return grid.validation(at.row, at.column)?.type === "list";
    }),
    bold: style.bold,
    fill: style.fill,
    across: columns.answer.some((column) => merge !== undefined && merge.left <= column && column <= merge.right),
    repeated: (counts.get(text) ?? 0) >= 3,
    legend: options.has(ref),
  };
}

/** What a row's dropdown offers; nothing where it has none. */
function optionsAt(grid: Grid, row: number, columns: RowColumns): readonly string[] {
  const at = grid.anchor(row, columns.answer[0] ?? columns.question);
  const validation = grid.validation(at.row, at.column);
  return (validation?.type === "list" && validation.options) || [];
}

/** The name of a section: a short text that is (nearly) alone in its row. */
function sectionTitle(grid: Grid, row: number, columns: RowColumns): string | null {
  const filled = grid.columnsWithText(row).filter((column) => column <= Math.max(columns.question, ...columns.answer));
  const texts = filled.map((column) => grid.text(row, column));
  const name = texts.length === 2 && isReference(texts[0] as string) ? texts.join(" ") : texts.at(-1);
  if (!name || texts.length > 2 || name.length > 120 || FURNITURE.test(name)) return null;
  return wordingKind(texts.at(-1) as string) === "label" && !/:$/.test(name) ? name : null;
}

/** The number a question's own text begins with: "4.2 Do you …". */
function leadingReference(text: string): string | null {
  return /^((?:[\p{L}&]{1,8}[-.]){0,3}\p{L}{0,3}\d+(?:[.-]\d+)*)[.):]*\s+\p{L}/u.exec(text)?.[1] ?? null;
}

function share(all: readonly Features[], has: (one: Features) => boolean): number {
  return all.length === 0 ? 0 : all.filter(has).length / all.length;
}

/** How deep numbers go at least, one row in ten left out; 0 where rows have none. */
function usualDepth(all: readonly Features[]): number {
  const depths = all.flatMap((one) => (one.numbered ? [one.depth] : [])).sort((a, b) => a - b);
  return depths[Math.floor(depths.length / 10)] ?? 0;
}

/** The fill that most rows have; undefined where they differ among each other. */
function usualFill(all: readonly Features[]): string | null | undefined {
  const counts = new Map<string | null, number>();
  for (const { fill } of all) counts.set(fill, (counts.get(fill) ?? 0) + 1);
  for (const [fill, count] of counts) if (count > all.length * 0.7) return fill;
  return undefined;
}
