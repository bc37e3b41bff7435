/**
 * The entries that fit the filter, virtual, so that two thousand scroll as smoothly as twenty; more are fetched as the end
 * comes into sight.
 *
 * A listbox with one tab stop: the arrows choose, and screen readers follow through `aria-activedescendant`.
 */
import { defaultRangeExtractor, type Range, useVirtualizer } from "@tanstack/react-virtual";
import { type KeyboardEvent, memo, useCallback, useEffect, useRef } from "react";
import { WarningIcon } from "../shared/icons.tsx";
import { count } from "../shared/numbers.ts";
import { AccessBadge } from "./access-badge.tsx";
import classes from "./entries.module.css";
import { ORIGIN_NAMES, type ShownEntry, titleOf } from "./entry-types.ts";

const ROW_HEIGHT = 92;
/** Rows before the end at which the next page is asked for. */
const AHEAD = 20;

interface EntryListProps {
  readonly entries: readonly ShownEntry[];
  readonly more: boolean;
  readonly current: string | undefined;
  readonly onChoose: (id: string) => void;
  readonly onMore: () => void;
}

export function EntryList({ entries, more, current, onChoose, onMore }: EntryListProps) {
  const scroller = useRef<HTMLDivElement>(null);
  const at = entries.findIndex(({ id }) => id === current);
  const virtualizer = useVirtualizer({
    count: entries.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    getItemKey: (index) => entries[index]?.id ?? index,
    overscan: 6,
    // The chosen row is always there, for screen readers, also when it is scrolled out of sight.
    rangeExtractor: useCallback(
      (range: Range) => {
        const shown = defaultRangeExtractor(range);
        return at < 0 || shown.includes(at) ? shown : [...shown, at].sort((one, other) => one - other);
      },
      [at],
    ),
  });
  const items = virtualizer.getVirtualItems();
  const last = items.at(-1)?.index ?? 0;
  useEffect(() => {
    if (more && last >= entries.length - AHEAD) onMore();
  }, [more, last, entries.length, onMore]);
  useEffect(() => {
    if (at >= 0) virtualizer.scrollToIndex(at, { align: "auto" });
  }, [at, virtualizer]);

  const keys = (event: KeyboardEvent) => {
    const steps: Record<string, number> = { ArrowDown: 1, j: 1, ArrowUp: -1, k: -1, PageDown: 8, PageUp: -8 };
    const to =
      event.key === "Home" ? 0 : event.key === "End" ? entries.length - 1 : at + (steps[event.key] ?? Number.NaN);
    if (Number.isNaN(to) || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    const entry = entries[Math.max(0, Math.min(entries.length - 1, to))];
    if (entry) onChoose(entry.id);
  };

  return (
    <div className={classes.scroller} ref={scroller}>
      <div
        className={classes.rows}
        style={{ height: virtualizer.getTotalSize() }}
        role="listbox"
        aria-label={`Entries, ${count(entries.length)}${more ? " and more" : ""}`}
        aria-activedescendant={at >= 0 ? `entry-${at}` : undefined}
        tabIndex={0}
        onKeyDown={keys}
      >
        {items.map(({ index, key, start, size }) => {
          const entry = entries[index];
          return (
            entry && (
              <EntryRow
                key={key}
                entry={entry}
                index={index}
                of={more ? -1 : entries.length}
                start={start}
                height={size}
                current={index === at}
                onChoose={onChoose}
              />
            )
          );
        })}
      </div>
    </div>
  );
}

interface EntryRowProps {
  readonly entry: ShownEntry;
  readonly index: number;
  readonly of: number;
  readonly start: number;
  readonly height: number;
  readonly current: boolean;
  readonly onChoose: (id: string) => void;
}

/** Many answers begin with their option; saying it twice would read badly. */
const saysOption = ({ option, answer }: ShownEntry): boolean =>
  option === null || answer.toLowerCase().startsWith(option.toLowerCase());

const EntryRow = memo(function EntryRow({ entry, index, of, start, height, current, onChoose }: EntryRowProps) {
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the list takes the keys for all of its rows
    // biome-ignore lint/a11y/useFocusableInteractive: the list has the focus, this row is its active descendant
    <div
      id={`entry-${index}`}
      className={classes.row}
      style={{ transform: `translateY(${start}px)`, height }}
      role="option"
      aria-selected={current}
      aria-posinset={index + 1}
      aria-setsize={of}
      onClick={() => onChoose(entry.id)}
    >
      <span className={classes.rowHead}>
        {ORIGIN_NAMES[entry.origin]}
        <AccessBadge level={entry.level} />
        {entry.warnings.length > 0 && (
          <span className={classes.badge} data-stale="true">
            <WarningIcon size={12} /> Aged
          </span>
        )}
      </span>
      <strong>{titleOf(entry)}</strong>
      <span className={classes.rowAnswer}>
        {saysOption(entry) ? "" : `${entry.option}. `}
        {entry.answer}
      </span>
    </div>
  );
});
