/** Where an entry is the answer or the suggestion, by questionnaire; each question opens in its workbench. */
import { Link } from "react-router";
import type { ReviewState } from "../api/types.ts";
import { counted } from "../shared/numbers.ts";
import { StateIcon } from "../shared/status.tsx";
import { STATE_NAMES } from "../shared/status-names.ts";
import classes from "./entries.module.css";
import type { EntryUse } from "./entry-types.ts";

export function EntryUses({ uses }: { readonly uses: readonly EntryUse[] }) {
  const byQuestionnaire = [...Map.groupBy(uses, ({ questionnaire }) => questionnaire).values()];
  return (
    <section aria-labelledby="uses">
      <h3 id="uses">Used in</h3>
      {uses.length === 0 && <p className={classes.hint}>No questionnaire has been answered from it yet.</p>}
      {byQuestionnaire.map((questions) => {
        const [first] = questions;
        if (!first) return null;
        return (
          <details key={first.questionnaire} className={classes.uses} open={byQuestionnaire.length === 1}>
            <summary>
              {first.customer ? `${first.customer}: ` : ""}
              {first.name}, {counted(questions.length, "question")}
            </summary>
            <ul>
              {questions.map(({ question, questionnaire, text, state }) => (
                <li key={question}>
                  <StateIcon state={state as ReviewState} size={14} />
                  <Link
                    to={`/questionnaires/${questionnaire}?question=${question}`}
                    aria-label={`${text}, ${STATE_NAMES[state as ReviewState]}`}
                  >
                    {text}
                  </Link>
                </li>
              ))}
            </ul>
          </details>
        );
      })}
    </section>
  );
}
