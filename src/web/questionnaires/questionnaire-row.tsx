/** One questionnaire of the list: whose, how far, and what can be done with it. */
import { ActionIcon, Text } from "@mantine/core";
import { useState } from "react";
import { Link } from "react-router";
import { isRunning } from "../api/queries.ts";
import type { Questionnaire } from "../api/types.ts";
import { ColumnsIcon, TrashIcon } from "../shared/icons.tsx";
import { counted } from "../shared/numbers.ts";
import { Ago } from "../shared/time.tsx";
import { DeleteDialog } from "./delete-dialog.tsx";
import { JobProgress } from "./job-progress.tsx";
import { ProgressBar } from "./progress-bar.tsx";
import classes from "./questionnaires.module.css";

export function QuestionnaireRow({ questionnaire }: { readonly questionnaire: Questionnaire }) {
  const [deleting, setDeleting] = useState(false);
  const { id, name, fileName, customer, counts, job } = questionnaire;
  const done = counts.approved + counts.notApplicable;
  return (
    <li className={classes.row}>
      <div className={classes.rowText}>
        <h2 className={classes.rowName}>
          <Link to={counts.total > 0 ? `/questionnaires/${id}` : `/questionnaires/${id}/columns`}>
            {customer ? `${customer}: ${name}` : name}
          </Link>
        </h2>
        <Text size="sm" c="dimmed" className={classes.meta}>
          {fileName} · {counts.total > 0 ? counted(counts.total, "question") : "no questions found yet"} · uploaded{" "}
          <Ago at={questionnaire.createdAt} /> by {questionnaire.createdBy}
        </Text>
      </div>
      <div className={classes.rowProgress}>
        {job && isRunning(job) ? (
          <JobProgress job={job} />
        ) : (
          <>
            <div className={classes.rowCount}>
              <span>
                {counts.total === 0
                  ? "Check the columns"
                  : done === counts.total
                    ? "All answered"
                    : `${done} of ${counts.total} answered`}
              </span>
              {counts.noMatch > 0 && <span>{counts.noMatch} without a match</span>}
            </div>
            <ProgressBar counts={counts} />
            {job?.state === "failed" && <p className={classes.failure}>{job.error ?? "Matching failed."}</p>}
          </>
        )}
      </div>
      <div className={classes.rowTools}>
        <ActionIcon
          component={Link}
          to={`/questionnaires/${id}/columns`}
          variant="subtle"
          color="gray"
          size="lg"
          aria-label={`Check columns of ${name}`}
          title="Check columns"
        >
          <ColumnsIcon />
        </ActionIcon>
        <ActionIcon
          variant="subtle"
          color="gray"
          size="lg"
          aria-label={`Delete ${name}`}
          title="Delete"
          onClick={() => setDeleting(true)}
        >
          <TrashIcon />
        </ActionIcon>
      </div>
      {deleting && <DeleteDialog questionnaire={questionnaire} onClose={() => setDeleting(false)} />}
    </li>
  );
}
