/** Changes a questionnaire's name, customer and due date; where somebody else was faster, shows theirs to go on from. */
import { Button, TextInput } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { ApiError } from "../api/client.ts";
import { keys } from "../api/queries.ts";
import { editQuestionnaire } from "../api/requests.ts";
import type { Questionnaire } from "../api/types.ts";
import { Dialog } from "../shared/dialog.tsx";
import { toast } from "../shared/toast.tsx";
import classes from "./questionnaires.module.css";

interface EditDialogProps {
  readonly questionnaire: Questionnaire;
  readonly onClose: () => void;
}

export default function EditDialog({ questionnaire, onClose }: EditDialogProps) {
  const client = useQueryClient();
  const [seen, setSeen] = useState(questionnaire);
  const [name, setName] = useState(seen.name);
  const [customer, setCustomer] = useState(seen.customer ?? "");
  const [due, setDue] = useState(seen.due ?? "");
  const edit = useMutation({
    mutationFn: () =>
      editQuestionnaire(seen.id, seen.version, { name, customer: customer.trim() || null, due: due || null }),
    onSuccess: (saved) => {
      client.setQueryData(keys.questionnaire(saved.id), saved);
      void client.invalidateQueries({ queryKey: keys.questionnaires });
      toast(`“${saved.name}” is saved.`);
      onClose();
    },
    onError: (error) => {
      // Saving once more is then a decision over what is shown, not over what was never seen.
      if (error instanceof ApiError && error.code === "conflict") setSeen(error.details.current as Questionnaire);
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    edit.mutate();
  };
  const theirs = seen === questionnaire ? null : seen;
  return (
    <Dialog title="Edit questionnaire" onClose={onClose}>
      <form className={classes.dialog} onSubmit={submit}>
        <TextInput
          label="Name"
          value={name}
          maxLength={200}
          required
          onChange={(event) => setName(event.currentTarget.value)}
          data-autofocus
        />
        <TextInput
          label="Customer"
          value={customer}
          maxLength={120}
          onChange={(event) => setCustomer(event.currentTarget.value)}
        />
        <TextInput
          type="date"
          label="Due"
          description="When the customer wants it back. Leave it empty if there is no date."
          value={due}
          onChange={(event) => setDue(event.currentTarget.value)}
        />
        {edit.isError && (
          <p className={classes.failure} role="alert">
            {theirs
              ? `Somebody has just changed it to “${theirs.name}”, ${theirs.customer ?? "no customer"}, ${theirs.due ? `due ${theirs.due}` : "no due date"}. Save again to replace that with what stands here.`
              : edit.error.message}
          </p>
        )}
        <div className={classes.buttons}>
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" loading={edit.isPending} disabled={name.trim() === ""}>
            Save
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
