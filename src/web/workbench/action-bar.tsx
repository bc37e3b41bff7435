/** What can be decided, always in the same place at the foot of the question, each with its key. */
import { Button, Kbd } from "@mantine/core";
import { useMay } from "../api/actor.ts";
import type { Question } from "../api/types.ts";
import { BookmarkIcon } from "../shared/icons.tsx";
import classes from "./action-bar.module.css";
import type { Commands } from "./use-keys.ts";

interface ActionBarProps {
  readonly question: Question;
  /** False where there is nothing to approve or reject. */
  readonly answerable: boolean;
  readonly commands: Commands;
  readonly onKeep: () => void;
}

export function ActionBar({ question, answerable, commands, onKeep }: ActionBarProps) {
  const { state, answer } = question.review;
  const reviews = useMay("review");
  const contributes = useMay("contribute");
  if (!reviews) {
    return (
      <p className={classes.bar}>
        {contributes ? "Write a draft; a reviewer approves it." : "Your role lets you read, not decide."}
      </p>
    );
  }
  const decided = state === "approved" || state === "not_applicable" || state === "rejected";
  return (
    <fieldset className={classes.bar} aria-label="Decide">
      <Button
        size="sm"
        rightSection={<Key name="↵" onAccent />}
        onClick={commands.approveAndNext}
        disabled={!answerable}
      >
        Approve and next
      </Button>
      <Button
        size="sm"
        variant="default"
        rightSection={<Key name="A" />}
        onClick={commands.approve}
        className={classes.secondary}
        disabled={!answerable}
      >
        Approve
      </Button>
      {state !== "rejected" && answerable && (
        <Button size="sm" variant="default" rightSection={<Key name="R" />} onClick={commands.reject}>
          Reject
        </Button>
      )}
      {state !== "not_applicable" && (
        <Button size="sm" variant="default" rightSection={<Key name="N" />} onClick={commands.notApplicable}>
          Not applicable
        </Button>
      )}
      {decided && (
        <Button size="sm" variant="default" rightSection={<Key name="U" />} onClick={commands.undo}>
          Reopen
        </Button>
      )}
      {state === "approved" && answer && answer.text.trim() !== "" && (
        <Button size="sm" variant="subtle" leftSection={<BookmarkIcon />} onClick={onKeep} className={classes.keep}>
          Keep in the library
        </Button>
      )}
    </fieldset>
  );
}

function Key({ name, onAccent = false }: { readonly name: string; readonly onAccent?: boolean }) {
  return (
    <Kbd size="xs" aria-hidden="true" className={onAccent ? classes.keyOnAccent : classes.key}>
      {name}
    </Kbd>
  );
}
