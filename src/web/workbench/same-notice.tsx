/** Says that the same question stands elsewhere in the workbook, so that one answer can do for all of them. */
import type { Question } from "../api/types.ts";
import { ListIcon } from "../shared/icons.tsx";
import { counted } from "../shared/numbers.ts";
import { isDone } from "./filter.ts";
import classes from "./question-pane.module.css";

interface SameNoticeProps {
  readonly others: readonly Question[];
  /** False where there is no answer to give them yet. */
  readonly answerable: boolean;
  readonly onAnswerAll: () => void;
  readonly onSelect: (id: string) => void;
}

/** More places than these are in the list that the button opens. */
const NAMED = 3;

export function SameNotice({ others, answerable, onAnswerAll, onSelect }: SameNoticeProps) {
  if (others.length === 0) return null;
  const open = others.filter((other) => !isDone(other)).length;
  return (
    <p className={classes.same}>
      <ListIcon size={14} />
      <span>
        Asked {counted(others.length, "more time")}:{" "}
        {others.slice(0, NAMED).map(({ id, ref, sheet, cell }, at) => (
          <span key={id}>
            {at > 0 && ", "}
            <button type="button" onClick={() => onSelect(id)}>
              {ref ? `${sheet} ${ref}` : `${sheet} ${cell}`}
            </button>
          </span>
        ))}
        {others.length > NAMED && " …"}
      </span>
      {open > 0 && answerable && (
        <button type="button" className={classes.sameAll} onClick={onAnswerAll}>
          Answer {open === 1 ? "it" : `all ${open}`} too
        </button>
      )}
    </p>
  );
}
