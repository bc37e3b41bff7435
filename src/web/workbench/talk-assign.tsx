/** Whose question it is and until when, and the small form that changes both. */
import { Button, Popover, TextInput } from "@mantine/core";
import { type FormEvent, useState } from "react";
import type { Day } from "../../domain/day.ts";
import { useMay, useMe } from "../api/actor.ts";
import type { Review } from "../api/types.ts";
import { Due } from "../shared/due.tsx";
import { PersonIcon } from "../shared/icons.tsx";
import { useNames } from "../shared/people.tsx";
import classes from "./question-pane.module.css";
import talk from "./talk.module.css";
import { TalkPerson } from "./talk-person.tsx";

interface TalkAssignProps {
  readonly review: Review;
  readonly onAssign: (assignee: string | null, due: Day | null) => void;
}

export function TalkAssign({ review, onAssign }: TalkAssignProps) {
  const { assignee, due } = review;
  const contributes = useMay("contribute");
  const nameOf = useNames();
  const [opened, setOpened] = useState(false);
  const said = assignee ? `Assigned to ${nameOf(assignee)}` : "Assign";
  if (!contributes) {
    return (
      <span className={talk.assigned}>
        {assignee && said} {due && <Due due={due} />}
      </span>
    );
  }
  return (
    <Popover opened={opened} onChange={setOpened} position="bottom-end" width={280} trapFocus returnFocus>
      <Popover.Target>
        <button type="button" className={classes.assign} data-assign onClick={() => setOpened(!opened)}>
          <PersonIcon size={14} />
          {said}
          {due && <Due due={due} prefix="due" />}
        </button>
      </Popover.Target>
      <Popover.Dropdown>
        {opened && (
          <AssignForm
            review={review}
            onAssign={(to, until) => {
              setOpened(false);
              if (to !== assignee || until !== due) onAssign(to, until);
            }}
          />
        )}
      </Popover.Dropdown>
    </Popover>
  );
}

function AssignForm({ review, onAssign }: TalkAssignProps) {
  const me = useMe();
  const [person, setPerson] = useState(review.assignee ?? "");
  const [due, setDue] = useState(review.due ?? "");
  const assign = (to: string) => onAssign(to || null, due || null);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    assign(person);
  };
  return (
    <form className={classes.assignForm} onSubmit={submit}>
      <TalkPerson label="Who should answer this?" value={person} nobody="Nobody in particular" onChange={setPerson} />
      <TextInput type="date" label="Until" value={due} onChange={(event) => setDue(event.currentTarget.value)} />
      <div className={classes.assignButtons}>
        <Button type="submit" size="compact-sm">
          Assign
        </Button>
        {me && person !== me.id && (
          <Button variant="default" size="compact-sm" onClick={() => assign(me.id)}>
            To me
          </Button>
        )}
      </div>
    </form>
  );
}
