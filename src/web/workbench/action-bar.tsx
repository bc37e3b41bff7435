/** What can be decided, always in the same place at the foot of the question, each with its key. */
import { Button, Kbd } from "@mantine/core";
import { memo } from "react";
import { useMay } from "../api/actor.ts";
import type { Question } from "../api/types.ts";
import classes from "./action-bar.module.css";
import { type ActionId, type Commands, keyOf } from "./actions.ts";

interface ActionBarProps {
  readonly question: Question;
  /** False where there is nothing to approve or reject. */
  readonly answerable: boolean;
  readonly commands: Commands;
}

interface Slot {
  readonly id: ActionId;
  readonly label: string;
  readonly possible: boolean;
}

export const ActionBar = memo(function ActionBar({ question, answerable, commands }: ActionBarProps) {
  const { state } = question.review;
  const reviews = useMay("review");
  const contributes = useMay("contribute");
  if (!reviews) {
    return (
      <p className={classes.bar}>
        {contributes ? "Write a draft; a reviewer approves it." : "Your role lets you read, not decide."}
      </p>
    );
  }
  const slots: readonly Slot[] = [
    { id: "approveAndNext", label: "Approve and next", possible: answerable },
    { id: "approve", label: "Approve", possible: answerable },
    { id: "reject", label: "Reject", possible: answerable && state !== "rejected" },
    { id: "notApplicable", label: "Not applicable", possible: state !== "not_applicable" },
    { id: "reopen", label: state === "drafted" ? "Discard" : "Reopen", possible: state !== "open" },
  ];
  return (
    <fieldset className={classes.bar} aria-label="Decide">
      {slots.map(({ id, label, possible }, at) => (
        // Kept in its place and able to have the focus: whoever decides by the hundred must not meet another button there.
        <Button
          key={id}
          size="sm"
          variant={at === 0 ? "filled" : "default"}
          rightSection={<Key name={id === "approveAndNext" ? "↵" : keyOf(id)} onAccent={at === 0 && possible} />}
          data-disabled={!possible}
          aria-disabled={!possible}
          onClick={() => possible && commands[id](0)}
          className={id === "approve" ? (classes.secondary ?? "") : ""}
        >
          {label}
        </Button>
      ))}
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
