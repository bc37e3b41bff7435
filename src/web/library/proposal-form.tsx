/** One document that waits: what was found in it, each fact with the words it was found in, to confirm or correct. */
import { Button, NativeSelect, TextInput } from "@mantine/core";
import type { FormEvent } from "react";
import type { Access } from "../../domain/access.ts";
import type { DocumentSummary } from "../api/types.ts";
import { FileIcon } from "../shared/icons.tsx";
import { counted, fileSize } from "../shared/numbers.ts";
import type { Facts, Proposal } from "./document-requests.ts";
import { ACCESS_NAMES, FORMAT_NAMES, KIND_NAMES } from "./document-words.ts";
import classes from "./import.module.css";
import type { Draft } from "./proposal-list.tsx";

interface ProposalFormProps {
  readonly proposal: Proposal;
  readonly draft: Draft;
  readonly documents: readonly DocumentSummary[];
  readonly busy: boolean;
  readonly onChange: (draft: Draft) => void;
  readonly onConfirm: () => void;
  readonly onDiscard: () => void;
}

/** What was found stands under its field, so that the fields of a row stand level. */
const BELOW: ("label" | "input" | "description")[] = ["label", "input", "description"];

const DAYS = [
  ["published", "Published"],
  ["asOf", "Statements hold as of"],
  ["validUntil", "Valid until"],
  ["reviewBy", "Look at again by"],
] as const;

export function ProposalForm(props: ProposalFormProps) {
  const { proposal, draft, documents, busy, onChange, onConfirm, onDiscard } = props;
  const { facts, editionOf } = draft;
  const set = (change: Partial<Facts>) => onChange({ ...draft, facts: { ...facts, ...change } });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onConfirm();
  };
  // The proposed one is known before the list of all has come.
  const likely = proposal.editionOf;
  const editions = likely && !documents.some(({ id }) => id === likely.id) ? [likely, ...documents] : documents;
  const { fileName, size, format, pages, excerpt, grounds, warnings } = proposal;
  return (
    <form className={classes.proposal} aria-label={fileName} onSubmit={submit}>
      <p className={classes.source}>
        <FileIcon size={16} />
        <strong>{fileName}</strong>
        <span>
          {FORMAT_NAMES[format]}, {pages !== null && `${counted(pages, "page")}, `}
          {fileSize(size)}
        </span>
      </p>
      {warnings.map((warning) => (
        <p key={warning} className={classes.warning}>
          {warning}
        </p>
      ))}
      <div className={classes.fields}>
        <TextInput
          className={classes.wide ?? ""}
          label="Title"
          required
          maxLength={300}
          value={facts.title}
          onChange={(event) => set({ title: event.currentTarget.value })}
        />
        <NativeSelect
          label="Kind"
          inputWrapperOrder={BELOW}
          description={found(grounds.kind)}
          data={Object.entries(KIND_NAMES).map(([value, label]) => ({ value, label }))}
          value={facts.kind}
          onChange={(event) => set({ kind: event.currentTarget.value as Facts["kind"] })}
        />
        <NativeSelect
          label="Who may see it"
          inputWrapperOrder={BELOW}
          description={
            found(grounds.access) ?? (facts.kind === proposal.facts.kind ? usual(proposal.facts.access) : undefined)
          }
          data={Object.entries(ACCESS_NAMES).map(([value, label]) => ({ value, label }))}
          value={facts.access}
          onChange={(event) => set({ access: event.currentTarget.value as Facts["access"] })}
        />
        {DAYS.map(([key, label]) => (
          <TextInput
            key={key}
            type="date"
            label={label}
            inputWrapperOrder={BELOW}
            description={found(grounds[key])}
            value={facts[key] ?? ""}
            onChange={(event) => set({ [key]: event.currentTarget.value || null })}
          />
        ))}
        <NativeSelect
          className={classes.wide ?? ""}
          label="In the library it is"
          inputWrapperOrder={BELOW}
          description={
            editionOf !== null &&
            "The edition before is kept for the answers that cite it; those it still supports move on."
          }
          data={[
            { value: "", label: "a document of its own" },
            ...editions.map(({ id, title }) => ({ value: id, label: `a new edition of ${title}` })),
          ]}
          value={editionOf ?? ""}
          onChange={(event) => onChange({ ...draft, editionOf: event.currentTarget.value || null })}
        />
      </div>
      <details className={classes.excerpt}>
        <summary>How its text begins</summary>
        <p>{excerpt}</p>
      </details>
      <div className={classes.buttons}>
        <Button variant="default" disabled={busy} onClick={onDiscard}>
          Discard
        </Button>
        <Button type="submit" loading={busy}>
          Add to the library
        </Button>
      </div>
    </form>
  );
}

/** Why it is proposed where the text says nothing of it. */
function usual(access: Access) {
  return access === "public" ? undefined : "Usual for this kind; the text does not say";
}

function found(ground: { quote: string } | undefined) {
  return ground ? `Found: “${ground.quote.length > 90 ? `${ground.quote.slice(0, 90)}…` : ground.quote}”` : undefined;
}
