/** Draws the tints behind the cells, each with its role's name in the header's row. */
import classes from "./grid.module.css";
import type { GridColumn } from "./grid-columns.ts";
import { ROLE_NAMES } from "./layout-draft.ts";
import { ROW_HEIGHT, type Strip } from "./strips.ts";

interface TintsProps {
  readonly strips: readonly Strip[];
  readonly columns: readonly GridColumn[];
}

/** Screen readers hear the same at the column letters and row numbers. */
export function Tints({ strips, columns }: TintsProps) {
  return (
    <div aria-hidden="true">
      {strips.map(({ letters, role, from, to, hasHeader }) => {
        const column = columns.find((one) => one.letters === letters);
        if (!column) return null;
        const style = {
          left: column.left,
          width: column.width,
          top: (from - 1) * ROW_HEIGHT,
          height: (to - from + 1) * ROW_HEIGHT,
        };
        return (
          <div key={`${letters}${from}`} className={classes.strip} data-role={role} style={style}>
            {hasHeader && <span className={classes.roleName}>{ROLE_NAMES[role]}</span>}
          </div>
        );
      })}
    </div>
  );
}
