/** Bring documents in: drop files, see each being read, confirm or correct what it seems to be. */
import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { Link } from "react-router";
import { BackIcon, UploadIcon } from "../shared/icons.tsx";
import { counted } from "../shared/numbers.ts";
import { usePageTitle } from "../shared/page-title.ts";
import { Problem } from "../shared/problem.tsx";
import { AddedList } from "./added-list.tsx";
import { type Confirmed, proposalsQuery } from "./document-requests.ts";
import classes from "./import.module.css";
import { ProposalList } from "./proposal-list.tsx";
import { ReadingList } from "./reading-list.tsx";
import { useDocumentDrop } from "./use-document-drop.ts";
import { useReading } from "./use-reading.ts";

const ACCEPTED = ".pdf,.docx,.docm,.html,.htm,.md,.markdown,.txt,.csv,.tsv,.yaml,.yml";

export default function ImportPage() {
  usePageTitle("Add documents");
  const reading = useReading();
  const [added, setAdded] = useState<readonly Confirmed[]>([]);
  const dragging = useDocumentDrop(reading.add);
  const input = useRef<HTMLInputElement>(null);
  const { data, error, refetch } = useQuery(proposalsQuery());
  return (
    <main className={classes.page}>
      <Link to="/library/documents" className={classes.back}>
        <BackIcon size={14} /> Documents
      </Link>
      <h1>Add documents</h1>
      <p className={classes.lead}>
        Audit reports, certificates, policies, contracts: PDF, Word, HTML, Markdown, text or CSV. Each is read here and
        counts as evidence once you have confirmed what it is.
      </p>
      <div className={classes.drop} data-dragging={dragging}>
        <UploadIcon size={22} />
        <p>Drop files anywhere on this page, or</p>
        <input
          ref={input}
          type="file"
          hidden
          multiple
          accept={ACCEPTED}
          aria-label="Documents to add"
          onChange={(event) => {
            reading.add([...(event.currentTarget.files ?? [])]);
            event.currentTarget.value = "";
          }}
        />
        <Button variant="default" onClick={() => input.current?.click()}>
          Choose files
        </Button>
      </div>
      <ReadingList reading={reading} />
      <AddedList added={added} />
      {error && !data && <Problem title="What waits could not be read" error={error} retry={() => void refetch()} />}
      {data && data.length > 0 && (
        <section aria-labelledby="waiting">
          <h2 id="waiting">{counted(data.length, "document")} to confirm</h2>
          <ProposalList proposals={data} onAdded={(one) => setAdded((before) => [...before, one])} />
        </section>
      )}
    </main>
  );
}
