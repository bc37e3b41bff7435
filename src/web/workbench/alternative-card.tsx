/** Another library entry that may answer the question, with the key that puts it into the editor. */
import { Button, Kbd } from "@mantine/core";
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
  readonly onUse: (alternative: Alternative) => void;
}

export function AlternativeCard({ alternative, number, used, onUse }: AlternativeCardProps) {
  const [open, setOpen] = useState(false);
  const { question, answer, option, score, entry } = alternative;
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
        <span className={classes.likeness}>{Math.round(score * 100)} % of the best</span>
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
