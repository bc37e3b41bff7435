/** One file of answers given before: who was told so and when, what it would bring, its conflicts to decide, then the import. */
import { Button, Loader, NativeSelect, TextInput } from "@mantine/core";
import { keepPreviousData, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { keys } from "../api/queries.ts";
import { FileIcon } from "../shared/icons.tsx";
import { counted } from "../shared/numbers.ts";
import { Problem } from "../shared/problem.tsx";
import { AnswerByHand, sheetsWithoutQuestions } from "./answer-by-hand.tsx";
import { AnswerColumns } from "./answer-columns.tsx";
import { AnswerConflicts } from "./answer-conflicts.tsx";
import { type Decision, type ImportedAnswers, importAnswers, planAnswers, type Said } from "./answer-requests.ts";
import { SkippedAnswers } from "./answer-skipped.tsx";
import classes from "./answers.module.css";
import { ACCESS_NAMES } from "./document-words.ts";
import imported from "./import.module.css";
import { ToolColumns } from "./tool-columns.tsx";

interface AnswerFileProps {
  readonly file: File;
  readonly onDone: (done: ImportedAnswers) => void;
  readonly onDiscard: () => void;
}

export function AnswerFile({ file, onDone, onDiscard }: AnswerFileProps) {
  const client = useQueryClient();
  const [said, setSaid] = useState<Said>({ customer: "", date: "", access: "public", corrections: [], columns: {} });
  const [actions, setActions] = useState<Readonly<Record<string, Decision["action"]>>>({});
  // Whom the answers were given to changes nothing in the plan but the kind of file.
  const asked = { ...said, customer: said.customer.trim() === "" ? "" : "somebody", date: "" };
  const plan = useQuery({
    queryKey: [...keys.documents, "answers", file.name, file.lastModified, file.size, asked],
    queryFn: ({ signal }) => planAnswers(file, asked, signal),
    placeholderData: keepPreviousData,
    staleTime: 0,
    retry: false,
  });
  const take = useMutation({
    mutationFn: () => {
      const decisions = (plan.data?.conflicts ?? []).flatMap(({ place, entry }): Decision[] => {
        const action = actions[place];
        return action ? [{ place, entry: entry.id, version: entry.version, action }] : [];
      });
      return importAnswers(file, said, decisions);
    },
    onSuccess: (done) => {
      void client.invalidateQueries();
      onDone(done);
    },
    onError: () => void plan.refetch(),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    take.mutate();
  };
  const set = (change: Partial<Said>) => setSaid((before) => ({ ...before, ...change }));
  const { data } = plan;
  const taken = (data?.conflicts ?? []).filter(({ place }) => (actions[place] ?? "keep") !== "keep");
  const unread = sheetsWithoutQuestions(plan.error);
  return (
    <form className={imported.proposal} aria-label={file.name} onSubmit={submit}>
      <p className={imported.source}>
        <FileIcon size={16} />
        <strong>{file.name}</strong>
        <span>{data?.kind === "answer-library" ? "Answers of another tool" : "Past questionnaire"}</span>
      </p>
      <div className={imported.fields}>
        <TextInput
          label="Customer"
          description="Never shown to another customer"
          maxLength={200}
          value={said.customer}
          onChange={(event) => set({ customer: event.currentTarget.value })}
        />
        <TextInput
          type="date"
          label="Answered on"
          description="Answers age from this day"
          value={said.date}
          onChange={(event) => set({ date: event.currentTarget.value })}
        />
        <NativeSelect
          label="Who may see it"
          description="Holds for each of its answers"
          data={Object.entries(ACCESS_NAMES).map(([value, label]) => ({ value, label }))}
          value={said.access}
          onChange={(event) => set({ access: event.currentTarget.value as Said["access"] })}
        />
      </div>
      {plan.error && unread.length === 0 && (
        <Problem title="No answers can be read from it" error={plan.error} retry={() => void plan.refetch()} />
      )}
      {plan.error && unread.length > 0 && (
        <div role="alert" className={classes.unread}>
          <strong>No answers can be read from it</strong>
          <p>{plan.error.message}</p>
        </div>
      )}
      {unread.length > 0 && (
        <AnswerByHand
          sheets={unread}
          said={said.corrections[0]}
          onSay={(correction) => set({ corrections: [correction] })}
        />
      )}
      {!data && !plan.error && <Loader size="sm" aria-label={`Reading ${file.name}`} />}
      {data && !plan.error && (
        <>
          <AnswerColumns blocks={data.blocks} onChange={(corrections) => set({ corrections })} />
          <ToolColumns
            columns={data.columns}
            onSay={(heading, fact) => set({ columns: { ...said.columns, [heading]: fact } })}
          />
          <ul className={classes.counts} aria-label="What it brings">
            <Count number={data.fresh.length} what="new" tone="good" />
            <Count number={data.same.filter(({ adds }) => adds).length} what="add a wording" />
            <Count number={data.known + data.same.filter(({ adds }) => !adds).length + data.repeated} what="known" />
            <Count number={data.conflicts.length} what="in conflict" tone="fair" />
            <Count number={data.skipped.length} what="left out" />
          </ul>
          {data.notes.length > 0 && (
            <ul className={classes.notes} aria-label="To know before it is imported">
              {data.notes.map((note) => (
                <li key={note}>{note}</li>
              ))}
            </ul>
          )}
          <AnswerConflicts
            conflicts={data.conflicts}
            actions={actions}
            onDecide={(place, action) => setActions((before) => ({ ...before, [place]: action }))}
          />
          <SkippedAnswers skipped={data.skipped} />
        </>
      )}
      {take.error && <Problem title="Nothing was imported" error={take.error} />}
      <div className={imported.buttons}>
        <Button variant="default" disabled={take.isPending} onClick={onDiscard}>
          Leave it
        </Button>
        <Button type="submit" loading={take.isPending} disabled={!data || plan.error !== null || plan.isFetching}>
          {data ? `Import ${counted(data.fresh.length + taken.length, "answer")}` : "Import"}
        </Button>
      </div>
    </form>
  );
}

function Count({ number, what, tone }: { number: number; what: string; tone?: "good" | "fair" | undefined }) {
  if (number === 0 && tone !== "good") return null;
  return (
    <li data-tone={tone}>
      <strong>{number}</strong> {what}
    </li>
  );
}
