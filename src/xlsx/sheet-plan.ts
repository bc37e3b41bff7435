/**
 * Where the wanted texts of one sheet go: checked, moved to the anchors of merges, and put in the order of the file.
 *
 * In: edits of one sheet, its survey and its taken areas. Out: targets, and sentences about what was moved.
 */
import { formatAddress, formatRange, parseAddress } from "./address.ts";
import { XlsxError } from "./errors.ts";
import type { XlsxEdit } from "./model.ts";
import { RangeIndex } from "./range-index.ts";
import type { SheetSurvey } from "./sheet-survey.ts";
import type { TakenArea } from "./taken-areas.ts";
import { textLines } from "./text-lines.ts";
import { type TypedValue, typedValue } from "./typed-value.ts";

/** Excel specifications and limits: characters of one cell. */
const MOST_CHARACTERS = 32_767;

export interface Target {
  readonly row: number;
  readonly column: number;
  readonly text: string;
  /** What the text spells where more than a text was wanted. */
  readonly value: TypedValue | null;
  /** How many the text takes in the cell's width; more than one asks for wrapping. */
  readonly lines: number;
  /** How many rows share them: more than one in a merge. */
  readonly rows: number;
  /** Set by the patcher once the text is in. */
  done: boolean;
}

export interface SheetPlan {
  readonly sheet: string;
  readonly survey: SheetSurvey;
  /** By row, then by column; no cell twice. */
  readonly targets: readonly Target[];
}

/** @throws XlsxError `invalid_edit`, naming sheet and cell, where a text cannot go where it is wanted */
export function planSheet(
  sheet: string,
  edits: readonly XlsxEdit[],
  survey: SheetSurvey,
  taken: readonly TakenArea[],
  warnings: string[],
  date1904: boolean,
): SheetPlan {
  const merges = new RangeIndex(survey.merges.map((range) => ({ range, value: range })));
  const arrays = new RangeIndex(survey.arrays.map((range) => ({ range, value: range })));
  const areas = new RangeIndex(taken.map((area) => ({ range: area.range, value: area })));
  const width = columnWidths(survey);
  const targets = edits.map(({ cell, text, kind }): Target => {
    const at = parseAddress(cell);
    if (!at) throw invalid(sheet, cell, "is not the address of a cell");
    if (text.length > MOST_CHARACTERS) {
      throw invalid(
        sheet,
        cell,
        `cannot hold ${text.length} characters: Excel takes ${MOST_CHARACTERS} at most, so shorten the text`,
      );
    }
    const merge = merges.at(at.row, at.column);
    const row = merge?.top ?? at.row;
    const column = merge?.left ?? at.column;
    if (merge && (row !== at.row || column !== at.column)) {
      warnings.push(
        `${sheet}!${cell} is part of the merged cells ${formatRange(merge)}: the text went into ${formatAddress(row, column)}.`,
      );
    }
    const area = areas.at(row, column);
    if (area) throw invalid(sheet, cell, `lies in ${area.what}, which would no longer match it: choose another cell`);
    const array = arrays.at(row, column);
    if (array) throw invalid(sheet, cell, `is part of the formula over ${formatRange(array)}: choose another cell`);
    const lines = textLines(text, width(column, merge?.right ?? column));
    const rows = merge ? merge.bottom - merge.top + 1 : 1;
    const value = kind ? typedValue(text, kind, date1904) : null;
    return { row, column, text, value, lines, rows, done: false };
  });
  targets.sort((a, b) => a.row - b.row || a.column - b.column);
  targets.forEach(({ row, column }, index) => {
    const next = targets[index + 1];
    if (next?.row === row && next.column === column) {
      throw invalid(sheet, formatAddress(row, column), "is to be filled twice: give it one text");
    }
  });
  return { sheet, survey, targets };
}

export function invalid(sheet: string, cell: string, why: string): XlsxError {
  return new XlsxError("invalid_edit", `Cell ${cell} of sheet "${sheet}" ${why}.`);
}

/** The width from one column to another in digits of the default font, the unit of column widths. */
function columnWidths(survey: SheetSurvey): (left: number, right: number) => number {
  const known = new Map<number, number>();
  return (left, right) => {
    let width = 0;
    for (let column = left; column <= right; column++) {
      let one = known.get(column);
      if (one === undefined) {
        one = survey.columns.find(({ from, to }) => from <= column && column <= to)?.width ?? survey.defaultWidth;
        known.set(column, one);
      }
      width += one;
    }
    return width;
  };
}
