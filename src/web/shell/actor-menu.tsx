/** Shows whose name goes on the record, and lets them say it. */
import { Button, Popover, Text, TextInput, VisuallyHidden } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { NOBODY, useActor } from "../api/actor.ts";
import { PersonIcon } from "../shared/icons.tsx";
import classes from "./shell.module.css";

export function ActorMenu() {
  const [name] = useActor();
  const [opened, setOpened] = useState(false);
  return (
    <Popover opened={opened} onChange={setOpened} position="bottom-end" width={300} trapFocus returnFocus>
      <Popover.Target>
        <button type="button" className={classes.person} onClick={() => setOpened(!opened)}>
          <PersonIcon size={18} />
          <span>{name ?? "Add your name"}</span>
          {name && <VisuallyHidden>, change your name</VisuallyHidden>}
        </button>
      </Popover.Target>
      <Popover.Dropdown>
        <ActorForm onDone={() => setOpened(false)} />
      </Popover.Dropdown>
    </Popover>
  );
}

export function ActorForm({ onDone }: { readonly onDone: () => void }) {
  const [name, setName] = useActor();
  const [draft, setDraft] = useState(name ?? "");
  const save = (event: FormEvent) => {
    event.preventDefault();
    setName(draft.trim());
    onDone();
  };
  return (
    <form className={classes.form} onSubmit={save}>
      <TextInput
        label="Your name"
        value={draft}
        onChange={(event) => setDraft(event.currentTarget.value)}
        placeholder="Robin Example"
        maxLength={80}
        data-autofocus
      />
      <Text size="sm" c="dimmed">
        It stands on the record beside everything you decide. Until you give one, the record says “{NOBODY}”.
      </Text>
      <Button type="submit" size="sm">
        Save
      </Button>
    </form>
  );
}
