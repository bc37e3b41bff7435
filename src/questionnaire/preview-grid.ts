/**
 * A window on a sheet as the customer sees it, for the page on which a person checks the found columns: texts, merges,
 * widths, what is hidden. Only the rows asked for leave the server, so a sheet of any length can be scrolled.
 */
import { AppError } from "../domain/errors.ts";
import { type CellStyle, openWorkbook, type Sheet } from "../xlsx/index.ts";
import { readDelimited } from "./delimited.ts";
import { withAppErrors } from "./errors.ts";
import { isDelimitedFile } from "./file-kind.ts";
import { Grid } from "./grid.ts";

export interface PreviewCell {
  readonly column: number;
  readonly text: string;
  readonly bold: boolean;
  /** As written in the workbook (`FFD9E1F2`, `theme:4`); null for none. */
  readonly fill: string | null;
  /** Rows and columns that a merge spans; 1 without one. */
  readonly rowSpan: number;
  readonly columnSpan: number;
}

export interface PreviewGrid {
  readonly sheet: string;
  /** The last row with text; windows beyond it are empty. */
  readonly lastRow: number;
  readonly columns: readonly { readonly column: number; readonly width: number | null; readonly hidden: boolean }[];
  readonly rows: readonly { readonly row: number; readonly hidden: boolean; readonly cells: readonly PreviewCell[] }[];
}

/** Wider sheets are cut here; no questionnaire asks further right. */
const MOST_COLUMNS = 128;
const MOST_ROWS = 500;
/** Longer texts are cut: a picture needs no more. */
const MOST_CHARACTERS = 2_000;

/**
 * The rows `first` to `first + count - 1` of a sheet; rows without text are left out.
 *
 * @param count at most 500
 * @throws AppError `not_found` for an unknown sheet; errors of reading as in `inspectQuestionnaire`
 */
export async function previewGrid(
  fileName: string,
  bytes: Uint8Array,
  sheetName: string,
  first: number,
  count: number,
): Promise<PreviewGrid> {
  return withAppErrors(async () => {
    const grid = await gridOf(fileName, bytes, sheetName);
    const right = Math.min(grid.lastColumn, MOST_COLUMNS);
    return {
      sheet: sheetName,
      lastRow: grid.rows.at(-1) ?? 0,
      columns: Array.from({ length: right }, (_, index) => ({
        column: index + 1,
        width: grid.columnWidth(index + 1),
        hidden: grid.columnHidden(index + 1),
      })),
      rows: grid.rowsBetween(first, first + Math.min(count, MOST_ROWS)).map((row) => ({
        row,
        hidden: grid.rowHidden(row),
        cells: grid
          .columnsWithText(row)
          .filter((column) => column <= right)
          .map((column) => previewCell(grid, row, column)),
      })),
    };
  });
}

function previewCell(grid: Grid, row: number, column: number): PreviewCell {
  const merge = grid.merge(row, column);
  const { bold, fill } = grid.style(row, column);
  return {
    column,
    text: grid.text(row, column).slice(0, MOST_CHARACTERS),
    bold,
    fill,
    rowSpan: merge ? merge.bottom - merge.top + 1 : 1,
    columnSpan: merge ? merge.right - merge.left + 1 : 1,
  };
}

async function gridOf(fileName: string, bytes: Uint8Array, name: string): Promise<Grid> {
  const [sheet, styles] = await sheetNamed(fileName, bytes, name);
  if (!sheet) throw new AppError("not_found", `The workbook has no sheet "${name}".`);
  return new Grid(sheet, styles);
}

async function sheetNamed(
  fileName: string,
  bytes: Uint8Array,
  name: string,
): Promise<[Sheet | undefined, readonly CellStyle[]]> {
  if (isDelimitedFile(fileName, bytes)) {
    const { sheet } = readDelimited(bytes);
    return [sheet.name === name ? sheet : undefined, []];
  }
  const workbook = await openWorkbook(bytes);
  const known = workbook.sheets.some((one) => one.name === name);
  return [known ? await workbook.readSheet(name) : undefined, workbook.styles];
}
