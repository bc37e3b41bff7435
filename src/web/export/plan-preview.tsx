/**
 * The customer's sheet as it will be: its own cells, and those that will be written marked. Only the rows in sight are in
 * the page, and only their windows are brought.
 */
import { Loader } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useVirtualizer } from "@tanstack/react-virtual";
import { useEffect, useMemo, useRef, useState } from "react";
import { sheetQuery } from "../api/queries.ts";
import type { ExportPlan, SheetPreview } from "../api/requests.ts";
import { fillOf } from "../columns/fill.ts";
import { type GridColumn, gridColumns } from "../columns/grid-columns.ts";
import { columnNumber } from "../columns/layout-draft.ts";
import { ROW_HEIGHT } from "../columns/strips.ts";
import { useRows } from "../columns/use-rows.ts";
import { count } from "../shared/numbers.ts";
import { Problem } from "../shared/problem.tsx";
import classes from "./preview.module.css";

/** New texts by column, by row. */
type NewCells = ReadonlyMap<number, ReadonlyMap<number, string>>;

interface PlanPreviewProps {
  readonly questionnaire: string;
  readonly cells: ExportPlan["cells"];
}

export default function PlanPreview({ questionnaire, cells }: PlanPreviewProps) {
  const bySheet = useMemo(() => Map.groupBy(cells, ({ sheet }) => sheet), [cells]);
  const [chosen, setChosen] = useState<string | null>(null);
  const sheet = chosen !== null && bySheet.has(chosen) ? chosen : ([...bySheet.keys()][0] ?? "");
  const fresh = useMemo(() => newCells(bySheet.get(sheet) ?? []), [bySheet, sheet]);
  return (
    <div className={classes.preview}>
      {bySheet.size > 1 && (
        <fieldset className={classes.sheets} aria-label="Sheet">
          {[...bySheet].map(([name, own]) => (
            <button key={name} type="button" aria-pressed={name === sheet} onClick={() => setChosen(name)}>
              {name} <span>{count(own.length)}</span>
            </button>
          ))}
        </fieldset>
      )}
      <SheetAsFilled key={sheet} questionnaire={questionnaire} sheet={sheet} fresh={fresh} />
    </div>
  );
}

interface SheetAsFilledProps {
  readonly questionnaire: string;
  readonly sheet: string;
  readonly fresh: NewCells;
}

function SheetAsFilled({ questionnaire, sheet, fresh }: SheetAsFilledProps) {
  const { data: first, error, refetch } = useQuery(sheetQuery(questionnaire, sheet, 0));
  const scroller = useRef<HTMLDivElement>(null);
  const firstNew = Math.min(...fresh.keys());
  const lastRow = Math.max(first?.lastRow ?? 0, ...fresh.keys());
  const virtualizer = useVirtualizer({
    count: first ? lastRow : 0,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 4,
  });
  const shown = virtualizer.getVirtualItems().map(({ index }) => index + 1);
  const rows = useRows(questionnaire, sheet, shown);
  const columns = useMemo(() => (first ? gridColumns(first, []) : []), [first]);
  const ready = first !== undefined;

  // The first new cell is what somebody opens this for.
  useEffect(() => {
    const element = scroller.current;
    if (!ready || !element || !Number.isFinite(firstNew)) return;
    virtualizer.scrollToIndex(Math.max(0, firstNew - 3), { align: "start" });
    const left = columns[Math.min(...(fresh.get(firstNew)?.keys() ?? [1])) - 1]?.left ?? 0;
    element.scrollLeft = Math.max(0, left - element.clientWidth / 2);
  }, [ready, firstNew, columns, fresh, virtualizer]);

  if (error) return <Problem title="This sheet cannot be shown" error={error} retry={() => void refetch()} />;
  if (!first) return <Loader aria-label="Loading the sheet" />;
  const width = columns.reduce((sum, column) => sum + column.width, 0);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section className={classes.scroller} ref={scroller} tabIndex={0} aria-label={`${sheet}, as it will be`}>
      {/* biome-ignore lint/a11y/useSemanticElements: rows are placed by the virtualizer, which a table element forbids */}
      <div
        role="table"
        aria-label={sheet}
        aria-rowcount={lastRow}
        aria-colcount={columns.length + 1}
        className={classes.table}
        style={{ width: `calc(var(--number-width) + ${width}px)`, height: virtualizer.getTotalSize() }}
      >
        {shown.map((row) => (
          <FilledRow key={row} row={row} content={rows.get(row)} columns={columns} fresh={fresh.get(row)} />
        ))}
      </div>
    </section>
  );
}

interface FilledRowProps {
  readonly row: number;
  readonly content: SheetPreview["rows"][number] | undefined;
  readonly columns: readonly GridColumn[];
  readonly fresh: ReadonlyMap<number, string> | undefined;
}

function FilledRow({ row, content, columns, fresh }: FilledRowProps) {
  const old = (content?.cells ?? []).filter(({ column }) => !fresh?.has(column));
  return (
    // biome-ignore lint/a11y/useSemanticElements: placed by the virtualizer
    // biome-ignore lint/a11y/useFocusableInteractive: it is only read
    <div role="row" aria-rowindex={row} className={classes.row} style={{ top: (row - 1) * ROW_HEIGHT }}>
      {/* biome-ignore lint/a11y/useSemanticElements: as above */}
      {/* biome-ignore lint/a11y/useFocusableInteractive: as above */}
      <div role="rowheader" aria-colindex={1} className={classes.number}>
        {row}
      </div>
      {old.map((cell) => {
        const column = columns[cell.column - 1];
        if (!column) return null;
        const spanned = columns.slice(cell.column - 1, cell.column - 1 + cell.columnSpan);
        return (
          // biome-ignore lint/a11y/useSemanticElements: as above
          <div
            key={cell.column}
            role="cell"
            aria-colindex={cell.column + 1}
            className={classes.cell}
            data-bold={cell.bold}
            title={cell.text}
            style={{
              left: column.left,
              width: spanned.reduce((sum, one) => sum + one.width, 0),
              height: ROW_HEIGHT * cell.rowSpan,
              ...fillOf(cell.fill),
            }}
          >
            <span>{cell.text}</span>
          </div>
        );
      })}
      {[...(fresh ?? [])].map(([at, text]) => {
        const column = columns[at - 1];
        const before = content?.cells.find((cell) => cell.column === at)?.text;
        if (!column) return null;
        return (
          // biome-ignore lint/a11y/useSemanticElements: as above
          <div
            key={at}
            role="cell"
            aria-colindex={at + 1}
            className={classes.fresh}
            title={before ? `${text || "Emptied"}\n\nStood here: ${before}` : text}
            style={{ left: column.left, width: column.width, height: ROW_HEIGHT }}
          >
            <span>{text || <s>{before}</s>}</span>
          </div>
        );
      })}
    </div>
  );
}

function newCells(cells: ExportPlan["cells"]): NewCells {
  const rows = new Map<number, Map<number, string>>();
  for (const { cell, text } of cells) {
    const [, letters, digits] = /^([A-Z]+)(\d+)$/.exec(cell) ?? [];
    if (!letters || !digits) continue;
    const row = rows.get(Number(digits)) ?? new Map<number, string>();
    row.set(columnNumber(letters), text);
    rows.set(Number(digits), row);
  }
  return rows;
}
