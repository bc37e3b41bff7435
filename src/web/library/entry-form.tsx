/**
 * The form of an entry. What somebody else changed meanwhile is shown against what was written here, and either can be
 * kept; nothing that was typed is lost.
 */
import { Alert, Button, NativeSelect, Textarea, TextInput } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { ApiError } from "../api/client.ts";
import { colleaguesQuery } from "../api/shared-work.ts";
import { LeaveDialog } from "../shared/leave-dialog.tsx";
import { toast } from "../shared/toast.tsx";
import { beforeLeaving, useLeaveGuard } from "../shared/use-leave-guard.ts";
import { CitationFields } from "./citation-fields.tsx";
import classes from "./entries.module.css";
import { createEntry, editEntry, libraryChanged, topicsQuery } from "./entry-requests.ts";
import { ACCESS_NAMES, type Access, draftOf, type EntryDraft, type ShownEntry } from "./entry-types.ts";
import { TagField } from "./tag-field.tsx";
import { TextDiff } from "./text-diff.tsx";

const EMPTY: EntryDraft = {
  question: "",
  phrasings: [],
  answer: "",
  option: null,
  citations: [],
  topics: [],
  references: [],
  access: "public",
  owner: null,
  cycle: null,
  reviewBy: null,
};

interface EntryFormProps {
  /** Null for a new one. */
  readonly entry: ShownEntry | null;
  /** With what was saved; without anything where it was left. */
  readonly onDone: (saved?: ShownEntry) => void;
}

export default function EntryForm({ entry, onDone }: EntryFormProps) {
  const client = useQueryClient();
  const [draft, setDraft] = useState<EntryDraft>(() => (entry ? draftOf(entry) : EMPTY));
  const [phrasings, setPhrasings] = useState(() => draft.phrasings.join("\n"));
  const [version, setVersion] = useState(entry?.version ?? 0);
  const written = textOf(draft, phrasings);
  const [saved, setSaved] = useState(written);
  const guard = useLeaveGuard(written !== saved);
  const { data: colleagues = [] } = useQuery(colleaguesQuery());
  const { data: topics = [] } = useQuery(topicsQuery());
  const set = (change: Partial<EntryDraft>) => setDraft((before) => ({ ...before, ...change }));
  const save = useMutation({
    mutationFn: () => {
      const wanted = { ...draft, phrasings: phrasings.split("\n") };
      return entry ? editEntry(entry.id, version, wanted) : createEntry(wanted);
    },
    onSuccess: (kept) => {
      setSaved(written);
      toast(entry ? "Saved. The version before is in its history." : "The entry answers from now on.");
      if (kept.alike.length > 0) toast(alikeText(kept.alike), "error");
      libraryChanged(client);
      guard.goOn(() => onDone(kept));
    },
  });
  const newer = conflicting(save.error);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate();
  };
  return (
    <form className={classes.detail} aria-labelledby="form-title" onSubmit={submit}>
      <LeaveDialog
        guard={guard}
        title="Leave without saving?"
        lost={`What you wrote is not saved yet. If you leave now, ${entry ? "the entry stays as it was" : "there is no new entry"}.`}
        leave="Leave without saving"
        stay="Go on writing"
      />
      <h2 id="form-title">{entry ? "Edit the entry" : "A new entry"}</h2>
      {newer && (
        <Alert role="alert" title={`${newer.updatedBy ?? "Somebody"} has changed it in the meantime`}>
          <p>From their answer to yours:</p>
          <TextDiff before={newer.answer} after={draft.answer} />
          <div className={classes.actions}>
            <Button
              size="xs"
              onClick={() => {
                setVersion(newer.version);
                save.reset();
              }}
            >
              Go on with mine
            </Button>
            <Button
              size="xs"
              variant="default"
              onClick={() => {
                setDraft(draftOf(newer));
                setPhrasings(newer.phrasings.join("\n"));
                setSaved(textOf(draftOf(newer), newer.phrasings.join("\n")));
                setVersion(newer.version);
                save.reset();
              }}
            >
              Take theirs
            </Button>
          </div>
        </Alert>
      )}
      {save.error && !newer && <Alert role="alert">{save.error.message}</Alert>}
      <Textarea
        label="Question"
        required
        autosize
        data-autofocus
        value={draft.question}
        onChange={(event) => set({ question: event.currentTarget.value })}
      />
      <Textarea
        label="Also asked as"
        description="Other wordings that deserve the same answer, one a line"
        autosize
        maxRows={10}
        value={phrasings}
        onChange={(event) => setPhrasings(event.currentTarget.value)}
      />
      <Textarea
        label="Answer"
        required
        autosize
        minRows={3}
        maxRows={16}
        value={draft.answer}
        onChange={(event) => set({ answer: event.currentTarget.value })}
      />
      <div className={classes.formGrid}>
        <NativeSelect
          label="Option"
          description="What it means in a list of choices"
          data={optionsWith(draft.option)}
          value={draft.option ?? ""}
          onChange={(event) => set({ option: event.currentTarget.value || null })}
        />
        <NativeSelect
          label="Access"
          description="Its documents can make it stricter"
          data={Object.entries(ACCESS_NAMES).map(([value, label]) => ({ value, label }))}
          value={draft.access}
          onChange={(event) => set({ access: event.currentTarget.value as Access })}
        />
        <NativeSelect
          label="Owner"
          description="Who keeps it true"
          data={[{ value: "", label: "Nobody" }, ...colleagues.map(({ id, name }) => ({ value: id, label: name }))]}
          value={draft.owner ?? ""}
          onChange={(event) => set({ owner: event.currentTarget.value || null })}
        />
        <TextInput
          type="number"
          label="Review cycle in months"
          description="Empty for none"
          min={1}
          max={120}
          step={1}
          value={draft.cycle ?? ""}
          onChange={(event) =>
            set({ cycle: event.currentTarget.value === "" ? null : Number(event.currentTarget.value) })
          }
        />
        <TextInput
          type="date"
          label="Next review"
          description="Counted from the cycle unless you set it"
          value={draft.reviewBy ?? ""}
          onChange={(event) => set({ reviewBy: event.currentTarget.value || null })}
        />
      </div>
      <CitationFields citations={draft.citations} onChange={(citations) => set({ citations })} />
      <TagField
        label="Topics"
        tags={draft.topics}
        known={topics.map(({ id, name }) => ({ value: id, label: name }))}
        onChange={(next) => set({ topics: next })}
      />
      <TagField label="Control references" tags={draft.references} onChange={(next) => set({ references: next })} />
      <div className={classes.actions}>
        <Button type="submit" loading={save.isPending} disabled={newer !== null}>
          Save
        </Button>
        <Button variant="default" onClick={() => beforeLeaving(() => onDone())}>
          Cancel
        </Button>
      </div>
    </form>
  );
}

/** All that the form holds, to tell whether anything of it is unsaved. */
const textOf = (draft: EntryDraft, phrasings: string): string => JSON.stringify([draft, phrasings]);

/** The first of them, and how many more wait in To resolve. */
function alikeText(alike: readonly { readonly question: string; readonly why: string }[]): string {
  const [first, ...rest] = alike;
  const more = rest.length > 0 ? ` ${rest.length} more like it.` : "";
  return `“${first?.question}” is in the library too. ${first?.why}${more} See To resolve.`;
}

/** The newer entry, where that is why saving failed. */
function conflicting(error: Error | null): ShownEntry | null {
  return error instanceof ApiError && error.code === "conflict" ? (error.details.current as ShownEntry) : null;
}

function optionsWith(option: string | null) {
  const usual = ["Yes", "No"];
  const all = option && !usual.includes(option) ? [...usual, option] : usual;
  return [{ value: "", label: "None" }, ...all.map((one) => ({ value: one, label: one }))];
}
