/**
 * A sheet as the customer sees it: its cells and merges, column letters and row numbers, with the found columns tinted
 * and named. A column's letter opens the menu of roles, a row's number makes it the header.
 *
 * Virtual: only the rows in sight are in the page and only their windows are brought. A table to screen readers, with
 * one tab stop for all letters and one for all numbers, moved by the arrow keys.
 */
import { Loader } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { defaultRangeExtractor, type Range, useVirtualizer } from "@tanstack/react-virtual";
import { type KeyboardEvent, useCallback, useEffect, useMemo, useRef, useState } from "react";
import { sheetQuery } from "../api/queries.ts";
import { Problem } from "../shared/problem.tsx";
import { ColumnHeaders } from "./column-headers.tsx";
import classes from "./grid.module.css";
import { gridColumns } from "./grid-columns.ts";
import { GridRow } from "./grid-row.tsx";
import type { ColumnRole } from "./layout-draft.ts";
import { ROW_HEIGHT, stripsOf, tintedAt } from "./strips.ts";
import { Tints } from "./tints.tsx";
import type { ShownBlock } from "./use-layout.ts";
import { useRows } from "./use-rows.ts";

/** A browser can place no element further down than about 33 million pixels; no questionnaire comes near. */
const MOST_ROWS = 200_000;
const STEPS: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1, PageDown: 10, PageUp: -10 };

/** Rows that even a low window shows without scrolling, and those left above the first that matters. */
const ROWS_SEEN = 6;
const ROWS_ABOVE = 2;

interface SheetGridProps {
  readonly questionnaire: string;
  readonly sheet: string;
  readonly blocks: readonly ShownBlock[];
  /** The rows that ask; undefined until they are known. */
  readonly asked: readonly number[] | undefined;
  readonly onRole: (letters: string, role: ColumnRole | null, besides: boolean) => void;
  readonly onHeader: (row: number | null) => void;
}

export function SheetGrid({ questionnaire, sheet, blocks, asked, onRole, onHeader }: SheetGridProps) {
  const { data: first, error, refetch } = useQuery(sheetQuery(questionnaire, sheet, 0));
  const scroller = useRef<HTMLDivElement>(null);
  const lastRow = Math.min(first?.lastRow ?? 0, MOST_ROWS);
  const [rowAt, setRowAt] = useState(1);
  const moving = useRef(false);
  const virtualizer = useVirtualizer({
    count: lastRow,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 6,
    scrollPaddingStart: ROW_HEIGHT,
    rangeExtractor: useCallback(
      (range: Range) => {
        const shown = defaultRangeExtractor(range);
        return shown.includes(rowAt - 1) ? shown : [...shown, rowAt - 1].sort((one, other) => one - other);
      },
      [rowAt],
    ),
  });
  const shown = virtualizer.getVirtualItems().map(({ index }) => index + 1);
  const rows = useRows(questionnaire, sheet, shown);
  const columns = useMemo(() => (first ? gridColumns(first, blocks) : []), [first, blocks]);
  const strips = useMemo(() => stripsOf(blocks, asked ?? [], lastRow), [blocks, asked, lastRow]);
  const asking = useMemo(() => new Set(asked), [asked]);
  const headers = useMemo(() => new Set(blocks.flatMap(({ headerRow }) => headerRow ?? [])), [blocks]);

  useEffect(() => {
    if (!moving.current) return;
    moving.current = false;
    virtualizer.scrollToIndex(rowAt - 1, { align: "auto" });
    scroller.current?.querySelector<HTMLElement>(`[data-row="${rowAt}"]`)?.focus({ preventScroll: true });
  }, [rowAt, virtualizer]);

  // A form begins with its instructions; what is checked here begins where it asks.
  const begins = asked ? Math.min(...headers, ...asked.slice(0, 1)) : Number.POSITIVE_INFINITY;
  const shownFirst = useRef(false);
  useEffect(() => {
    if (shownFirst.current || lastRow === 0 || !Number.isFinite(begins)) return;
    shownFirst.current = true;
    if (begins <= ROWS_SEEN) return;
    virtualizer.scrollToIndex(begins - 1 - ROWS_ABOVE, { align: "start" });
    setRowAt(begins);
  }, [begins, lastRow, virtualizer]);

  const moveRow = (event: KeyboardEvent) => {
    const step = STEPS[event.key];
    if (step === undefined || !(event.target instanceof HTMLElement) || !event.target.dataset.row) return;
    event.preventDefault();
    moving.current = true;
    setRowAt(Math.min(Math.max(rowAt + step, 1), lastRow));
  };

  if (error) return <Problem title="This sheet cannot be shown" error={error} retry={() => void refetch()} />;
  if (!first) return <Loader className={classes.loader ?? ""} aria-label="Loading the sheet" />;
  if (lastRow === 0) return <p className={classes.empty}>No cell of this sheet holds text.</p>;
  const width = columns.reduce((sum, column) => sum + column.width, 0);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section className={classes.scroller} ref={scroller} tabIndex={0} aria-label={`Cells of ${sheet}`}>
      {/* biome-ignore lint/a11y/useSemanticElements: rows are placed by the virtualizer, which a table element forbids */}
      <div
        role="table"
        aria-label={sheet}
        aria-rowcount={lastRow + 1}
        aria-colcount={columns.length + 1}
        style={{ width: `calc(var(--number-width) + ${width}px)` }}
      >
        <ColumnHeaders columns={columns} blocks={blocks} onRole={onRole} />
        {/* biome-ignore lint/a11y/useSemanticElements: as above */}
        <div
          role="rowgroup"
          className={classes.body}
          style={{ height: virtualizer.getTotalSize() }}
          onKeyDown={moveRow}
        >
          <Tints strips={strips} columns={columns} />
          {shown.map((row) => (
            <GridRow
              key={row}
              row={row}
              content={rows.get(row)}
              columns={columns}
              isHeader={headers.has(row)}
              asks={asking.has(row)}
              reachable={row === rowAt}
              tinted={(column) => tintedAt(strips, row, column)}
              onHeader={() => {
                setRowAt(row);
                onHeader(headers.has(row) ? null : row);
              }}
            />
          ))}
        </div>
      </div>
    </section>
  );
}
