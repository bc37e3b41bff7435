/** Bring documents and answers in: drop files, see each being read, confirm or correct what it seems to be. */
import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { lazy, Suspense, useRef, useState } from "react";
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
import { useTableFiles } from "./use-table-files.ts";

const AnswerFiles = lazy(() => import("./answer-files.tsx"));

const ACCEPTED = ".pdf,.docx,.docm,.html,.htm,.md,.markdown,.txt,.csv,.tsv,.yaml,.yml,.xlsx,.xlsm,.json";

export default function ImportPage() {
  usePageTitle("Add to the library");
  const reading = useReading();
  const [added, setAdded] = useState<readonly Confirmed[]>([]);
  const tables = useTableFiles(reading.add);
  const [seen, setSeen] = useState(false);
  if (tables.files.length > 0 && !seen) setSeen(true);
  const dragging = useDocumentDrop(tables.add);
  const input = useRef<HTMLInputElement>(null);
  const { data, error, refetch } = useQuery(proposalsQuery());
  return (
    <main className={classes.page}>
      <Link to="/library/documents" className={classes.back}>
        <BackIcon size={14} /> Documents
      </Link>
      <h1>Add to the library</h1>
      <p className={classes.lead}>
        Drop documents (PDF, Word, HTML, Markdown, text), completed questionnaires and other tools' answers (Excel,
        CSV), which count once you have confirmed them, or a library exported from here, which overwrites nothing that
        was changed here.
      </p>
      <div className={classes.drop} data-dragging={dragging}>
        <UploadIcon size={22} />
        <p>Drop files or folders anywhere on this page, or</p>
        <input
          ref={input}
          type="file"
          hidden
          multiple
          accept={ACCEPTED}
          aria-label="Files to add"
          onChange={(event) => {
            tables.add([...(event.currentTarget.files ?? [])]);
            event.currentTarget.value = "";
          }}
        />
        <Button variant="default" onClick={() => input.current?.click()}>
          Choose files
        </Button>
      </div>
      <ReadingList reading={reading} />
      <AddedList added={added} />
      {seen && (
        <Suspense>
          <AnswerFiles
            files={tables.files}
            onAnswers={tables.asAnswers}
            onGone={tables.gone}
            onDocument={(one) => {
              tables.gone(one);
              reading.add([one.file]);
            }}
          />
        </Suspense>
      )}
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
