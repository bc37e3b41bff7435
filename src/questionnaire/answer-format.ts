/**
 * What one row's answer cells take: an option of a dropdown, a mark, a date, a number or free text.
 *
 * The cell's own validation decides; where it has none, options that the heading spells out ("Response (Yes / No)").
 */
import type { AnswerFormat } from "../domain/questionnaire.ts";
import { formatAddress } from "../xlsx/index.ts";
import type { Place } from "./cell-set.ts";
import type { Grid } from "./grid.ts";
import { isBox, isMark, optionMeaning, ticked } from "./options.ts";

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
      // A list that cannot be known (INDIRECT, another workbook) is still a list: nothing else may go into the cell.
      return {
        format: "choice",
        cells,
        options: validation.options ?? [],
        ...(validation.kinds && { kinds: validation.kinds }),
      };
    case "date":
      return { format: "date", cells, options: [] };
    case "whole":
    case "decimal":
      return { format: "number", cells, options: [] };
    default:
      return headed.length > 0 ? { format: "choice", cells, options: headed } : { format: "text", cells, options: [] };
  }
}

/** "Please select", "Bitte wählen", "<your answer>", "---": the form speaking, not an answer. */
const PLACEHOLDER =
  /^(?:(?:please |- ?)?(?:select|choose|pick)\b.{0,40}|(?:bitte )?(?:aus)?wählen.{0,30}|choisi(?:r|ssez)\b.{0,30}|seleccion(?:e|ar)\b.{0,30}|<[^<>]*>|\[[^[\]]*\]|[-–—_.…]+)$/i;

/** What already stands in the answer: its text, or the option whose cell is marked; null for nothing. */
export function existingAnswer(
  grid: Grid,
  row: number,
  columns: readonly number[],
  marks: readonly string[],
): string | null {
  if (marks.length === 0) {
    const text = grid.shown(row, columns[0] as number);
    return text === "" || PLACEHOLDER.test(text) ? null : text;
  }
  return marks.find((option, index) => chooses(grid.shown(row, columns[index] as number), option)) ?? null;
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
