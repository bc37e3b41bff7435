/** Changes of entries that were written in questionnaires: what would change, accepted or declined by who may. */
import { Button, Loader, Textarea } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { Link } from "react-router";
import { usePageTitle } from "../shared/page-title.ts";
import { Problem } from "../shared/problem.tsx";
import { Ago } from "../shared/time.tsx";
import { toast } from "../shared/toast.tsx";
import classes from "./entries.module.css";
import { libraryChanged } from "./entry-requests.ts";
import { LibraryHeader } from "./library-header.tsx";
import { acceptProposal, declineProposal, type EntryProposal, proposalsQuery } from "./proposal-requests.ts";
import { TextDiff } from "./text-diff.tsx";

export default function ProposalsPage() {
  usePageTitle("Proposals");
  const { data, error, refetch } = useQuery(proposalsQuery());
  const open = data?.filter(({ state }) => state === "open") ?? [];
  const decided = data?.filter(({ state }) => state !== "open") ?? [];
  return (
    <main className={classes.page}>
      <LibraryHeader />
      {error && !data && <Problem title="The proposals could not be read" error={error} retry={() => void refetch()} />}
      {!data && !error && <Loader aria-label="Reading the proposals" />}
      {data && open.length === 0 && (
        <p className={classes.hint}>
          No proposals. Where somebody approves an answer with an entry's words changed, they can propose the change
          here.
        </p>
      )}
      {open.length > 0 && <Proposals name="Proposals" id="open" proposals={open} />}
      {decided.length > 0 && <Proposals name="Decided" id="decided" proposals={decided} />}
    </main>
  );
}

interface ProposalsProps {
  readonly name: string;
  readonly id: string;
  readonly proposals: readonly EntryProposal[];
}

function Proposals({ name, id, proposals }: ProposalsProps) {
  return (
    <section aria-labelledby={id} className={classes.findings}>
      <h2 id={id}>
        {name} <span>{proposals.length}</span>
      </h2>
      <ul className={classes.plain}>
        {proposals.map((proposal) => (
          <li key={proposal.id}>
            <OneProposal proposal={proposal} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function OneProposal({ proposal }: { readonly proposal: EntryProposal }) {
  const { current, state, asked, questionnaire, customer, by, at, note, decidedBy, decidedAt, reason } = proposal;
  return (
    <article className={classes.finding}>
      <p>
        {current ? (
          <Link to={`/library?entry=${encodeURIComponent(current.id)}`}>{current.question}</Link>
        ) : (
          "A deleted entry"
        )}
      </p>
      <TextDiff
        before={state === "open" ? (current?.answer ?? proposal.before) : proposal.before}
        after={proposal.after}
      />
      <p className={classes.hint}>
        {by}, <Ago at={at} />
        {questionnaire && `, in “${questionnaire}”`}
        {customer && ` for ${customer}`}
        {asked && `: “${asked}”`}
        {note && `. ${note}`}
      </p>
      {decidedAt && (
        <p>
          {state === "accepted" ? "Accepted" : "Declined"} by {decidedBy}, <Ago at={decidedAt} />
          {reason && `: ${reason}`}
        </p>
      )}
      {proposal.yours && <Deciding proposal={proposal} />}
    </article>
  );
}

function Deciding({ proposal }: { readonly proposal: EntryProposal }) {
  const { id, current } = proposal;
  const client = useQueryClient();
  const [reason, setReason] = useState<string | null>(null);
  const outcome = {
    onSuccess: () => libraryChanged(client),
    onError: (error: Error) => {
      toast(error.message, "error");
      libraryChanged(client);
    },
  };
  const accept = useMutation({ mutationFn: (version: number) => acceptProposal(id, version), ...outcome });
  const decline = useMutation({ mutationFn: (why: string) => declineProposal(id, why), ...outcome });
  if (reason !== null) {
    return (
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (reason.trim() !== "") decline.mutate(reason);
        }}
      >
        <Textarea
          label="Why is it declined?"
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
          autosize
          required
          data-autofocus
        />
        <div className={classes.actions}>
          <Button type="submit" size="xs" loading={decline.isPending} disabled={reason.trim() === ""}>
            Decline
          </Button>
          <Button size="xs" variant="default" onClick={() => setReason(null)}>
            Back
          </Button>
        </div>
      </form>
    );
  }
  return (
    <div className={classes.actions}>
      {current && (
        <Button size="xs" variant="light" loading={accept.isPending} onClick={() => accept.mutate(current.version)}>
          Accept
        </Button>
      )}
      <Button size="xs" variant="default" onClick={() => setReason("")}>
        Decline …
      </Button>
    </div>
  );
}
