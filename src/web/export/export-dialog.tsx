/** Before the download: what will be written where, what stays open and why, and what to beware of; after it, the proof. */
import { Alert, Button, Loader } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { lazy, Suspense, useState } from "react";
import { Link } from "react-router";
import { useMay } from "../api/actor.ts";
import { keys, planQuery } from "../api/queries.ts";
import { type CitationStyle, type ExportPlan, exportQuestionnaire } from "../api/requests.ts";
import type { Question, Questionnaire } from "../api/types.ts";
import { Dialog } from "../shared/dialog.tsx";
import { DownloadIcon, WarningIcon } from "../shared/icons.tsx";
import { NdaSwitch } from "../shared/nda-switch.tsx";
import { count, counted } from "../shared/numbers.ts";
import { CitationChoice } from "./citation-choice.tsx";
import classes from "./export.module.css";
import { PlanCells } from "./plan-cells.tsx";
import { leftOpen, PlanOpen } from "./plan-open.tsx";

const PlanPreview = lazy(() => import("./plan-preview.tsx"));

interface ExportDialogProps {
  readonly questionnaire: Questionnaire;
  readonly questions: readonly Question[];
  /** Goes to a question, which closes the dialog. */
  readonly onOpen: (id: string) => void;
  readonly onClose: () => void;
}

export default function ExportDialog({ questionnaire, questions, onOpen, onClose }: ExportDialogProps) {
  const { id, fileName } = questionnaire;
  const client = useQueryClient();
  const may = useMay("contribute");
  const [citations, setCitations] = useState<CitationStyle>("none");
  const { data: plan, error } = useQuery(planQuery(id, citations));
  const download = useMutation({
    mutationFn: () => exportQuestionnaire(id, citations),
    onSuccess: ({ blob, fileName: name }) => {
      save(blob, name);
      void client.invalidateQueries({ queryKey: keys.exports(id), exact: true });
    },
  });
  const failure = error ?? download.error;
  if (download.data) {
    return (
      <Downloaded
        id={id}
        plan={plan}
        fileName={download.data.fileName}
        exportId={download.data.exportId}
        onClose={onClose}
      />
    );
  }
  return (
    <Dialog title="Download the workbook" size="80rem" onClose={onClose}>
      <div className={classes.export}>
        {failure && (
          <Alert className={classes.failure} icon={<WarningIcon />} role="alert">
            {failure.message}
          </Alert>
        )}
        {!plan && !error && <Loader aria-label="Working out what will be written" />}
        {plan && <Plan plan={plan} questionnaire={questionnaire} questions={questions} onOpen={onOpen} />}
        {plan && plan.written > 0 && <CitationChoice chosen={citations} fileName={fileName} onChoose={setCitations} />}
        <div className={classes.buttons}>
          <Link className={classes.past} to={`/questionnaires/${id}/exports`}>
            Earlier downloads
          </Link>
          <Button variant="default" onClick={onClose}>
            Back to the review
          </Button>
          <Button
            leftSection={<DownloadIcon />}
            disabled={!plan || plan.written === 0 || !may}
            title={may ? undefined : "Your role lets you look, not download."}
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

type View = "preview" | "cells" | "open";

interface PlanProps {
  readonly plan: ExportPlan;
  readonly questionnaire: Questionnaire;
  readonly questions: readonly Question[];
  readonly onOpen: (id: string) => void;
}

function Plan({ plan, questionnaire, questions, onOpen }: PlanProps) {
  const { written, open, cells, left, warnings } = plan;
  const [view, setView] = useState<View>("preview");
  const openQuestions = leftOpen(questions);
  const views: readonly [View, string, number][] = [
    ["preview", "Preview", cells.length],
    ["cells", "List of cells", cells.length],
    ["open", `Left open (${count(openQuestions.length)})`, openQuestions.length],
  ];
  const shown = views.filter(([, , holds]) => holds > 0);
  const current = shown.some(([name]) => name === view) ? view : shown[0]?.[0];
  return (
    <>
      <dl className={classes.figures}>
        <div>
          <dt>answered questions are written</dt>
          <dd>{count(written)}</dd>
        </div>
        <div>
          <dt>cells change</dt>
          <dd>{count(cells.length)}</dd>
        </div>
        <div>
          <dt>questions stay open</dt>
          <dd>{count(open)}</dd>
        </div>
        {plan.stale > 0 && (
          <div>
            <dt>written answers rest on aged evidence</dt>
            <dd>{count(plan.stale)}</dd>
          </div>
        )}
      </dl>
      <p className={classes.promise}>
        {written === 0
          ? "No answer is approved yet, so there is nothing to write. Approve at least one answer first."
          : open > 0
            ? "Only approved answers are written. The cells of open questions stay as the customer sent them, and so does everything else in the file."
            : "Everything else in the file stays as the customer sent it."}
      </p>
      <Notes name="Check before you send it" notes={warnings} />
      <Notes name="Not written" notes={left} />
      {(plan.withheld > 0 || questionnaire.nda) && <NdaSwitch questionnaire={questionnaire.id} />}
      {shown.length > 0 && (
        <div>
          <fieldset className={classes.views} aria-label="Show">
            {shown.map(([name, label]) => (
              <button key={name} type="button" aria-pressed={name === current} onClick={() => setView(name)}>
                {label}
              </button>
            ))}
          </fieldset>
          {current === "preview" && (
            <Suspense fallback={<div className={classes.previewPlace} />}>
              <PlanPreview questionnaire={questionnaire.id} cells={cells} />
            </Suspense>
          )}
          {current === "cells" && <PlanCells cells={cells} />}
          {current === "open" && <PlanOpen questions={openQuestions} onOpen={onOpen} />}
        </div>
      )}
    </>
  );
}

interface DownloadedProps {
  readonly id: string;
  readonly plan: ExportPlan | undefined;
  readonly fileName: string;
  readonly exportId: string | null;
  readonly onClose: () => void;
}

function Downloaded({ id, plan, fileName, exportId, onClose }: DownloadedProps) {
  return (
    <Dialog title="Downloaded" size="lg" onClose={onClose}>
      <div className={classes.export} role="status">
        <p className={classes.promise}>
          <strong>{fileName}</strong> is on its way to your downloads
          {plan && `, with ${counted(plan.written, "answer")} in ${counted(plan.cells.length, "cell")}`}. What was
          written is on the record.
        </p>
        <div className={classes.buttons}>
          {exportId && (
            <Button component={Link} to={`/questionnaires/${id}/exports/${exportId}`} variant="default">
              See what changed in the file
            </Button>
          )}
          <Button onClick={onClose} data-autofocus>
            Back to the review
          </Button>
        </div>
      </div>
    </Dialog>
  );
}

function Notes({ name, notes }: { readonly name: string; readonly notes: readonly string[] }) {
  if (notes.length === 0) return null;
  return (
    <details className={classes.notes} open={notes.length <= 4}>
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
