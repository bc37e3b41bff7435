/** How far the review of a questionnaire is, as one bar of its parts; the parts are named for screen readers. */
import { Tooltip } from "@mantine/core";
import type { Counts } from "../api/types.ts";
import classes from "./progress-bar.module.css";

const PARTS: readonly [keyof Counts, string][] = [
  ["approved", "approved"],
  ["notApplicable", "not applicable"],
  ["drafted", "drafted"],
  ["rejected", "rejected"],
  ["open", "open"],
];

export function ProgressBar({ counts }: { readonly counts: Counts }) {
  const parts = PARTS.filter(([part]) => counts[part] > 0);
  const label = parts.map(([part, name]) => `${counts[part]} ${name}`).join(", ") || "No questions";
  return (
    <Tooltip label={label} openDelay={300}>
      <div className={classes.bar} role="img" aria-label={label}>
        {parts.map(([part]) => (
          <span key={part} data-part={part} style={{ flexGrow: counts[part] }} />
        ))}
      </div>
    </Tooltip>
  );
}
