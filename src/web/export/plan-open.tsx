/** The questions that nobody has decided, grouped by why: what is still to do before the workbook is complete. */
import type { Question } from "../api/types.ts";
import { counted } from "../shared/numbers.ts";
import classes from "./export.module.css";

/** In a group; the rest is in the queue. */
const LISTED = 100;

const REASONS: readonly [(question: Question) => boolean, string][] = [
  [({ review }) => review.state === "drafted", "A draft that nobody has approved"],
  [({ review }) => review.state === "rejected", "The suggestion was rejected; an answer has to be written"],
  [({ review, suggestion }) => review.state === "open" && !suggestion, "Not matched yet"],
  [({ suggestion }) => suggestion?.outcome === "suggested", "A suggestion that nobody has looked at"],
  [() => true, "The library knows nothing of it"],
];

/** Those whose cells stay as they are. */
export function leftOpen(questions: readonly Question[]): readonly Question[] {
  return questions.filter(({ review }) => review.state !== "approved" && review.state !== "not_applicable");
}

interface PlanOpenProps {
  readonly questions: readonly Question[];
  readonly onOpen: (id: string) => void;
}

export function PlanOpen({ questions, onOpen }: PlanOpenProps) {
  const byReason = Map.groupBy(questions, (question) => REASONS.find(([holds]) => holds(question))?.[1] ?? "");
  const groups = REASONS.flatMap(([, reason]) => {
    const asked = byReason.get(reason);
    return asked ? [{ reason, asked }] : [];
  });
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section className={classes.list} tabIndex={0} aria-label="Questions left open">
      {groups.map(({ reason, asked }) => (
        <section key={reason}>
          <h3>
            {reason} ({asked.length})
          </h3>
          <ul>
            {asked.slice(0, LISTED).map(({ id, ref, sheet, cell, text }) => (
              <li key={id}>
                <button type="button" onClick={() => onOpen(id)}>
                  {ref ?? `${sheet} ${cell}`}
                </button>{" "}
                {text}
              </li>
            ))}
          </ul>
          {asked.length > LISTED && <p>and {counted(asked.length - LISTED, "more question")}</p>}
        </section>
      ))}
    </section>
  );
}
