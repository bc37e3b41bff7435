/** One row of the sheet: its number, which makes it the header, and its cells at their places, merges included. */
import { VisuallyHidden } from "@mantine/core";
import type { SheetPreview } from "../api/requests.ts";
import { fillOf } from "./fill.ts";
import classes from "./grid.module.css";
import type { GridColumn } from "./grid-columns.ts";
import { ROW_HEIGHT } from "./strips.ts";

type Row = SheetPreview["rows"][number];

/** As many columns a title may run over. */
const TITLE_COLUMNS = 4;

interface GridRowProps {
  readonly row: number;
  /** Absent where the row holds no text, or is still on its way. */
  readonly content: Row | undefined;
  readonly columns: readonly GridColumn[];
  readonly isHeader: boolean;
  /** Whether a question was found in it. */
  readonly asks: boolean;
  /** True for the one row number that the Tab key reaches. */
  readonly reachable: boolean;
  /** Whether the cell stands in a column that has a role. */
  readonly tinted: (letters: string) => boolean;
  readonly onHeader: () => void;
}

export function GridRow({ row, content, columns, isHeader, asks, reachable, tinted, onHeader }: GridRowProps) {
  const hidden = content?.hidden ?? false;
  return (
    // biome-ignore lint/a11y/useSemanticElements: placed by the virtualizer
    // biome-ignore lint/a11y/useFocusableInteractive: its number is what takes the focus
    <div
      role="row"
      aria-rowindex={row + 1}
      className={classes.row}
      style={{ top: (row - 1) * ROW_HEIGHT }}
      data-hidden={hidden}
      data-asks={asks}
    >
      {/* biome-ignore lint/a11y/useSemanticElements: as above */}
      {/* biome-ignore lint/a11y/useFocusableInteractive: the button inside is */}
      <div role="rowheader" aria-colindex={1} className={classes.number}>
        <button
          type="button"
          data-row={row}
          tabIndex={reachable ? 0 : -1}
          aria-pressed={isHeader}
          title={isHeader ? "This is the header row. Click if there is none." : `Make row ${row} the header row`}
          onClick={onHeader}
        >
          <VisuallyHidden>Row </VisuallyHidden>
          {row} {isHeader && <span>Header</span>}
          {hidden && <span>Hidden</span>}
          {!isHeader && <VisuallyHidden>make it the header row</VisuallyHidden>}
        </button>
        {asks && (
          <span className={classes.asks} title="A question is read from this row">
            <VisuallyHidden>asks</VisuallyHidden>
          </span>
        )}
      </div>
      {content?.cells.map((cell) => {
        const column = columns[cell.column - 1];
        if (!column) return null;
        // A text alone in its row is a title, and runs over the empty cells beside it, as in the customer's program.
        const runsOver = content.cells.length === 1 && cell.columnSpan === 1 && cell.text.length > column.width / 7;
        const span = runsOver ? TITLE_COLUMNS : cell.columnSpan;
        const spanned = columns.slice(cell.column - 1, cell.column - 1 + span);
        const inRole = tinted(column.letters);
        return (
          // biome-ignore lint/a11y/useSemanticElements: as above
          <div
            key={cell.column}
            role="cell"
            aria-colindex={cell.column + 1}
            aria-colspan={spanned.length}
            className={classes.cell}
            data-bold={cell.bold}
            data-named={isHeader && inRole && spanned.length === 1}
            // A question over several columns shows whose role it has; a title belongs to none.
            data-across={spanned.length > 1 && !(asks && inRole)}
            title={cell.text}
            style={{
              left: column.left,
              width: spanned.reduce((sum, one) => sum + one.width, 0),
              height: ROW_HEIGHT * cell.rowSpan,
              ...(inRole && spanned.length === 1 ? {} : fillOf(cell.fill)),
            }}
          >
            <span className={classes.text}>{cell.text}</span>
          </div>
        );
      })}
    </div>
  );
}
