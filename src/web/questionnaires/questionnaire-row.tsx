/** One questionnaire of the list: whose, until when, who is at it, how far, and what can be done with it. */
import { Text } from "@mantine/core";
import { Link } from "react-router";
import { isRunning } from "../api/queries.ts";
import type { Counts, Questionnaire } from "../api/types.ts";
import { Due } from "../shared/due.tsx";
import { counted } from "../shared/numbers.ts";
import { Avatars } from "../shared/people.tsx";
import { Ago } from "../shared/time.tsx";
import { JobProgress } from "./job-progress.tsx";
import { ProgressBar } from "./progress-bar.tsx";
import classes from "./questionnaires.module.css";
import { RowTools } from "./row-tools.tsx";

export function QuestionnaireRow({ questionnaire }: { readonly questionnaire: Questionnaire }) {
  const { id, name, fileName, customer, due, archivedAt, people, counts, job } = questionnaire;
  const done = counts.approved + counts.notApplicable;
  const all = done === counts.total && counts.total > 0;
  return (
    <li className={classes.row} data-archived={archivedAt !== null}>
      <div className={classes.rowText}>
        <h2 className={classes.rowName}>
          <Link to={`/questionnaires/${id}`}>{customer ? `${customer}: ${name}` : name}</Link>
        </h2>
        <Text size="sm" c="dimmed" className={classes.meta}>
          {due && !all && !archivedAt && <Due due={due} />} {fileName.startsWith(`${name}.`) ? "" : `${fileName} · `}
          {counted(counts.total, "question")} ·{" "}
          {archivedAt ? (
            <>
              archived <Ago at={archivedAt} />
            </>
          ) : (
            <>
              uploaded <Ago at={questionnaire.createdAt} /> by {questionnaire.createdBy}
            </>
          )}
        </Text>
      </div>
      <div className={classes.rowPeople}>
        <Avatars names={people} label="People" />
      </div>
      <div className={classes.rowProgress}>
        {job && isRunning(job) ? (
          <JobProgress job={job} />
        ) : (
          <>
            <div className={classes.rowCount}>
              <span>{all ? "All answered" : `${done} of ${counts.total} answered`}</span>
            </div>
            <ProgressBar counts={counts} />
            <p className={classes.parts}>{partsOf(counts)}</p>
            {job?.state === "failed" && <p className={classes.failure}>{job.error ?? "Matching failed."}</p>}
          </>
        )}
      </div>
      <RowTools questionnaire={questionnaire} />
    </li>
  );
}

/** "12 approved · 3 drafted · 9 open · 5 no match", without what there is none of. */
function partsOf({ approved, drafted, open, rejected, noMatch }: Counts): string {
  const parts: readonly [number, string][] = [
    [approved, "approved"],
    [drafted, "drafted"],
    [open + rejected, "open"],
    [noMatch, "no match"],
  ];
  return parts
    .filter(([count]) => count > 0)
    .map(([count, name]) => `${count} ${name}`)
    .join(" · ");
}
