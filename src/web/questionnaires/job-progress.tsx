/** How far a running job is, with its counts. */
import { Progress } from "@mantine/core";
import type { Job } from "../api/types.ts";
import { count } from "../shared/numbers.ts";
import classes from "./questionnaires.module.css";

export function JobProgress({ job }: { readonly job: Job }) {
  const percent = job.total > 0 ? (100 * job.done) / job.total : 0;
  const text =
    job.state === "queued" ? "Waiting to be matched" : `Matching: ${count(job.done)} of ${count(job.total)} questions`;
  return (
    <div>
      <div className={classes.rowCount}>
        <span>{text}</span>
      </div>
      <Progress value={percent} animated size={7} aria-label={text} />
    </div>
  );
}
