/** What people say of a document beside its text: who keeps it, who may see it, until when it holds, what replaced it. */
import { Alert, Button, Loader, NativeSelect, TextInput } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { useMay, useMe } from "../api/actor.ts";
import { documentsQuery } from "../api/queries.ts";
import { colleaguesQuery } from "../api/shared-work.ts";
import { Dialog } from "../shared/dialog.tsx";
import { toast } from "../shared/toast.tsx";
import classes from "./entries.module.css";
import { careQuery, type DocumentCare, libraryChanged, saveCare } from "./entry-requests.ts";
import { ACCESS_NAMES, type Access } from "./entry-types.ts";

interface DocumentCareDialogProps {
  readonly document: string;
  readonly title: string;
  readonly onClose: () => void;
}

export function DocumentCareDialog({ document, title, onClose }: DocumentCareDialogProps) {
  const { data, error } = useQuery(careQuery(document));
  return (
    <Dialog title={title} onClose={onClose}>
      {error && <Alert role="alert">{error.message}</Alert>}
      {!data && !error && <Loader aria-label="Loading" />}
      {data && <CareForm key={data.version} document={document} care={data} onClose={onClose} />}
    </Dialog>
  );
}

interface CareFormProps {
  readonly document: string;
  readonly care: DocumentCare;
  readonly onClose: () => void;
}

function CareForm({ document, care, onClose }: CareFormProps) {
  const client = useQueryClient();
  const me = useMe();
  const mayCurate = useMay("curate");
  const [wanted, setWanted] = useState(care);
  const { data: colleagues = [] } = useQuery(colleaguesQuery());
  const { data: documents = [] } = useQuery(documentsQuery());
  const save = useMutation({
    mutationFn: () => saveCare(document, wanted),
    onSuccess: () => {
      toast("Saved.");
      libraryChanged(client);
      onClose();
    },
  });
  const set = (change: Partial<DocumentCare>) => setWanted((before) => ({ ...before, ...change }));
  const mayDate = mayCurate || care.owner === me?.id;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate();
  };
  const listed = documents.some(({ id }) => id === wanted.supersededBy);
  return (
    <form className={classes.careForm} onSubmit={submit}>
      {save.error && <Alert role="alert">{save.error.message}</Alert>}
      <NativeSelect
        label="Access"
        description="Every answer that rests on it is as strict"
        disabled={!mayCurate}
        data={Object.entries(ACCESS_NAMES).map(([value, label]) => ({ value, label }))}
        value={wanted.access}
        onChange={(event) => set({ access: event.currentTarget.value as Access })}
      />
      <NativeSelect
        label="Owner"
        disabled={!mayCurate}
        data={[{ value: "", label: "Nobody" }, ...colleagues.map(({ id, name }) => ({ value: id, label: name }))]}
        value={wanted.owner ?? ""}
        onChange={(event) => set({ owner: event.currentTarget.value || null })}
      />
      <TextInput
        type="date"
        label="Valid until"
        disabled={!mayDate}
        value={wanted.validUntil ?? ""}
        onChange={(event) => set({ validUntil: event.currentTarget.value || null })}
      />
      <TextInput
        type="date"
        label="Review by"
        disabled={!mayDate}
        value={wanted.reviewBy ?? ""}
        onChange={(event) => set({ reviewBy: event.currentTarget.value || null })}
      />
      <NativeSelect
        label="Replaced by"
        disabled={!mayDate}
        data={[
          { value: "", label: "Nothing" },
          ...(wanted.supersededBy && !listed ? [{ value: wanted.supersededBy, label: wanted.supersededBy }] : []),
          ...documents.filter(({ id }) => id !== document).map(({ id, title }) => ({ value: id, label: title })),
        ]}
        value={wanted.supersededBy ?? ""}
        onChange={(event) => set({ supersededBy: event.currentTarget.value || null })}
      />
      <div className={classes.actions}>
        <Button type="submit" loading={save.isPending} disabled={!mayDate}>
          Save
        </Button>
        <Button variant="default" onClick={onClose}>
          Cancel
        </Button>
      </div>
      {!mayDate && <p className={classes.hint}>Only its owner and reviewers change this.</p>}
    </form>
  );
}
