/** Above the panes: which questionnaire, how far, and the way to the finished workbook. */
import { ActionIcon, Button, Tooltip } from "@mantine/core";
import { memo, useMemo } from "react";
import { Link } from "react-router";
import { isRunning } from "../api/queries.ts";
import type { Question, Questionnaire } from "../api/types.ts";
import { JobProgress } from "../questionnaires/job-progress.tsx";
import { ProgressBar } from "../questionnaires/progress-bar.tsx";
import { BackIcon, ColumnsIcon, DownloadIcon, KeyboardIcon, ListIcon, WarningIcon } from "../shared/icons.tsx";
import { count, counted } from "../shared/numbers.ts";
import type { Commands } from "./actions.ts";
import { countsOf } from "./counts.ts";
import { PresentHere } from "./presence.tsx";
import classes from "./workbench.module.css";

interface WorkbenchHeaderProps {
  readonly questionnaire: Questionnaire;
  readonly questions: readonly Question[];
  readonly queueShown: boolean;
  readonly onQueue: () => void;
  readonly onFound: () => void;
  readonly commands: Commands;
}

export const WorkbenchHeader = memo(function WorkbenchHeader(props: WorkbenchHeaderProps) {
  const { questionnaire, questions, queueShown, onQueue, onFound, commands } = props;
  const { name, customer, job } = questionnaire;
  const counts = useMemo(() => countsOf(questions), [questions]);
  return (
    <header className={classes.header}>
      <ActionIcon component={Link} to="/" variant="subtle" color="gray" size="lg" aria-label="All questionnaires">
        <BackIcon />
      </ActionIcon>
      <h1 className={classes.title}>
        {customer ? `${customer}: ` : ""}
        {name}
      </h1>
      <button type="button" className={classes.found} onClick={onFound}>
        {counted(questionnaire.sheets.filter(({ role }) => role === "questions").length, "sheet")} of{" "}
        {questionnaire.sheets.length}
      </button>
      <Button
        className={classes.queueToggle}
        variant="default"
        size="sm"
        leftSection={<ListIcon />}
        aria-expanded={queueShown}
        onClick={onQueue}
      >
        {queueShown ? "Question" : "Queue"}
      </Button>
      <PresentHere />
      <div className={classes.progress}>
        {job && isRunning(job) ? (
          <JobProgress job={job} />
        ) : job?.state === "failed" ? (
          <p className={classes.failed} role="alert">
            <WarningIcon /> {job.error ?? "The matching failed."}
          </p>
        ) : (
          <>
            <span className="tabular">
              {count(counts.approved + counts.notApplicable)} of {count(counts.total)} answered
            </span>
            <ProgressBar counts={counts} />
          </>
        )}
      </div>
      <Tooltip label="Check columns">
        <ActionIcon
          component={Link}
          to={`/questionnaires/${questionnaire.id}/columns`}
          variant="default"
          size={36}
          aria-label="Check columns"
        >
          <ColumnsIcon size={18} />
        </ActionIcon>
      </Tooltip>
      <Tooltip label="Keys (?)">
        <ActionIcon
          variant="default"
          size={36}
          aria-label="Keys"
          onClick={() => commands.help(0)}
          className={classes.keys}
        >
          <KeyboardIcon size={18} />
        </ActionIcon>
      </Tooltip>
      <Button size="sm" variant="light" leftSection={<DownloadIcon />} onClick={() => commands.download(0)}>
        Download
      </Button>
    </header>
  );
});
