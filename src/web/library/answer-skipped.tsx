/** What of a file becomes no entry, by reason, for a person to see that nothing was lost silently. */
import type { AnswerPlan } from "./answer-requests.ts";
import classes from "./answers.module.css";

const REASONS: Readonly<Record<AnswerPlan["skipped"][number]["why"], string>> = {
  unanswered: "Not answered",
  elsewhere: "Points to another answer",
  "not-applicable": "N/A without a reason",
  undecided: "Not decided yet",
  ambiguous: "Asked several times, answered differently",
  "unclear-mark": "A mark that no option belongs to",
  draft: "A draft, not approved in the other tool",
  archived: "Archived, retired or rejected in the other tool",
};

export function SkippedAnswers({ skipped }: { readonly skipped: AnswerPlan["skipped"] }) {
  if (skipped.length === 0) return null;
  return (
    <details className={classes.skipped}>
      <summary>What is left out, and why</summary>
      {[...Map.groupBy(skipped, ({ why }) => why)].map(([why, list]) => (
        <section key={why}>
          <h3>
            {REASONS[why]}: {list.length}
          </h3>
          <ul>
            {list.slice(0, 50).map(({ place, question, said }) => (
              <li key={place}>
                {place}: {question} {said !== "" && <q>{said}</q>}
              </li>
            ))}
          </ul>
          {list.length > 50 && <p>and {list.length - 50} more.</p>}
        </section>
      ))}
    </details>
  );
}
