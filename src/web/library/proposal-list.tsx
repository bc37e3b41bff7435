/** The documents that wait to be confirmed: one form each, and all at once where nothing needs correcting. */
import { Button } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { documentsQuery, keys } from "../api/queries.ts";
import { counted } from "../shared/numbers.ts";
import { toast } from "../shared/toast.tsx";
import { type Confirmed, confirmProposal, discardProposal, type Facts, type Proposal } from "./document-requests.ts";
import classes from "./import.module.css";
import { ProposalForm } from "./proposal-form.tsx";

/** What a person has made of a proposal so far. */
export interface Draft {
  readonly facts: Facts;
  readonly editionOf: string | null;
}

interface ProposalListProps {
  readonly proposals: readonly Proposal[];
  readonly onAdded: (confirmed: Confirmed) => void;
}

export function ProposalList({ proposals, onAdded }: ProposalListProps) {
  const client = useQueryClient();
  const { data: documents = [] } = useQuery(documentsQuery());
  const [drafts, setDrafts] = useState<Readonly<Record<string, Draft>>>({});
  const draftOf = ({ id, facts, editionOf }: Proposal): Draft =>
    drafts[id] ?? { facts, editionOf: editionOf?.id ?? null };
  const after = () => {
    void client.invalidateQueries({ queryKey: keys.documents });
    void client.invalidateQueries({ queryKey: keys.library });
  };
  const confirm = useMutation({
    mutationFn: async (chosen: readonly Proposal[]) => {
      for (const proposal of chosen) {
        const { facts, editionOf } = draftOf(proposal);
        onAdded(await confirmProposal(proposal.id, facts, editionOf));
      }
    },
    onError: (error) => toast(error.message, "error"),
    onSettled: after,
  });
  const discard = useMutation({
    mutationFn: discardProposal,
    onError: (error) => toast(error.message, "error"),
    onSettled: after,
  });
  const busy = confirm.isPending || discard.isPending;
  return (
    <>
      {proposals.length > 1 && (
        <Button className={classes.all ?? ""} loading={confirm.isPending} onClick={() => confirm.mutate(proposals)}>
          Add all {counted(proposals.length, "document")}
        </Button>
      )}
      <ul className={classes.proposals}>
        {proposals.map((proposal) => (
          <li key={proposal.id}>
            <ProposalForm
              proposal={proposal}
              draft={draftOf(proposal)}
              documents={documents}
              busy={busy}
              onChange={(draft) => setDrafts((before) => ({ ...before, [proposal.id]: draft }))}
              onConfirm={() => confirm.mutate([proposal])}
              onDiscard={() => discard.mutate(proposal.id)}
            />
          </li>
        ))}
      </ul>
    </>
  );
}
