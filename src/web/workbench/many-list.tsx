/** A list of questions with the answer that each would get, to be looked through and ticked before many are decided. */
import { useVirtualizer } from "@tanstack/react-virtual";
import { useRef, useState } from "react";
import type { Answer, Question } from "../api/types.ts";
import { Citations } from "../shared/citations.tsx";
import { WarningIcon } from "../shared/icons.tsx";
import { StateBadge } from "../shared/status.tsx";
import classes from "./many.module.css";

export interface ManyRow {
  readonly question: Question;
  /** Null where it cannot be given one in this way. */
  readonly answer: Answer | null;
  /** What to know before ticking it. */
  readonly notes: readonly string[];
}

const ROW_HEIGHT = 92;

interface ManyListProps {
  readonly rows: readonly ManyRow[];
  readonly ticked: ReadonlySet<string>;
  readonly onTick: (id: string, on: boolean) => void;
  readonly onOpen: (id: string) => void;
}

export function ManyList({ rows, ticked, onTick, onOpen }: ManyListProps) {
  const scroller = useRef<HTMLDivElement>(null);
  const [read, setRead] = useState<ReadonlySet<string>>(new Set());
  const toggle = (id: string) =>
    setRead((before) => new Set(before.has(id) ? [...before].filter((one) => one !== id) : [...before, id]));
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 6,
    getItemKey: (index) => rows[index]?.question.id ?? index,
  });
  return (
    <div className={classes.scroller} ref={scroller}>
      <ul className={classes.rows} style={{ height: virtualizer.getTotalSize() }}>
        {virtualizer.getVirtualItems().map(({ index, key, start }) => {
          const row = rows[index];
          if (!row) return null;
          return (
            <li
              key={key}
              ref={virtualizer.measureElement}
              data-index={index}
              style={{ transform: `translateY(${start}px)` }}
              aria-setsize={rows.length}
              aria-posinset={index + 1}
            >
              <Row
                row={row}
                ticked={ticked.has(row.question.id)}
                read={read.has(row.question.id)}
                onRead={toggle}
                onTick={onTick}
                onOpen={onOpen}
              />
            </li>
          );
        })}
      </ul>
    </div>
  );
}

interface RowProps {
  readonly row: ManyRow;
  readonly ticked: boolean;
  /** Shown in full, with what it rests on. */
  readonly read: boolean;
  readonly onRead: (id: string) => void;
  readonly onTick: ManyListProps["onTick"];
  readonly onOpen: ManyListProps["onOpen"];
}

function Row({ row: { question, answer, notes }, ticked, read, onRead, onTick, onOpen }: RowProps) {
  const { id, ref, sheet, cell, text, review } = question;
  return (
    <div className={classes.row}>
      <input
        type="checkbox"
        id={`many-${id}`}
        checked={ticked}
        disabled={answer === null}
        onChange={(event) => onTick(id, event.currentTarget.checked)}
      />
      <div className={classes.body} data-read={read}>
        <label htmlFor={`many-${id}`} className={classes.question}>
          {ref && <strong>{ref}</strong>} {text}
        </label>
        {answer && (
          <p className={classes.answer}>
            {answer.option && <strong>{answer.option}</strong>} {answer.text}
          </p>
        )}
        <p className={classes.notes}>
          {review.state !== "open" && <StateBadge state={review.state} />}
          <button type="button" onClick={() => onOpen(id)}>
            {sheet}, {cell}
          </button>
          {answer && (
            <button type="button" aria-expanded={read} aria-controls={`read-${id}`} onClick={() => onRead(id)}>
              {read ? "Show less" : "Read in full, with evidence"}
            </button>
          )}
          {notes.map((note) => (
            <span key={note}>
              <WarningIcon size={13} /> {note}
            </span>
          ))}
        </p>
        <div id={`read-${id}`} hidden={!read}>
          {read && answer && <Citations citations={answer.citations} />}
          {read && answer?.citations.length === 0 && <p className={classes.uncited}>This answer cites no document.</p>}
        </div>
      </div>
    </div>
  );
}
