/** Many questions decided at once: the list to look through, what is ticked, and what came of it. */
import { Alert, Button } from "@mantine/core";
import { type ReactNode, useState } from "react";
import type { Question } from "../api/types.ts";
import { Dialog } from "../shared/dialog.tsx";
import { WarningIcon } from "../shared/icons.tsx";
import { counted } from "../shared/numbers.ts";
import classes from "./many.module.css";
import { ManyList, type ManyRow } from "./many-list.tsx";
import type { ManyOutcome } from "./send-many.ts";

/** One of the ways to decide on what is ticked. */
export interface ManyWay {
  /** With the number that is ticked: "Approve 12 answers". */
  readonly label: (count: number) => string;
  readonly apply: (rows: readonly ManyRow[]) => Promise<ManyOutcome>;
}

interface ManyDialogProps {
  readonly title: string;
  readonly intro: ReactNode;
  readonly rows: readonly ManyRow[];
  /** Ids ticked at first. */
  readonly ticked: ReadonlySet<string>;
  /** What a person has ticked or unticked by hand; outlives the dialog, so that looking at one question loses nothing. */
  readonly kept: Map<string, boolean>;
  /** The first is the main one. */
  readonly ways: readonly ManyWay[];
  readonly empty: string;
  readonly onOpen: (id: string) => void;
  readonly onDone: (outcome: ManyOutcome) => void;
  readonly onClose: () => void;
}

export function ManyDialog(props: ManyDialogProps) {
  const { title, intro, rows, ways, empty, kept, onOpen, onDone, onClose } = props;
  const [ticked, setTicked] = useState<ReadonlySet<string>>(
    () => new Set(rows.map(({ question }) => question.id).filter((id) => kept.get(id) ?? props.ticked.has(id))),
  );
  const [running, setRunning] = useState<number | null>(null);
  const [error, setError] = useState<string | null>(null);
  const [outcome, setOutcome] = useState<ManyOutcome | null>(null);
  const possible = rows.filter(({ answer }) => answer !== null);
  const chosen = possible.filter(({ question }) => ticked.has(question.id));
  const tick = (ids: readonly string[], on: boolean) => {
    for (const id of ids) kept.set(id, on);
    setTicked((before) => new Set(on ? [...before, ...ids] : [...before].filter((id) => !ids.includes(id))));
  };
  const run = (at: number) => {
    setRunning(at);
    setError(null);
    ways[at]?.apply(chosen).then(
      (made) => {
        setRunning(null);
        kept.clear();
        onDone(made);
        if (made.conflicts.length + made.refused.length > 0) setOutcome(made);
        else onClose();
      },
      (cause: Error) => {
        setRunning(null);
        setError(cause.message);
      },
    );
  };
  if (outcome) return <Outcome title={title} outcome={outcome} rows={rows} onOpen={onOpen} onClose={onClose} />;
  return (
    <Dialog title={title} size="xl" onClose={onClose}>
      <div className={classes.dialog}>
        {intro}
        {error && (
          <Alert className={classes.failure} icon={<WarningIcon />} role="alert">
            {error}
          </Alert>
        )}
        {rows.length === 0 ? (
          <p className={classes.empty}>{empty}</p>
        ) : (
          <>
            <label className={classes.all}>
              <input
                type="checkbox"
                data-autofocus
                checked={chosen.length > 0 && chosen.length === possible.length}
                ref={(box) => {
                  if (box) box.indeterminate = chosen.length > 0 && chosen.length < possible.length;
                }}
                onChange={(event) =>
                  tick(
                    possible.map(({ question }) => question.id),
                    event.currentTarget.checked,
                  )
                }
              />
              <span className="tabular">
                {chosen.length} of {possible.length} ticked
              </span>
            </label>
            <ManyList rows={rows} ticked={ticked} onTick={(id, on) => tick([id], on)} onOpen={onOpen} />
          </>
        )}
        <div className={classes.buttons}>
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          {(rows.length > 0 ? ways : [])
            .map(({ label }, at) => (
              <Button
                key={label(2)}
                variant={at === 0 ? "filled" : "default"}
                disabled={chosen.length === 0 || (running !== null && running !== at)}
                loading={running === at}
                onClick={() => run(at)}
              >
                {label(chosen.length)}
              </Button>
            ))
            .reverse()}
        </div>
      </div>
    </Dialog>
  );
}

interface OutcomeProps {
  readonly title: string;
  readonly outcome: ManyOutcome;
  readonly rows: readonly ManyRow[];
  readonly onOpen: (id: string) => void;
  readonly onClose: () => void;
}

function Outcome({ title, outcome, rows, onOpen, onClose }: OutcomeProps) {
  const { decided, conflicts, refused } = outcome;
  const named = new Map(rows.map(({ question }) => [question.id, question]));
  const left: { id: string; why: string }[] = [
    ...conflicts.map(({ id, decidedBy }) => ({
      id,
      why: `${decidedBy ?? "Somebody"} has changed it in the meantime`,
    })),
    ...refused.map(({ id, message }) => ({ id, why: message })),
  ];
  return (
    <Dialog title={title} size="xl" onClose={onClose}>
      <div className={classes.dialog} role="status">
        <p className={classes.intro}>
          {counted(decided.length, "question")} done, {counted(left.length, "question")} left as{" "}
          {left.length === 1 ? "it is" : "they are"}:
        </p>
        <ul className={classes.left}>
          {left.map(({ id, why }) => (
            <li key={id}>
              <button type="button" onClick={() => onOpen(id)}>
                {nameOf(named.get(id))}
              </button>
              : {why}
            </li>
          ))}
        </ul>
        <div className={classes.buttons}>
          <Button onClick={onClose} data-autofocus>
            Close
          </Button>
        </div>
      </div>
    </Dialog>
  );
}

const nameOf = (question: Question | undefined): string =>
  question ? `${question.ref ?? `${question.sheet}, ${question.cell}`} ${question.text.slice(0, 80)}` : "A question";
