/** What another tool's columns beside question and answer were taken for, to be corrected where a heading misleads. */
import { NativeSelect } from "@mantine/core";
import type { ToolFact } from "../../domain/tool-fact.ts";
import type { AnswerPlan } from "./answer-requests.ts";
import classes from "./answers.module.css";
import imported from "./import.module.css";

const NAMES: Readonly<Record<ToolFact, string>> = {
  wordings: "Other wordings",
  topics: "Topics, products and tags",
  owner: "Owner",
  reviewed: "Last reviewed",
  "review-by": "Next review or expiry",
  cycle: "Review cycle",
  status: "Status",
  access: "Who may see it",
  source: "What it rests on",
};
const CHOICES = [
  { value: "", label: "Not used" },
  ...Object.entries(NAMES).map(([value, label]) => ({ value, label })),
];

interface ToolColumnsProps {
  readonly columns: AnswerPlan["columns"];
  readonly onSay: (heading: string, fact: ToolFact | null) => void;
}

export function ToolColumns({ columns, onSay }: ToolColumnsProps) {
  if (columns.length === 0) return null;
  const used = columns.filter(({ fact }) => fact !== null).length;
  return (
    <details className={classes.skipped}>
      <summary>
        {used} of {columns.length} other columns are used
      </summary>
      <fieldset className={classes.columns}>
        <legend>Other columns</legend>
        <div className={imported.fields}>
          {columns.map(({ heading, fact }) => (
            <NativeSelect
              key={heading}
              label={heading}
              data={CHOICES}
              value={fact ?? ""}
              onChange={({ currentTarget: { value } }) =>
                onSay(heading, Object.hasOwn(NAMES, value) ? (value as ToolFact) : null)
              }
            />
          ))}
        </div>
      </fieldset>
    </details>
  );
}
