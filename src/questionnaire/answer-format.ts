/**
 * What one row's answer cells take: an option of a dropdown, a mark, a date, a number or free text.
 *
 * The cell's own validation decides; where it has none, options that a placeholder in the cell ("Yes ☐ No ☐") or
 * the heading ("Response (Yes / No)") spells out.
 */
import type { AnswerFormat } from "../domain/questionnaire.ts";
import { formatAddress } from "../xlsx/index.ts";
import type { Place } from "./cell-set.ts";
import type { Grid } from "./grid.ts";
import { isBox, isDegree, isMark, optionMeaning, ticked } from "./options.ts";
import { isPlaceholder, isPrompt, optionsSpelled } from "./placeholders.ts";

/**
 * @param places the row's answer cells: one, or one per option in `marks`
 * @param marks options of mark columns; empty for any other answer
 * @param headed options spelled out by the answer column's heading
 * @param mark the mark that the block's rows already use; null where none is marked
 */
export function answerFormat(
  grid: Grid,
  places: readonly Place[],
  marks: readonly string[],
  headed: readonly string[],
  mark: string | null,
): AnswerFormat {
  const cells = places.map(({ row, column }) => formatAddress(row, column));
  if (marks.length > 0) return { format: "marks", cells, options: marks, ...(mark && { mark }) };
  const at = places[0] as Place;
  const validation = grid.validation(at.row, at.column);
  switch (validation?.type) {
    case "list":
      // A list that cannot be known (INDIRECT, another workbook) is still a list: only a person says what may go in.
      return {
        format: "choice",
        cells,
        options: validation.options ?? [],
        ...(validation.options && !validation.strict && { open: true }),
        ...(validation.kinds && { kinds: validation.kinds }),
      };
    case "date":
      return { format: "date", cells, options: [] };
    case "whole":
    case "decimal":
      return { format: "number", cells, options: [] };
    default: {
      const spelled = optionsSpelled(grid.text(at.row, at.column));
      const options = spelled.length > 0 ? spelled : headed;
      return options.length > 0 ? { format: "choice", cells, options } : { format: "text", cells, options: [] };
    }
  }
}

/**
 * What already stands in the answer: its text, or the option whose cell is marked; null for nothing but a placeholder.
 *
 * @param answer what the row's cells take
 * @param prefilled what the form itself put into most rows (`prefilledText`)
 */
export function existingAnswer(
  grid: Grid,
  row: number,
  columns: readonly number[],
  answer: AnswerFormat,
  prefilled: string | null,
): string | null {
  const { options, kinds } = answer;
  if (answer.format === "marks") {
    return options.find((option, index) => chooses(grid.shown(row, columns[index] as number), option)) ?? null;
  }
  const text = grid.shown(row, columns[0] as number);
  if (text === "" || isPrompt(text)) return null;
  if ((text === prefilled || isPlaceholder(text)) && !options.includes(text)) return null;
  // A number or truth value may be shown in another way than in its list.
  return options.find((option, index) => kinds && kinds[index] !== "text" && isSameValue(option, text)) ?? text;
}

function isSameValue(option: string, text: string): boolean {
  return option.toLowerCase() === text.toLowerCase() || (text !== "" && Number(option) === Number(text));
}

const LEAST_PREFILLED = 3;
const LEAST_WORDS = 3;

/** The text that stands in most rows of an answer column and is no option: what a form tells everybody. */
export function prefilledText(grid: Grid, rows: readonly number[], column: number): string | null {
  const counts = new Map<string, number>();
  for (const row of rows) {
    const text = grid.shown(row, column);
    if (text !== "") counts.set(text, (counts.get(text) ?? 0) + 1);
  }
  const [most, count] = [...counts].sort((a, b) => b[1] - a[1])[0] ?? ["", 0];
  // A word or a code may be an option that no list names.
  const says = most.split(/\s+/).length >= LEAST_WORDS && optionMeaning(most) === null && !isDegree(most);
  return says && count >= LEAST_PREFILLED && count > rows.length / 2 ? most : null;
}

/** A mark chooses its column's option, and so does the option's own word. */
function chooses(text: string, option: string): boolean {
  return isMark(text) || (optionMeaning(text) !== null && optionMeaning(text) === optionMeaning(option));
}

/** The mark that most rows of a block use, or that fits the boxes they have; null where there is neither. */
export function usedMark(grid: Grid, rows: readonly number[], columns: readonly number[]): string | null {
  const counts = new Map<string, number>();
  let box: string | null = null;
  for (const row of rows) {
    for (const column of columns) {
      const text = grid.text(row, column);
      if (box === null && isBox(text)) box = text;
      if (isMark(text) && optionMeaning(text) === null) counts.set(text, (counts.get(text) ?? 0) + 1);
    }
  }
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? (box === null ? null : ticked(box));
}
