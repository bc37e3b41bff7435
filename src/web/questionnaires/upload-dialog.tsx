/** Asks whose questionnaire it is, uploads it, and says what to do where that fails. */
import { Alert, Button, Text, TextInput } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { useNavigate } from "react-router";
import { keys } from "../api/queries.ts";
import { uploadQuestionnaire } from "../api/requests.ts";
import { firstPage } from "../columns/checked.ts";
import { Dialog } from "../shared/dialog.tsx";
import { FileIcon, WarningIcon } from "../shared/icons.tsx";
import { fileSize } from "../shared/numbers.ts";
import classes from "./upload.module.css";

interface UploadDialogProps {
  readonly file: File;
  readonly onChooseOther: () => void;
  readonly onClose: () => void;
}

export function UploadDialog({ file, onChooseOther, onClose }: UploadDialogProps) {
  const [customer, setCustomer] = useState("");
  const [due, setDue] = useState("");
  const client = useQueryClient();
  const navigate = useNavigate();
  const upload = useMutation({
    mutationFn: (given: File) => uploadQuestionnaire(given, customer, due),
    onSuccess: ({ questionnaire }) => {
      client.setQueryData(keys.questionnaire(questionnaire.id), questionnaire);
      void client.invalidateQueries({ queryKey: keys.questionnaires });
      onClose();
      void navigate(firstPage(questionnaire));
    },
  });
  // The error belongs to the file it was about: choosing another one clears it.
  const failed = upload.isError && upload.variables === file;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    upload.mutate(file);
  };
  return (
    <Dialog title="Upload a questionnaire" onClose={onClose}>
      <form className={classes.form} onSubmit={submit}>
        <div className={classes.file}>
          <FileIcon size={20} />
          <div>
            <Text fw={600} className={classes.fileName}>
              {file.name}
            </Text>
            <Text size="sm" c="dimmed">
              {fileSize(file.size)}
            </Text>
          </div>
        </div>
        {failed ? (
          <Alert color="red" variant="light" icon={<WarningIcon />} role="alert" className={classes.alert}>
            {upload.error.message}
          </Alert>
        ) : (
          <>
            <TextInput
              label="Customer"
              description="Optional. Who sent it; shown in the list of questionnaires."
              value={customer}
              maxLength={120}
              onChange={(event) => setCustomer(event.currentTarget.value)}
              data-autofocus
            />
            <TextInput
              type="date"
              label="Due"
              description="Optional. When they want it back."
              value={due}
              onChange={(event) => setDue(event.currentTarget.value)}
            />
          </>
        )}
        <div className={classes.buttons}>
          <Button variant="default" onClick={onChooseOther} disabled={upload.isPending}>
            Choose another file
          </Button>
          <Button type="submit" loading={upload.isPending}>
            {failed ? "Try again" : "Upload"}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
