/** A document out of force and back: the button with what hangs on it told first, and the notice on a retired one. */
import { Alert, Button, Loader, TextInput } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import type { Retirement } from "../../domain/source-document.ts";
import { useMay, useMe } from "../api/actor.ts";
import { Dialog } from "../shared/dialog.tsx";
import { Day } from "../shared/time.tsx";
import { toast } from "../shared/toast.tsx";
import classes from "./entries.module.css";
import { careQuery, libraryChanged, restingQuery, retireDocument } from "./entry-requests.ts";
import pageClasses from "./library.module.css";
import { RestingOn } from "./resting.tsx";

/** The version to act on; undefined while it is not known, and for whoever may not. */
function useVersion(document: string): number | undefined {
  const { data } = useQuery(careQuery(document));
  const me = useMe();
  const mayCurate = useMay("curate");
  const mayContribute = useMay("contribute");
  return mayCurate || (mayContribute && data?.owner === me?.id) ? data?.version : undefined;
}

function useRetire(document: string, done: string, onDone: () => void = () => {}) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (wanted: { version: number; retired: boolean; why: string | null }) => retireDocument(document, wanted),
    onSuccess: () => {
      toast(done);
      onDone();
    },
    onSettled: () => libraryChanged(client),
  });
}

interface RetireProps {
  readonly document: string;
  readonly title: string;
}

export function RetireButton({ document, title }: RetireProps) {
  const [asking, setAsking] = useState(false);
  const version = useVersion(document);
  if (version === undefined) return null;
  return (
    <>
      <Button size="compact-sm" variant="default" onClick={() => setAsking(true)}>
        Retire
      </Button>
      {asking && <RetireDialog document={document} title={title} version={version} onClose={() => setAsking(false)} />}
    </>
  );
}

function RetireDialog({
  document,
  title,
  version,
  onClose,
}: RetireProps & { readonly version: number; readonly onClose: () => void }) {
  const [why, setWhy] = useState("");
  const { data: resting, error } = useQuery(restingQuery(document));
  const retire = useRetire(document, `“${title}” is retired.`, onClose);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    retire.mutate({ version, retired: true, why: why.trim() || null });
  };
  const failure = retire.error ?? error;
  return (
    <Dialog title={`Retire “${title}”?`} onClose={onClose}>
      <form className={classes.careForm} onSubmit={submit}>
        {failure && <Alert role="alert">{failure.message}</Alert>}
        <p className={classes.hint}>
          Nothing of it is matched any more, and answers that rest on it alone warn. The document, its original and
          whatever cites it stay readable, and it can be brought back.
        </p>
        {!resting && !error && <Loader aria-label="Looking for what rests on it" />}
        {resting && <RestingOn resting={resting} />}
        {resting && resting.entries.length + resting.questionnaires.length === 0 && (
          <p className={classes.hint}>No answer of the library and no open questionnaire rests on it.</p>
        )}
        <TextInput
          label="Why"
          description="Shown with each warning"
          placeholder="The product is sold no more"
          maxLength={500}
          value={why}
          onChange={(event) => setWhy(event.currentTarget.value)}
        />
        <div className={classes.actions}>
          <Button type="submit" loading={retire.isPending} disabled={!resting}>
            Retire it
          </Button>
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

interface RetiredNoticeProps {
  readonly document: string;
  readonly retired: Retirement;
}

export function RetiredNotice({ document, retired: { on, why } }: RetiredNoticeProps) {
  const version = useVersion(document);
  const back = useRetire(document, "It is in force again.");
  return (
    <div className={pageClasses.earlier}>
      Retired on <Day date={on} />
      {why ? `: ${why}` : ""}. Nothing of it is matched; what cites it stays readable.{" "}
      {version !== undefined && (
        <Button
          size="compact-sm"
          variant="default"
          loading={back.isPending}
          onClick={() => back.mutate({ version, retired: false, why: null })}
        >
          Bring it back
        </Button>
      )}
      {back.error && <p role="alert">{back.error.message}</p>}
    </div>
  );
}
