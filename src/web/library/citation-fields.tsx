/** The quotes that an entry rests on: a document and its exact words each. Where they stand the server finds. */
import { Button, NativeSelect, Textarea } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Link } from "react-router";
import { documentsQuery } from "../api/queries.ts";
import classes from "./entries.module.css";
import type { EntryDraft } from "./entry-types.ts";

type Citation = EntryDraft["citations"][number];

interface CitationFieldsProps {
  readonly citations: readonly Citation[];
  readonly onChange: (citations: Citation[]) => void;
}

export function CitationFields({ citations, onChange }: CitationFieldsProps) {
  const { data: documents = [] } = useQuery(documentsQuery());
  const replace = (index: number, citation: Citation) =>
    onChange(citations.map((one, at) => (at === index ? citation : one)));
  return (
    <fieldset className={classes.citations}>
      <legend>Rests on</legend>
      {citations.map(({ document, quote, start }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a new line has nothing else to tell it by
        <div key={index} className={classes.citation}>
          <NativeSelect
            label={`Document ${index + 1}`}
            data={[
              ...(documents.some(({ id }) => id === document) ? [] : [{ value: document, label: document }]),
              ...documents.map(({ id, title }) => ({ value: id, label: title })),
            ]}
            value={document}
            onChange={(event) => replace(index, { document: event.currentTarget.value, quote })}
          />
          <Textarea
            label={`Quote ${index + 1}`}
            description="Word for word as the document has it"
            autosize
            maxRows={8}
            value={quote}
            // Other words may stand elsewhere, so the place goes with the words it was for.
            onChange={(event) => replace(index, { document, quote: event.currentTarget.value })}
          />
          <p className={classes.actions}>
            <Link to={readerOf(document, quote, start)} target="_blank">
              Read the document
            </Link>
            <Button
              size="compact-xs"
              variant="default"
              onClick={() => onChange(citations.filter((_, at) => at !== index))}
            >
              Remove quote {index + 1}
            </Button>
          </p>
        </div>
      ))}
      <Button
        size="xs"
        variant="default"
        disabled={documents.length === 0}
        onClick={() => onChange([...citations, { document: documents[0]?.id ?? "", quote: "" }])}
      >
        Add a quote
      </Button>
    </fieldset>
  );
}

function readerOf(document: string, quote: string, start: number | undefined): string {
  const place = start === undefined ? "" : `?start=${start}&end=${start + quote.length}`;
  return `/library/documents/${encodeURIComponent(document)}${place}`;
}
