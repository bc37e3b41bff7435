/** The whole record, for admins: who did what and when, narrowed down, checked and taken away. */
import { Button, NativeSelect, Text, Title } from "@mantine/core";
import { useInfiniteQuery, useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { Link } from "react-router";
import { readRecord, verifyRecord } from "../api/requests.ts";
import { usePageTitle } from "../shared/page-title.ts";
import { Ago } from "../shared/time.tsx";
import classes from "./account.module.css";
import { FormError } from "./form-error.tsx";

/** What each action is called, in the order of the filter. */
const ACTIONS: Readonly<Record<string, string>> = {
  approve: "approved an answer",
  edit: "wrote a draft",
  reject: "rejected a suggestion",
  not_applicable: "found a question not applicable",
  reopen: "reopened a question",
  discard: "discarded a draft",
  undo: "took a decision back",
  assign: "assigned a question",
  ask_expert: "asked an expert",
  withdraw_expert: "withdrew a request to an expert",
  comment: "commented",
  edit_comment: "changed a comment",
  delete_comment: "took a comment back",
  keep: "kept an answer in the library",
  create_entry: "wrote a library entry",
  edit_entry: "edited a library entry",
  restore_entry: "restored a version of an entry",
  renew_entry: "found an entry still true",
  archive_entry: "archived an entry",
  reopen_entry: "took an entry back",
  merge_entries: "merged two entries",
  keep_both: "let two entries stand",
  add_phrasing: "gave an entry a further wording",
  propose_change: "proposed a change of an entry",
  accept_change: "accepted a proposed change",
  decline_change: "declined a proposed change",
  care_document: "changed a document's dates or access",
  retire_document: "retired a document",
  reinstate_document: "brought a retired document back",
  propose_document: "dropped a document to be confirmed",
  discard_document: "discarded a document that waited",
  nda: "said whether an NDA is in place",
  upload: "uploaded a questionnaire",
  layout: "corrected a layout",
  export: "exported a workbook",
  edit_questionnaire: "changed a questionnaire's facts",
  archive: "archived a questionnaire",
  unarchive: "brought a questionnaire back",
  delete: "deleted a questionnaire",
  import: "imported documents",
  export_library: "exported the library",
  export_record: "exported the record",
  restore: "restored a backup",
  sign_in: "signed in",
  sign_in_refused: "was refused at sign-in",
  code_asked: "showed a password and was asked for a code",
  sign_out: "ended a session",
  invite: "invited somebody",
  withdraw_link: "withdrew an invitation or a new password",
  join: "opened an account",
  offer_reset: "offered a new password",
  change_password: "changed a password",
  change_person: "changed an account",
  make_token: "made an API token",
  end_token: "ended an API token",
  begin_second_factor: "set up a second factor",
  end_second_factor: "switched off a second factor",
  use_recovery_code: "signed in with a recovery code",
  renew_recovery_codes: "made new recovery codes",
  change_setting: "changed a setting",
};

type RecordPart = Awaited<ReturnType<typeof readRecord>>;

export default function RecordPage() {
  usePageTitle("Record");
  const [action, setAction] = useState("");
  const record = useInfiniteQuery({
    queryKey: ["record", action],
    queryFn: ({ pageParam }) => readRecord(action || null, pageParam),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
  });
  const events = record.data?.pages.flatMap(({ items, names }) =>
    items.map((event) => ({ ...event, about: aboutOf(event, names) })),
  );
  return (
    <main className={classes.page}>
      <Title order={1} size="h2">
        Record
      </Title>
      <Check />
      <section className={classes.section} aria-label="Events">
        <div className={classes.row}>
          <NativeSelect
            label="What happened"
            data={[
              { value: "", label: "everything" },
              ...Object.entries(ACTIONS).map(([value, label]) => ({ value, label })),
            ]}
            value={action}
            onChange={(event) => setAction(event.currentTarget.value)}
          />
          <Button
            component="a"
            variant="default"
            href={`/api/record/export${action ? `?action=${action}` : ""}`}
            download
          >
            Download as JSON Lines
          </Button>
        </div>
        <FormError error={record.error} />
        <ul className={classes.list}>
          {events?.map((event) => (
            <li key={event.seq}>
              <div className={classes.what}>
                {event.actor} {ACTIONS[event.action] ?? event.action}
                {event.about && <span>{event.about}</span>}
                <span>
                  <Ago at={event.at} />
                </span>
              </div>
              {event.about && (
                <Link
                  aria-label={`Show ${event.about}`}
                  to={`/questionnaires/${event.questionnaire}${event.question ? `?question=${event.question}` : ""}`}
                >
                  Show
                </Link>
              )}
            </li>
          ))}
        </ul>
        {record.hasNextPage && (
          <div>
            <Button variant="default" loading={record.isFetchingNextPage} onClick={() => record.fetchNextPage()}>
              Older ones
            </Button>
          </div>
        )}
      </section>
    </main>
  );
}

/** The question and its questionnaire by name; null where the event has none, or what it was about is deleted. */
function aboutOf({ questionnaire, question }: RecordPart["items"][number], names: RecordPart["names"]): string | null {
  const parts = [names.questions[question ?? ""], names.questionnaires[questionnaire ?? ""]];
  return parts.filter((part) => part !== undefined).join(" · ") || null;
}

function Check() {
  const check = useMutation({ mutationFn: verifyRecord });
  return (
    <section className={classes.section} aria-labelledby="check-title">
      <Title order={2} size="h4" id="check-title">
        Is it whole?
      </Title>
      <Text c="dimmed">Events are chained by hash: one that is altered or taken out afterwards shows.</Text>
      <FormError error={check.error} />
      <div role="status">
        {check.data &&
          (check.data.faults.length === 0
            ? `${check.data.events} events, each as it was written.`
            : check.data.faults.map(({ message }) => message).join(" "))}
      </div>
      <div>
        <Button variant="default" loading={check.isPending} onClick={() => check.mutate()}>
          Check the record
        </Button>
      </div>
    </section>
  );
}
