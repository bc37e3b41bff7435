/** Somebody else decided on the same question first: shows both versions and lets the person choose. */
import { Button, Text } from "@mantine/core";
import { useMay } from "../api/actor.ts";
import type { Answer, Decision, ReviewState } from "../api/types.ts";
import { Dialog } from "../shared/dialog.tsx";
import { useNames } from "../shared/people.tsx";
import { StateBadge } from "../shared/status.tsx";
import { STATE_NAMES } from "../shared/status-names.ts";
import { Ago } from "../shared/time.tsx";
import classes from "./dialogs.module.css";
import type { Conflict } from "./use-decisions.ts";

const STATE_OF: Readonly<Partial<Record<Decision["action"], ReviewState>>> = {
  approve: "approved",
  edit: "drafted",
  reject: "rejected",
  not_applicable: "not_applicable",
  reopen: "open",
  discard: "open",
};

interface ConflictDialogProps {
  readonly conflict: Conflict;
  readonly onSettle: (choice: "mine" | "theirs") => void;
}

export default function ConflictDialog({ conflict, onSettle }: ConflictDialogProps) {
  const { mine, current } = conflict;
  const nameOf = useNames();
  const who = current.decidedBy ?? "Somebody else";
  const mayReview = useMay("review");
  const decided = ["approved", "not_applicable"].includes(current.review.state);
  const mayInsist = mayReview || !decided || mine.action === "assign";
  const mineState = STATE_OF[mine.action] ?? current.review.state;
  return (
    <Dialog title={`${who} was faster`} size="lg" onClose={() => onSettle("theirs")}>
      <div className={classes.conflict}>
        <Text>{current.text}</Text>
        <div className={classes.versions}>
          <section>
            <h3>
              {who}
              {current.decidedAt && (
                <span>
                  <Ago at={current.decidedAt} />
                </span>
              )}
            </h3>
            <Version state={current.review.state} answer={current.review.answer} />
            <Button variant="default" onClick={() => onSettle("theirs")} data-autofocus>
              Keep this one
            </Button>
          </section>
          <section>
            <h3>
              You <span>not saved</span>
            </h3>
            <Version
              state={mineState}
              answer={"answer" in mine ? (mine.answer ?? null) : null}
              note={
                mine.action === "assign" ? `Assigned to ${mine.assignee ? nameOf(mine.assignee) : "nobody"}` : undefined
              }
            />
            {mayInsist && (
              <Button onClick={() => onSettle("mine")}>Use mine: {STATE_NAMES[mineState].toLowerCase()}</Button>
            )}
          </section>
        </div>
        <Text size="sm" c="dimmed">
          {mayInsist
            ? "Both stand on the record, whichever you choose."
            : "It has been decided, so only a reviewer changes it now. Copy your words and write them in a comment."}
        </Text>
      </div>
    </Dialog>
  );
}

function Version(props: {
  readonly state: ReviewState;
  readonly answer: Answer | null;
  readonly note?: string | undefined;
}) {
  const { state, answer, note } = props;
  return (
    <div className={classes.version}>
      <StateBadge state={state} />
      {answer?.option && <strong>{answer.option}</strong>}
      <p>{note ?? (answer?.text || (answer?.option ? "" : "No answer"))}</p>
    </div>
  );
}
