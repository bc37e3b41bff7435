/** A question that needs an expert: who is asked, by whom and why; and the small form that asks somebody. */
import { Button, Popover, Textarea } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { useMay, useMe } from "../api/actor.ts";
import { askExpert, withdrawExpert, workKeys } from "../api/shared-work.ts";
import type { Question } from "../api/types.ts";
import { ExpertIcon } from "../shared/icons.tsx";
import { useNames } from "../shared/people.tsx";
import { Ago } from "../shared/time.tsx";
import { toast } from "../shared/toast.tsx";
import { isDone } from "./filter.ts";
import { cachedQuestion, replaceQuestion } from "./question-cache.ts";
import classes from "./talk.module.css";
import { TalkPerson } from "./talk-person.tsx";

export function TalkExpert({ question }: { readonly question: Question }) {
  const contributes = useMay("contribute");
  const me = useMe();
  const nameOf = useNames();
  const withdraw = useExpert(question, () => withdrawExpert(question.id));
  const { expert: request } = question;
  if (!request) return contributes && !isDone(question) ? <Ask question={question} /> : null;
  const mine = request.expert === me?.id;
  return (
    <div className={classes.request}>
      <ExpertIcon />
      <div>
        <p>
          {mine ? "You are asked" : `${nameOf(request.expert)} is asked`} by{" "}
          {request.askerId === me?.id ? "you" : request.asker}, <Ago at={request.askedAt} />
        </p>
        {request.note && <p className={classes.note}>{request.note}</p>}
      </div>
      {contributes && (
        <Button size="compact-xs" variant="default" loading={withdraw.isPending} onClick={() => withdraw.mutate()}>
          {mine ? "Done" : "Withdraw"}
        </Button>
      )}
    </div>
  );
}

function Ask({ question }: { readonly question: Question }) {
  const [opened, setOpened] = useState(false);
  const [person, setPerson] = useState("");
  const [note, setNote] = useState("");
  const ask = useExpert(
    question,
    () => askExpert(question.id, person, note),
    () => {
      setOpened(false);
      setPerson("");
      setNote("");
    },
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (person !== "") ask.mutate();
  };
  return (
    <Popover opened={opened} onChange={setOpened} position="bottom-start" width={300} trapFocus returnFocus>
      <Popover.Target>
        <Button
          size="compact-sm"
          variant="subtle"
          color="gray"
          leftSection={<ExpertIcon size={14} />}
          onClick={() => setOpened(!opened)}
        >
          Ask an expert
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <form className={classes.askForm} onSubmit={submit}>
          <TalkPerson label="Who knows?" value={person} nobody="Choose somebody" others onChange={setPerson} />
          <Textarea
            label="What should they know?"
            autosize
            minRows={2}
            maxRows={6}
            maxLength={2_000}
            value={note}
            onChange={(event) => setNote(event.currentTarget.value)}
          />
          <div>
            <Button type="submit" size="compact-sm" disabled={person === ""} loading={ask.isPending}>
              Ask
            </Button>
          </div>
        </form>
      </Popover.Dropdown>
    </Popover>
  );
}

/** Sends it, and shows the question as the server then has it. */
function useExpert(question: Question, send: () => Promise<Question>, onDone = () => {}) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: send,
    onSuccess: ({ expert }) => {
      // Only that: a decision made meanwhile is shown already and not yet in this answer.
      const shown = cachedQuestion(client, question.questionnaire, question.id);
      if (shown) replaceQuestion(client, { ...shown, expert });
      void client.invalidateQueries({ queryKey: workKeys.work });
      onDone();
    },
    onError: (error) => toast(error.message, "error"),
  });
}
