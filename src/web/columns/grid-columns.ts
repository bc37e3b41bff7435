/** The columns of a sheet's picture: letters, places and widths in pixels. */
import type { SheetPreview } from "../api/requests.ts";
import { columnName, columnNumber } from "./layout-draft.ts";
import type { ShownBlock } from "./use-layout.ts";

export interface GridColumn {
  readonly letters: string;
  /** Pixels from the left edge of the first column. */
  readonly left: number;
  readonly width: number;
  readonly hidden: boolean;
}

const PIXELS_PER_CHARACTER = 7.5;
/** The name of a role must fit above the column. */
const NARROWEST = 92;
const WIDEST = 420;
const WIDEST_UNSET = 300;

/** All columns with text, those that have a role, and one more, so that an empty one can take the answer. */
export function gridColumns({ columns, rows }: SheetPreview, blocks: readonly ShownBlock[]): GridColumn[] {
  const named = blocks.flatMap(({ roles }) => Object.keys(roles).map(columnNumber));
  const count = Math.max(columns.length, ...named) + 1;
  const longest = new Map<number, number>();
  for (const { cells } of rows) {
    // A text alone in its row is a title, which runs over its neighbours.
    if (cells.length === 1 && columns.length > 1) continue;
    for (const { column, text, columnSpan } of cells) {
      if (columnSpan === 1) longest.set(column, Math.max(longest.get(column) ?? 0, text.length));
    }
  }
  let left = 0;
  return Array.from({ length: count }, (_, index) => {
    const { width = null, hidden = false } = columns[index] ?? {};
    // A width that the file does not give follows the text.
    const wanted = (width ?? longest.get(index + 1) ?? 0) * PIXELS_PER_CHARACTER + 16;
    const pixels = Math.round(Math.min(Math.max(wanted, NARROWEST), width === null ? WIDEST_UNSET : WIDEST));
    const column = { letters: columnName(index + 1), left, width: pixels, hidden };
    left += pixels;
    return column;
  });
}
