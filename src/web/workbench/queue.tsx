/**
 * The queue: every shown question as one row, virtual, so that five thousand scroll as smoothly as fifty.
 *
 * A listbox with one tab stop: screen readers follow the current row through `aria-activedescendant`, which is why that
 * row is always rendered, also when it is scrolled out of sight.
 */
import { VisuallyHidden } from "@mantine/core";
import { defaultRangeExtractor, type Range, useVirtualizer } from "@tanstack/react-virtual";
import { memo, type RefObject, useCallback, useEffect, useMemo, useRef } from "react";
import type { Question } from "../api/types.ts";
import { count } from "../shared/numbers.ts";
import { BandBars, StateIcon } from "../shared/status.tsx";
import { bandOf, STATE_NAMES } from "../shared/status-names.ts";
import { keyOf } from "./actions.ts";
import classes from "./queue.module.css";
import { queueRows } from "./rows.ts";
import { QueueMarks } from "./talk-marks.tsx";

const SECTION_HEIGHT = 34;
const QUESTION_HEIGHT = 58;
/** What comes next stays in sight below the current question, as far as the queue goes. */
const AHEAD = 3 * QUESTION_HEIGHT;

interface QueueProps {
  readonly questions: readonly Question[];
  readonly total: number;
  readonly currentId: string | undefined;
  /** Keys of the sections that are folded. */
  readonly folded: ReadonlySet<string>;
  readonly onFold: (section: string) => void;
  readonly onSelect: (id: string) => void;
  /** The element that takes the keyboard's focus. */
  readonly listRef: RefObject<HTMLDivElement | null>;
}

export const Queue = memo(function Queue(props: QueueProps) {
  const { questions, total, currentId, folded, onFold, onSelect, listRef } = props;
  // Which question is current matters to the rows only where it is kept in sight in a folded section.
  const kept = folded.size > 0 ? currentId : undefined;
  const rows = useMemo(() => queueRows(questions, folded, kept), [questions, folded, kept]);
  const manySheets = useMemo(() => new Set(questions.map(({ sheet }) => sheet)).size > 1, [questions]);
  const currentIndex = rows.findIndex(({ key }) => key === currentId);
  const scroller = useRef<HTMLDivElement>(null);
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => (rows[index]?.kind === "section" ? SECTION_HEIGHT : QUESTION_HEIGHT),
    getItemKey: (index) => rows[index]?.key ?? index,
    overscan: 8,
    scrollPaddingStart: SECTION_HEIGHT,
    scrollPaddingEnd: AHEAD,
    rangeExtractor: useCallback(
      (range: Range) => {
        const shown = defaultRangeExtractor(range);
        return currentIndex < 0 || shown.includes(currentIndex)
          ? shown
          : [...shown, currentIndex].sort((one, other) => one - other);
      },
      [currentIndex],
    ),
  });

  useEffect(() => {
    if (currentIndex < 0) return;
    // Asking where to scroll to lays the page out; a row that is in sight needs no asking.
    const row = virtualizer.measurementsCache[currentIndex];
    const top = (virtualizer.scrollOffset ?? 0) + SECTION_HEIGHT;
    const bottom = (virtualizer.scrollOffset ?? 0) + (virtualizer.scrollRect?.height ?? 0) - AHEAD;
    if (!row || row.start < top || row.end > bottom) virtualizer.scrollToIndex(currentIndex, { align: "auto" });
  }, [currentIndex, virtualizer]);

  // Row heights follow the kind of row, so another list needs measuring anew.
  // biome-ignore lint/correctness/useExhaustiveDependencies: `rows` is what the sizes depend on
  useEffect(() => virtualizer.measure(), [rows, virtualizer]);

  const shown = virtualizer.getVirtualItems().flatMap(({ index, key, start }) => {
    const row = rows[index];
    return row ? [{ key, start, row }] : [];
  });
  if (questions.length === 0) {
    return (
      <p className={classes.empty}>
        {total === 0 ? "No questions were found in this workbook." : "No question fits this filter."}
      </p>
    );
  }
  return (
    <div className={classes.scroller} ref={scroller}>
      <div className={classes.rows} style={{ height: virtualizer.getTotalSize() }}>
        <div
          ref={listRef}
          className={classes.list}
          role="listbox"
          aria-label={`Questions, ${count(questions.length)} of ${count(total)}`}
          aria-activedescendant={currentIndex >= 0 ? `row-${currentId}` : undefined}
          tabIndex={0}
        >
          {shown.map(({ key, start, row }) =>
            row.kind === "question" ? (
              <QueueQuestion
                key={key}
                question={row.question}
                place={row.place}
                of={questions.length}
                start={start}
                current={row.key === currentId}
                onSelect={onSelect}
              />
            ) : null,
          )}
        </div>
        {/* Beside the list, which may hold nothing but options. Its key folds them, so they are no tab stops. */}
        {shown.map(({ key, start, row }) =>
          row.kind === "section" ? (
            <button
              key={key}
              type="button"
              tabIndex={-1}
              className={classes.section}
              style={{ transform: `translateY(${start}px)`, height: SECTION_HEIGHT }}
              title={`${folded.has(row.id) ? "Unfold" : "Fold"} (${keyOf("fold")})`}
              aria-expanded={!folded.has(row.id)}
              // The focus stays in the list, where Enter approves.
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => onFold(row.id)}
            >
              <span>{manySheets && row.section ? `${row.sheet} · ${row.section}` : (row.section ?? row.sheet)}</span>
              {folded.has(row.id) && <span className="tabular">{count(row.count)}</span>}
              <FoldIcon folded={folded.has(row.id)} />
            </button>
          ) : null,
        )}
      </div>
    </div>
  );
});

function FoldIcon({ folded }: { readonly folded: boolean }) {
  return (
    <svg viewBox="0 0 16 16" width="12" height="12" aria-hidden="true">
      <path d={folded ? "m6 4 4 4-4 4" : "m4 6 4 4 4-4"} fill="none" stroke="currentColor" strokeWidth="1.6" />
    </svg>
  );
}

interface QueueQuestionProps {
  readonly question: Question;
  readonly place: number;
  readonly of: number;
  readonly start: number;
  readonly current: boolean;
  readonly onSelect: (id: string) => void;
}

const QueueQuestion = memo(function QueueQuestion(props: QueueQuestionProps) {
  const { question, place, of, start, current, onSelect } = props;
  const { id, ref, text, review, suggestion, section } = question;
  const band = bandOf(suggestion);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the list takes the keys for all of its rows
    // biome-ignore lint/a11y/useFocusableInteractive: the list has the focus, this row is its active descendant
    <div
      id={`row-${id}`}
      className={classes.question}
      style={{ transform: `translateY(${start}px)`, height: QUESTION_HEIGHT }}
      role="option"
      aria-selected={current}
      aria-posinset={place}
      aria-setsize={of}
      data-state={review.state}
      onClick={() => onSelect(id)}
    >
      <StateIcon state={review.state} />
      <span className={classes.text}>
        {ref && <span className={classes.ref}>{ref}</span>}
        {text}
        <VisuallyHidden>
          , {STATE_NAMES[review.state]}, {section}
        </VisuallyHidden>
      </span>
      <span className={classes.side}>
        <BandBars band={band} />
        <QueueMarks question={question} />
      </span>
    </div>
  );
});
