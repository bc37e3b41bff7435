/**
 * Cuts a sheet into blocks (a header, or none, and the rows under it) and settles each block's columns and questions.
 *
 * A block reaches from its header to the next header that shares columns with it. Blocks of one sheet usually share a
 * layout, but not every repeated header repeats every heading; so what one block's header leaves open is taken from the
 * others with the same question and answer columns. A sheet without headed questions is tried once more without headers.
 */
import { answersBelow } from "./answers-below.ts";
import { columnProfile } from "./column-profile.ts";
import { type ColumnRoles, columnRoles } from "./column-roles.ts";
import type { Grid } from "./grid.ts";
import type { Header } from "./header-rows.ts";
import { strongestRole } from "./headings.ts";
import { numberedFields } from "./numbered-fields.ts";
import { optionMeaning } from "./options.ts";
import { questionRows } from "./question-rows.ts";
import type { QuestionRow } from "./row-features.ts";
import { questionsByType } from "./row-types.ts";
import { askingStrength } from "./wording.ts";

export interface DetectedBlock {
  readonly header: Header | null;
  readonly columns: ColumnRoles;
  readonly rows: readonly number[];
  readonly questions: readonly QuestionRow[];
}

/** Columns beyond these are never part of a questionnaire's table. */
const MOST_COLUMNS = 256;

/** All blocks of a sheet that ask something, whether or not they take an answer; top to bottom, left to right. */
export function detectBlocks(grid: Grid, headers: readonly Header[]): DetectedBlock[] {
  const headed = shareLayout(
    headers.flatMap((header, index) => {
      const end = headers.slice(index + 1).find((next) => next.top > header.bottom && overlap(header, next))?.top;
      const rows = grid.rowsBetween(header.bottom + 1, end ?? Number.POSITIVE_INFINITY);
      const columns = columnsOf(grid, header, rows);
      const roles = columnRoles(grid, header.headings, rows, columns);
      return roles ? [{ header, rows, columns: roles }] : [];
    }),
  );
  const asking = headed
    .map((block) => withQuestions(grid, block))
    .filter(({ questions, columns }) => questions.length > 0 || columns.computed);
  const takes = asking.some(({ columns }) => columns.answer.length > 0);
  return [...asking, ...(takes ? numberedFields(grid, asking) : headless(grid))];
}

type Bare = Omit<DetectedBlock, "questions">;

function withQuestions(grid: Grid, block: Bare): DetectedBlock {
  const questions = questionRows(grid, block.rows, block.columns, headerTitle(block));
  return { ...block, questions: questionsByType(grid, block.header, questions) };
}

/** The section's number and name where they stand in the header itself, in the place of the headings of both columns. */
function headerTitle({ header, columns }: Bare): string | null {
  const title = ([columns.ref, columns.question] as const).flatMap((column) => {
    const heading = header?.headings.find((one) => one.column === column);
    const role = heading && strongestRole(heading.roles);
    const expected = column === columns.ref ? ["ref"] : ["question", "guidance", "section", "other"];
    return heading && !(role && expected.includes(role.role)) ? [heading.text] : [];
  });
  return title.length > 0 ? title.join(" ") : null;
}

function overlap(a: Header, b: Header): boolean {
  const left = (header: Header) => header.headings[0]?.column ?? header.left;
  const right = (header: Header) => header.headings.at(-1)?.column ?? header.right;
  return left(a) <= right(b) && left(b) <= right(a);
}

/** Every column of the table, empty ones too: an answer column needs neither heading nor text. */
function columnsOf(grid: Grid, header: Header | null, rows: readonly number[]): number[] {
  const left = header?.left ?? 1;
  const right = Math.min(header?.right ?? MOST_COLUMNS, MOST_COLUMNS);
  let first = right;
  let last = 0;
  const reach = (columns: readonly number[]): void => {
    for (const column of columns) {
      if (column < left || column > right) continue;
      if (column < first) first = column;
      if (column > last) last = column;
    }
  };
  for (const row of rows) reach(grid.columnsWithText(row));
  reach(header?.headings.map(({ column }) => column) ?? []);
  // A dropdown to the right of everything is an answer, too.
  const offers = (column: number) => rows.slice(0, 50).some((row) => grid.validation(row, column)?.type === "list");
  for (let column = last + 3; column > last; column--) if (column <= right && offers(column)) last = column;
  return Array.from({ length: Math.max(last - first + 1, 0) }, (_, index) => first + index);
}

/** Without headings, roles are as sure as this part of what their cells promise. */
const HEADLESS = 0.6;
/** How much surer a block must be than another of its sheet for its answer column to hold there, too. */
const CLEARLY_SURER = 0.3;

function shareLayout(blocks: readonly Bare[]): Bare[] {
  const adopted = blocks.map((block) => {
    const surest = blocks
      .filter(({ columns }) => columns.question === block.columns.question && columns.answer.length > 0)
      .sort((a, b) => b.columns.confidence - a.columns.confidence)[0];
    if (!surest || surest.columns.confidence < block.columns.confidence + CLEARLY_SURER) return block;
    const { answer, marks, computed, comment } = surest.columns;
    return { ...block, columns: { ...block.columns, answer, marks, computed, comment } };
  });
  return adopted.map((block) => {
    const alike = adopted.filter(
      ({ columns }) =>
        columns.question === block.columns.question && columns.answer.join() === block.columns.answer.join(),
    );
    const usual = (role: "comment" | "ref" | "section" | "guidance") =>
      block.columns[role] ?? mostFrequent(alike.map(({ columns }) => columns[role]));
    const comment = usual("comment");
    return {
      ...block,
      columns: {
        ...block.columns,
        comment: comment !== null && block.columns.answer.includes(comment) ? null : comment,
        ref: usual("ref"),
        section: usual("section"),
        guidance: usual("guidance"),
      },
    };
  });
}

function mostFrequent(values: readonly (number | null)[]): number | null {
  const counts = new Map<number, number>();
  for (const value of values) if (value !== null) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? null;
}

/**
 * A block without any header: at least three questions that make up most of a column, with an empty cell beside each, or
 * anything that asks or demands beside dropdowns, or any text beside dropdowns of Yes and No. Prose with a question in
 * it stays below that. Where the next row has room for the answer, it goes there.
 */
function headless(grid: Grid): DetectedBlock[] {
  const below = answersBelow(grid);
  const rows = grid.rows.filter((row) => {
    const filled = grid.columnsWithText(row);
    return !filled.every((column) => (grid.merge(row, column)?.right ?? column) - column >= 3);
  });
  const columns = columnsOf(grid, null, rows);
  const beyond = columns.reduce((most, column) => Math.max(most, column), 0) + 1;
  const roles = columnRoles(grid, [], rows, [...columns, beyond]);
  const answer = roles?.answer[0];
  if (!roles || answer === undefined) return below;
  const offered = columnProfile(grid, answer, rows).dropdowns;
  if (offered < 0.3 && (below.length > 0 || columnProfile(grid, roles.question, rows).questions < 0.6)) return below;
  const bare = { header: null, columns: { ...roles, confidence: roles.confidence * HEADLESS }, rows };
  const block = withQuestions(grid, bare);
  const least = offered < 0.3 ? 2.5 : offered > 0.6 && offersVerdict(grid, rows, answer) ? 0 : 2;
  return block.questions.filter(({ text }) => askingStrength(text) >= least).length >= 3 ? [block] : below;
}

/** True where most dropdowns of a column offer Yes and No, or what means the same. */
function offersVerdict(grid: Grid, rows: readonly number[], column: number): boolean {
  const lists = rows.flatMap((row) => grid.validation(row, column)?.options ?? []);
  return lists.filter((option) => optionMeaning(option) !== null).length > lists.length / 2;
}
