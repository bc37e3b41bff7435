/** Asks before a questionnaire is deleted with all that hangs on it. */
import { Button, Text } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { keys } from "../api/queries.ts";
import { deleteQuestionnaire } from "../api/requests.ts";
import { workKeys } from "../api/shared-work.ts";
import type { Questionnaire } from "../api/types.ts";
import { Dialog } from "../shared/dialog.tsx";
import { counted } from "../shared/numbers.ts";
import { toast } from "../shared/toast.tsx";
import classes from "./questionnaires.module.css";

interface DeleteDialogProps {
  readonly questionnaire: Questionnaire;
  readonly onClose: () => void;
}

export default function DeleteDialog({ questionnaire, onClose }: DeleteDialogProps) {
  const client = useQueryClient();
  const remove = useMutation({
    mutationFn: () => deleteQuestionnaire(questionnaire.id),
    onSuccess: () => {
      void client.invalidateQueries({ queryKey: keys.questionnaires });
      void client.invalidateQueries({ queryKey: workKeys.work });
      client.removeQueries({ queryKey: keys.questions(questionnaire.id) });
      toast(`“${questionnaire.name}” was deleted.`);
      onClose();
    },
  });
  const { approved } = questionnaire.counts;
  return (
    <Dialog title="Delete this questionnaire?" onClose={onClose}>
      <div className={classes.dialog}>
        <Text>
          “{questionnaire.name}” goes with its workbook, its suggestions
          {approved > 0 ? ` and ${counted(approved, "approved answer")}` : ""}. Answers kept in the library stay there.
          This cannot be undone.
        </Text>
        {remove.isError && (
          <p className={classes.failure} role="alert">
            {remove.error.message}
          </p>
        )}
        <div className={classes.buttons}>
          <Button variant="default" onClick={onClose} data-autofocus>
            Keep it
          </Button>
          <Button color="red" className={classes.danger} loading={remove.isPending} onClick={() => remove.mutate()}>
            Delete
          </Button>
        </div>
      </div>
    </Dialog>
  );
}
