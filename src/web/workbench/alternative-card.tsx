/** Another library entry that may answer the question, with the key that puts it into the editor. */
import { Button, Kbd, Tooltip } from "@mantine/core";
import { useState } from "react";
import { Link } from "react-router";
import type { Alternative } from "../api/types.ts";
import classes from "./evidence-pane.module.css";

const LONG = 220;

interface AlternativeCardProps {
  readonly alternative: Alternative;
  /** From 1; the first nine have a key. */
  readonly number: number;
  readonly used: boolean;
  /** Whether there is a best entry to be compared with. */
  readonly measured: boolean;
  readonly onUse: (alternative: Alternative) => void;
}

export function AlternativeCard({ alternative, number, used, measured, onUse }: AlternativeCardProps) {
  const [open, setOpen] = useState(false);
  const { question, answer, option, score, entry } = alternative;
  const likeness = `${Math.round(score * 100)} % as close to the question as the best entry`;
  const long = answer.length > LONG;
  return (
    <li className={classes.card} data-used={used}>
      <div className={classes.cardHead}>
        {number <= 9 && (
          <Kbd size="xs" aria-hidden="true">
            {number}
          </Kbd>
        )}
        {option && <span className={classes.optionTag}>{option}</span>}
        {measured && (
          <Tooltip label={likeness} openDelay={300}>
            <span className={classes.likeness} role="img" aria-label={likeness}>
              <span style={{ width: `${Math.round(score * 100)}%` }} />
            </span>
          </Tooltip>
        )}
        <Button
          size="compact-xs"
          variant="light"
          disabled={used}
          onClick={() => onUse(alternative)}
          aria-label={`${used ? "In use" : "Use this"}, alternative ${number}`}
        >
          {used ? "In use" : "Use this"}
        </Button>
      </div>
      {question && <p className={classes.cardQuestion}>{question}</p>}
      <p className={classes.cardAnswer} data-long={long} data-open={open}>
        {answer}
      </p>
      {long && (
        <button type="button" className={classes.more} aria-expanded={open} onClick={() => setOpen(!open)}>
          {open ? "Less" : "More"}
        </button>
      )}{" "}
      <Link className={classes.more} to={`/library?entry=${encodeURIComponent(entry)}`}>
        Open in the library
      </Link>
    </li>
  );
}
