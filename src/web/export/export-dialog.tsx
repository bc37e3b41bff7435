/** Before the download: what will be written where, what stays open, and what to beware of. */
import { Alert, Button, Loader } from "@mantine/core";
import { useMutation, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { planQuery } from "../api/queries.ts";
import { type CitationStyle, type ExportPlan, exportQuestionnaire } from "../api/requests.ts";
import type { Question, Questionnaire } from "../api/types.ts";
import { Dialog } from "../shared/dialog.tsx";
import { DownloadIcon, WarningIcon } from "../shared/icons.tsx";
import { counted } from "../shared/numbers.ts";
import { toast } from "../shared/toast.tsx";
import { CitationChoice } from "./citation-choice.tsx";
import classes from "./export.module.css";

/** More are read in the workbook itself. */
const LISTED = 200;

interface ExportDialogProps {
  readonly questionnaire: Questionnaire;
  readonly questions: readonly Question[];
  readonly onOpen: (id: string) => void;
  readonly onClose: () => void;
}

export default function ExportDialog({ questionnaire, onClose }: ExportDialogProps) {
  const [citations, setCitations] = useState<CitationStyle>("none");
  const { data: plan, error } = useQuery(planQuery(questionnaire.id, citations));
  const download = useMutation({
    mutationFn: () => exportQuestionnaire(questionnaire.id, citations),
    onSuccess: ({ blob, fileName }) => {
      save(blob, fileName);
      toast(`${fileName} was downloaded.`);
      onClose();
    },
  });
  const failure = error ?? download.error;
  return (
    <Dialog title="Download the workbook" size="lg" onClose={onClose}>
      <div className={classes.export}>
        {failure && (
          <Alert className={classes.failure} icon={<WarningIcon />} role="alert">
            {failure.message}
          </Alert>
        )}
        {!plan && !error && <Loader aria-label="Working out what will be written" />}
        {plan && <Plan plan={plan} fileName={questionnaire.fileName} />}
        {plan && plan.written > 0 && (
          <CitationChoice chosen={citations} fileName={questionnaire.fileName} onChoose={setCitations} />
        )}
        <div className={classes.buttons}>
          <Button variant="default" onClick={onClose}>
            Back to the review
          </Button>
          <Button
            leftSection={<DownloadIcon />}
            disabled={!plan || plan.written === 0}
            loading={download.isPending}
            onClick={() => download.mutate()}
            data-autofocus
          >
            Download
          </Button>
        </div>
      </div>
    </Dialog>
  );
}

function Plan({ plan, fileName }: { readonly plan: ExportPlan; readonly fileName: string }) {
  const { written, open, cells, left, warnings } = plan;
  return (
    <>
      <dl className={classes.figures}>
        <div>
          <dt>answered questions are written</dt>
          <dd>{written}</dd>
        </div>
        <div>
          <dt>cells change in {fileName}</dt>
          <dd>{cells.length}</dd>
        </div>
        <div>
          <dt>questions stay open</dt>
          <dd>{open}</dd>
        </div>
      </dl>
      <p className={classes.promise}>
        {written === 0
          ? "No answer is approved yet, so there is nothing to write. Approve at least one answer first."
          : open > 0
            ? "Only approved answers are written. The cells of open questions stay as the customer sent them, and so does everything else in the file."
            : "Everything else in the file stays as the customer sent it."}
      </p>
      <Notes name="Check before you send it" notes={warnings} />
      <Notes name="Not written, because no cell can take it" notes={left} />
      {cells.length > 0 && (
        <details className={classes.cells}>
          <summary>{counted(cells.length, "cell")} to be written</summary>
          <table>
            <thead>
              <tr>
                <th scope="col">Cell</th>
                <th scope="col">Text</th>
              </tr>
            </thead>
            <tbody>
              {cells.slice(0, LISTED).map(({ sheet, cell, text }) => (
                <tr key={`${sheet}!${cell}`}>
                  <td>
                    {sheet}!{cell}
                  </td>
                  <td>{text}</td>
                </tr>
              ))}
            </tbody>
          </table>
          {cells.length > LISTED && <p>and {counted(cells.length - LISTED, "more cell")}</p>}
        </details>
      )}
    </>
  );
}

function Notes({ name, notes }: { readonly name: string; readonly notes: readonly string[] }) {
  if (notes.length === 0) return null;
  return (
    <details className={classes.notes} open={notes.length <= 5}>
      <summary>
        {name} ({notes.length})
      </summary>
      <ul>
        {notes.map((note) => (
          <li key={note}>{note}</li>
        ))}
      </ul>
    </details>
  );
}

function save(blob: Blob, fileName: string): void {
  const url = URL.createObjectURL(blob);
  const link = document.createElement("a");
  link.href = url;
  link.download = fileName;
  link.click();
  // The browser reads the address when it gets to it, which is after this turn.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
