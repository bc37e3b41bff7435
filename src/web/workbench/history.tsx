/** What has been decided about a question, newest first; read only when somebody opens it. */
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { eventsQuery } from "../api/queries.ts";
import type { PageEvent, Question } from "../api/types.ts";
import { useNames } from "../shared/people.tsx";
import { Ago, written } from "../shared/time.tsx";
import classes from "./evidence-pane.module.css";

const SAID: Readonly<Record<string, string>> = {
  upload: "uploaded the questionnaire",
  delete: "deleted the questionnaire",
  approve: "approved",
  edit: "wrote a draft",
  reject: "rejected",
  not_applicable: "found it not applicable",
  reopen: "reopened it",
  discard: "discarded the draft",
  undo: "took a decision back",
  assign: "assigned it",
  ask_expert: "asked an expert",
  withdraw_expert: "withdrew the request to the expert",
  comment: "commented",
  edit_comment: "changed a comment",
  delete_comment: "took a comment back",
  keep: "kept the answer in the library",
  add_phrasing: "added its wording to an entry",
  propose_change: "proposed the edit to the entry's owner",
  export: "exported the workbook",
  import: "imported",
};

export function History({ question }: { readonly question: Question }) {
  const [open, setOpen] = useState(false);
  return (
    <details className={classes.history} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>History</summary>
      {open && <Events question={question} />}
    </details>
  );
}

function Events({ question }: { readonly question: Question }) {
  const { data, error } = useQuery(eventsQuery(question.id, question.version));
  const nameOf = useNames();
  if (error) return <p className={classes.none}>{error.message}</p>;
  if (!data) return <p className={classes.none}>Loading</p>;
  if (data.length === 0) return <p className={classes.none}>Nobody has decided anything here yet.</p>;
  const newestFirst = [...data].sort((one, other) => other.seq - one.seq);
  return (
    <ol>
      {newestFirst.map((event) => (
        <li key={event.seq}>
          {event.actor} {said(event, nameOf)}{" "}
          <span>
            <Ago at={event.at} />
          </span>
          {answerText(event.after) && <q>{answerText(event.after)}</q>}
        </li>
      ))}
    </ol>
  );
}

function said({ action, after }: PageEvent, nameOf: (id: string) => string): string {
  if (action !== "assign") return SAID[action] ?? action;
  const assignee = field(after, "assignee");
  const due = field(after, "due");
  const until = typeof due === "string" ? `, due ${written(due)}` : "";
  return typeof assignee === "string" ? `assigned it to ${nameOf(assignee)}${until}` : `assigned it to nobody${until}`;
}

/** The answer an event left behind, where it says one. */
function answerText(after: unknown): string | null {
  const answer = field(after, "answer");
  const option = field(answer, "option");
  const text = field(answer, "text");
  return [option, text].filter((part) => typeof part === "string" && part !== "").join(": ") || null;
}

function field(value: unknown, name: string): unknown {
  return typeof value === "object" && value !== null ? (value as Record<string, unknown>)[name] : undefined;
}
