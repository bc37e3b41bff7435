/**
 * What the cells of one column are like over the rows of a block: the evidence that needs no heading.
 *
 * All figures are shares (0..1) of the rows looked at, or, where it says so, of the filled cells or of their different
 * texts; so a block of ten rows and one of a thousand are judged alike, and a label repeated on every row weighs once.
 */
import type { Grid } from "./grid.ts";
import { isBox, isMark, optionMeaning } from "./options.ts";
import { isPlaceholder } from "./placeholders.ts";
import { isReference, STRENGTH, wordingKind } from "./wording.ts";

export interface ColumnProfile {
  readonly column: number;
  /** Share of rows with text, placeholders left out. */
  readonly filled: number;
  /** Mean asking strength (0..3) of the different texts. */
  readonly asking: number;
  /** Of the different texts: questions and requests. */
  readonly questions: number;
  /** Mean length of the different texts in characters. */
  readonly length: number;
  /** Different texts per filled cell. */
  readonly distinct: number;
  /** Of the filled cells. */
  readonly references: number;
  readonly options: number;
  readonly marks: number;
  /** Boxes to tick that are not. */
  readonly boxes: number;
  readonly numbers: number;
  /** Share of rows. */
  readonly formulas: number;
  readonly dropdowns: number;
  /** Cells that may be edited although the sheet is protected; 0 on a sheet that is not. */
  readonly unlocked: number;
  readonly hidden: boolean;
  /** In characters; null for the default. */
  readonly width: number | null;
}

export function columnProfile(grid: Grid, column: number, rows: readonly number[]): ColumnProfile {
  const texts: string[] = [];
  let formulas = 0;
  let dropdowns = 0;
  let numbers = 0;
  let unlocked = 0;
  let options = 0;
  for (const row of rows) {
    const text = grid.text(row, column);
    if (text !== "") texts.push(text);
    if (grid.formula(row, column)) formulas++;
    const list = grid.validation(row, column);
    if (list?.type === "list") dropdowns++;
    if (text !== "" && (optionMeaning(text) !== null || list?.options?.includes(text))) options++;
    if (grid.sheet.protected && !grid.style(row, column).locked) unlocked++;
    if (text !== "" && grid.cell(row, column)?.kind === "number") numbers++;
  }
  const different = [...new Set(texts)];
  const kinds = different.map(wordingKind);
  const share = (accepts: (text: string) => boolean) => ratio(texts.filter(accepts).length, texts.length);
  const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
  return {
    column,
    filled: ratio(texts.filter((text) => !isPlaceholder(text)).length, rows.length),
    asking: ratio(sum(kinds.map((kind) => STRENGTH[kind])), kinds.length),
    questions: ratio(kinds.filter((kind) => kind === "question" || kind === "request").length, kinds.length),
    length: ratio(sum(different.map(({ length }) => length)), different.length),
    distinct: ratio(different.length, texts.length),
    references: share(isReference),
    options: ratio(options, texts.length),
    marks: share(isMark),
    boxes: share(isBox),
    numbers: ratio(numbers, texts.length),
    formulas: ratio(formulas, rows.length),
    dropdowns: ratio(dropdowns, rows.length),
    unlocked: ratio(unlocked, rows.length),
    hidden: grid.columnHidden(column),
    width: grid.columnWidth(column),
  };
}

function ratio(part: number, whole: number): number {
  return whole === 0 ? 0 : part / whole;
}
