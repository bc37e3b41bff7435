/** Whose question it is, and the small form that gives it to somebody. */
import { Button, Popover, TextInput } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { actor } from "../api/actor.ts";
import { PersonIcon } from "../shared/icons.tsx";
import classes from "./question-pane.module.css";

interface AssigneeProps {
  readonly assignee: string | null;
  /** Names met so far, offered while typing. */
  readonly names: readonly string[];
  readonly onAssign: (assignee: string | null) => void;
}

export function Assignee({ assignee, names, onAssign }: AssigneeProps) {
  const [opened, setOpened] = useState(false);
  const [name, setName] = useState("");
  const assign = (to: string | null) => {
    setOpened(false);
    setName("");
    if (to !== assignee) onAssign(to);
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (name.trim() !== "") assign(name.trim());
  };
  return (
    <Popover opened={opened} onChange={setOpened} position="bottom-end" width={280} trapFocus returnFocus>
      <Popover.Target>
        <button type="button" className={classes.assign} data-assign onClick={() => setOpened(!opened)}>
          <PersonIcon size={14} />
          {assignee ? `Assigned to ${assignee}` : "Assign"}
        </button>
      </Popover.Target>
      <Popover.Dropdown>
        <form className={classes.assignForm} onSubmit={submit}>
          <TextInput
            label="Who should answer this?"
            value={name}
            maxLength={80}
            list="people"
            data-autofocus
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <datalist id="people">
            {names.map((one) => (
              <option key={one} value={one} />
            ))}
          </datalist>
          <div className={classes.assignButtons}>
            <Button type="submit" size="compact-sm" disabled={name.trim() === ""}>
              Assign
            </Button>
            <Button variant="default" size="compact-sm" onClick={() => assign(actor())}>
              To me
            </Button>
            {assignee && (
              <Button variant="default" size="compact-sm" onClick={() => assign(null)}>
                To nobody
              </Button>
            )}
          </div>
        </form>
      </Popover.Dropdown>
    </Popover>
  );
}
