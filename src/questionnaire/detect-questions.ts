/**
 * From a workbook's sheets to what was found in it: sheets with their roles, blocks, questions with their cells.
 *
 * Pure: sheets in, findings out. What only the whole workbook can tell is decided here: a sheet whose answers are
 * formulas reports on the others; a sheet that asks without a place for answers is reference material, unless no sheet
 * has such a place, where the first free column beside the table is offered with low confidence.
 */
import type { Block, BlockColumns, FoundQuestion, LayoutCorrection, SheetFinding } from "../domain/questionnaire.ts";
import { type CellStyle, columnLetters, formatAddress, parseAddress, type Sheet } from "../xlsx/index.ts";
import { answerFormat, existingAnswer, prefilledText, usedMark } from "./answer-format.ts";
import { isForRemarks } from "./answers-below.ts";
import { CellSet, type Place } from "./cell-set.ts";
import type { ColumnRoles } from "./column-roles.ts";
import { correctedBlocks } from "./correct-layout.ts";
import { type DetectedBlock, detectBlocks } from "./detect-blocks.ts";
import { formFields } from "./form-fields.ts";
import { Grid } from "./grid.ts";
import { findHeaders, type Header } from "./header-rows.ts";
import { coverFields, headFields, labelFields } from "./label-fields.ts";
import { optionsInHeading } from "./options.ts";
import { type Found, sheetFinding } from "./sheet-finding.ts";
import { askingStrength } from "./wording.ts";

export interface Findings {
  /** Each sheet as it was looked at, with its headers whether or not anything is asked under them. */
  readonly layouts: readonly { readonly grid: Grid; readonly headers: readonly Header[] }[];
  readonly sheets: readonly SheetFinding[];
  readonly blocks: readonly Block[];
  readonly questions: readonly FoundQuestion[];
}

/** The longest real questionnaires have some thousand rows; beyond this a sheet is a data dump, and is not looked at. */
const MOST_ROWS = 100_000;
/** Instructions show no more than this of how to answer. */
const MOST_EXAMPLES = 2;
const APPENDED_CONFIDENCE = 0.3;
/** From here on a block's columns count as known. */
const CLEAR = 0.6;

export function detectQuestions(
  sheets: readonly Sheet[],
  styles: readonly CellStyle[],
  corrections: readonly LayoutCorrection[] = [],
): Findings {
  const detected = sheets.map((sheet) => {
    const grid = new Grid(sheet, styles);
    const tooLong = grid.rows.length > MOST_ROWS;
    const headers = tooLong ? [] : findHeaders(grid);
    const correction = corrections.find((one) => one.sheet === sheet.name);
    if (correction) return { grid, tooLong, headers, correction, detected: correctedBlocks(grid, headers, correction) };
    return { grid, tooLong, headers, correction, detected: tooLong ? [] : detectBlocks(grid, headers) };
  });
  // Where the same is asked twice, the place with the clearer answer column is the one to be filled in.
  const clear = detected
    .filter(({ grid }) => visible(grid))
    .flatMap((one) => one.detected.filter(takes).filter(isClear));
  const doubtful = detected.some((one) => one.detected.some((block) => !visible(one.grid) || !isClear(block)));
  const texts = new Set(doubtful ? clear.flatMap(textsOf) : []);
  const asked = detected.map((one) => ({
    ...one,
    answerable: one.correction
      ? one.detected
      : toAnswer(
          one.grid,
          one.detected,
          texts,
          clear.some((block) => !one.detected.includes(block)),
        ),
  }));
  const somewhere = asked.some(({ correction, answerable }) => !correction && answerable.length > 0);
  const found: Found[] = asked.map((one) => {
    if (one.correction || one.tooLong) return one;
    if (!somewhere) return { ...one, answerable: elsewise(one.grid, one.detected) };
    return { ...one, answerable: [...fieldsBeside(one.grid, one.detected, one.answerable), ...one.answerable] };
  });
  const questions = found.map(({ grid, answerable }) => withoutClashes(grid, answerable));
  return {
    layouts: found,
    sheets: found.map((one, i) => sheetFinding(one, questions[i]?.length ?? 0)),
    blocks: found.flatMap(({ grid, answerable }) => answerable.map((block) => describe(grid, block))),
    questions: questions.flat(),
  };
}

/**
 * The blocks of a sheet that people are to answer. A hidden sheet has to be clear and new, a doubtful table new; a single
 * row that might be a question makes no questionnaire of a sheet, and one or two with their answers are an example.
 *
 * @param elsewhere true where another sheet clearly asks
 */
function toAnswer(
  grid: Grid,
  blocks: readonly DetectedBlock[],
  texts: ReadonlySet<string>,
  elsewhere: boolean,
): DetectedBlock[] {
  const wanted = blocks.filter(
    (block) =>
      takes(block) &&
      (visible(grid) ? isClear(block) || !copies(block, texts) : isClear(block) && !copies(block, texts)),
  );
  const count = wanted.reduce((sum, { questions }) => sum + questions.length, 0);
  if (count <= MOST_EXAMPLES && elsewhere && wanted.every((block) => isAnswered(grid, block))) return [];
  return count >= 2 || wanted.some(isClear) ? wanted : [];
}

function isAnswered(grid: Grid, { columns, questions }: DetectedBlock): boolean {
  return questions.every(({ row }) => columns.answer.some((column) => grid.shown(row, column) !== ""));
}

function takes(block: DetectedBlock): boolean {
  return block.columns.answer.length > 0 && !block.columns.computed;
}

function visible(grid: Grid): boolean {
  return grid.sheet.state === "visible";
}

function textsOf(block: DetectedBlock): string[] {
  return block.questions.map(({ text }) => text);
}

function isClear(block: DetectedBlock): boolean {
  return block.columns.confidence >= CLEAR;
}

/** A hidden or doubtful table that repeats questions asked elsewhere is their data, not a second questionnaire. */
function copies(block: DetectedBlock, texts: ReadonlySet<string>): boolean {
  return textsOf(block).filter((text) => texts.has(text)).length > block.questions.length / 2;
}

/** What a workbook asks in which no column takes answers: a form's fields, or requirements with room beside the table. */
function elsewise(grid: Grid, blocks: readonly DetectedBlock[]): DetectedBlock[] {
  if (!visible(grid)) return [];
  const free = blocks.flatMap((block) => withFreeColumn(grid, block));
  return free.length > 0 ? free : labelFields(grid);
}

/** The fields about the respondent that a questionnaire has on its cover, or beside its tables. */
function fieldsBeside(
  grid: Grid,
  detected: readonly DetectedBlock[],
  answerable: readonly DetectedBlock[],
): DetectedBlock[] {
  if (!visible(grid)) return [];
  if (detected.length === 0) return [...coverFields(grid), ...formFields(grid, [])];
  // A table that takes no answers is reference material, and so is what stands around it.
  if (answerable.length === 0) return [];
  const headed = answerable.every(({ header }) => header !== null);
  const top = Math.min(...answerable.map(({ header }) => header?.top ?? 0));
  return [...(headed ? headFields(grid, top) : []), ...formFields(grid, answerable)];
}

/** A table of requirements without an answer column gets the first free one, if it surely asks something. */
function withFreeColumn(grid: Grid, block: DetectedBlock): DetectedBlock[] {
  const sure = block.questions.filter(({ text }) => askingStrength(text) >= 2).length;
  if (block.columns.computed || sure < 5 || sure < block.questions.length * 0.6) return [];
  const last = block.rows.reduce(
    (most, row) => Math.max(most, grid.columnsWithText(row).at(-1) ?? 0),
    block.header?.headings.at(-1)?.column ?? 0,
  );
  const columns = { ...block.columns, answer: [last + 1], comment: null, confidence: APPENDED_CONFIDENCE };
  return [{ ...block, columns }];
}

function describe(grid: Grid, { header, columns }: DetectedBlock): Block {
  const roles: BlockColumns = {
    ...(columns.ref !== null && { ref: columnLetters(columns.ref) }),
    ...(columns.section !== null && { section: columnLetters(columns.section) }),
    question: columnLetters(columns.question),
    answer: columns.answer.map(columnLetters),
    ...(columns.comment !== null && { comment: columnLetters(columns.comment) }),
    ...(columns.guidance !== null && { guidance: columnLetters(columns.guidance) }),
  };
  return { sheet: grid.sheet.name, headerRow: header?.bottom ?? null, columns: roles, confidence: columns.confidence };
}

/** @param used cells that have a purpose; those of the questions are added */
function questionsOf(grid: Grid, { header, columns, questions }: DetectedBlock, used: CellSet): FoundQuestion[] {
  const heading = header?.headings.find(({ column }) => column === columns.answer[0])?.text ?? "";
  const headed = columns.marks.length > 0 ? [] : optionsInHeading(heading);
  const rows = questions.map(({ row }) => (columns.below ? row + 1 : row));
  const mark = columns.marks.length > 0 ? usedMark(grid, rows, columns.answer) : null;
  const [first] = columns.answer;
  const prefilled = columns.marks.length > 0 || first === undefined ? null : prefilledText(grid, rows, first);
  const found: FoundQuestion[] = [];
  let place: Place | undefined;
  let section: string | null = null;
  for (const { row, text, ref, title } of questions) {
    if (columns.section !== null) section = grid.shown(row, columns.section) || section;
    const at = columns.below ? row + 1 : row;
    const places = columns.answer.map((column) => grid.anchor(at, column));
    const previous = found.at(-1);
    if (previous && isSame(place, places[0])) {
      // Several parts over one merged answer cell are one question.
      found[found.length - 1] = { ...previous, text: `${previous.text}\n${text}` };
      continue;
    }
    if (!used.take([{ row, column: columns.question }, ...places])) continue;
    place = places[0];
    const comment = commentCell(grid, row, columns, used);
    const answer = answerFormat(grid, places, columns.marks, headed, mark);
    found.push({
      sheet: grid.sheet.name,
      row,
      ref,
      section: (columns.section === null ? null : section) ?? title,
      text,
      cell: formatAddress(row, columns.question),
      answer,
      comment: comment && formatAddress(comment.row, comment.column),
      guidance: (columns.guidance !== null && grid.shown(row, columns.guidance)) || null,
      existing: existingAnswer(grid, at, columns.answer, answer, prefilled),
      existingComment: (comment && grid.text(comment.row, comment.column)) || null,
      hidden: !visible(grid) || grid.rowHidden(row) || grid.columnHidden(columns.question),
    });
  }
  return found;
}

/** Where remarks go; null where a formula stands there, another purpose's cell reaches over it, or no row is for them. */
function commentCell(grid: Grid, row: number, columns: ColumnRoles, used: CellSet): Place | null {
  const column = columns.remarksBelow ? columns.answer[0] : columns.comment;
  if (column === undefined || column === null) return null;
  if (columns.remarksBelow && !isForRemarks(grid, row + 2, column)) return null;
  const cell = grid.anchor(columns.remarksBelow ? row + 2 : row, column);
  return grid.formula(cell.row, cell.column) || !used.take([cell]) ? null : cell;
}

function isSame(one: Place | undefined, other: Place | undefined): boolean {
  return one !== undefined && one.row === other?.row && one.column === other.column;
}

/**
 * The questions of a sheet in reading order, each cell with one purpose only.
 *
 * Blocks that lie beside each other may both reach a row; the surer block has the first word on whose cell it is.
 */
function withoutClashes(grid: Grid, blocks: readonly DetectedBlock[]): FoundQuestion[] {
  const used = new CellSet();
  const surestFirst = [...blocks].sort((a, b) => b.columns.confidence - a.columns.confidence);
  const column = ({ cell }: FoundQuestion) => parseAddress(cell)?.column ?? 0;
  return surestFirst
    .flatMap((block) => questionsOf(grid, block, used))
    .sort((a, b) => a.row - b.row || column(a) - column(b));
}
