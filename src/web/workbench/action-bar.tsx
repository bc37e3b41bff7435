/** What can be decided, always in the same place at the foot of the question, each with its key. */
import { Button, Kbd } from "@mantine/core";
import { memo } from "react";
import { useMay } from "../api/actor.ts";
import type { Question } from "../api/types.ts";
import { BookmarkIcon } from "../shared/icons.tsx";
import classes from "./action-bar.module.css";
import { type Commands, KEEP, keyOf } from "./actions.ts";

interface ActionBarProps {
  readonly question: Question;
  /** False where there is nothing to approve or reject. */
  readonly answerable: boolean;
  readonly commands: Commands;
}

export const ActionBar = memo(function ActionBar({ question, answerable, commands }: ActionBarProps) {
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
        onClick={() => commands.approveAndNext(0)}
        disabled={!answerable}
      >
        Approve and next
      </Button>
      <Button
        size="sm"
        variant="default"
        rightSection={<Key name={keyOf("approve")} />}
        onClick={() => commands.approve(0)}
        className={classes.secondary}
        disabled={!answerable}
      >
        Approve
      </Button>
      {state !== "rejected" && answerable && (
        <Button
          size="sm"
          variant="default"
          rightSection={<Key name={keyOf("reject")} />}
          onClick={() => commands.reject(0)}
        >
          Reject
        </Button>
      )}
      {state !== "not_applicable" && (
        <Button
          size="sm"
          variant="default"
          rightSection={<Key name={keyOf("notApplicable")} />}
          onClick={() => commands.notApplicable(0)}
        >
          Not applicable
        </Button>
      )}
      {decided && (
        <Button
          size="sm"
          variant="default"
          rightSection={<Key name={keyOf("reopen")} />}
          onClick={() => commands.reopen(0)}
        >
          Reopen
        </Button>
      )}
      {state === "approved" && answer && answer.text.trim() !== "" && (
        <Button
          size="sm"
          variant="subtle"
          leftSection={<BookmarkIcon />}
          onClick={() => commands.keep(KEEP)}
          className={classes.keep}
        >
          Keep in the library
        </Button>
      )}
    </fieldset>
  );
});

function Key({ name, onAccent = false }: { readonly name: string; readonly onAccent?: boolean }) {
  return (
    <Kbd size="xs" aria-hidden="true" className={onAccent ? classes.keyOnAccent : classes.key}>
      {name}
    </Kbd>
  );
}
