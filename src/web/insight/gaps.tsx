/** What customers ask and the library cannot answer: a work list, grouped by topic, with who asked and where. */
import { Link } from "react-router";
import type { Gap, Insight } from "../../domain/insight.ts";
import { counted } from "../shared/numbers.ts";
import classes from "./insight.module.css";
import { topicName } from "./topics-figure.tsx";

const MOST_CUSTOMERS = 5;

export function Gaps({ gaps }: { readonly gaps: Insight["gaps"] }) {
  return (
    <section className={classes.card} aria-label="Gaps">
      <h2>Gaps</h2>
      <p className={classes.note}>
        Questions for which the library has nothing, by topic. A gap closes when an approved answer to it is kept in the
        library: answer one in its questionnaire, then choose “Keep in library”.
      </p>
      {gaps.length === 0 ? (
        <p>Nothing was asked that the library has no answer to.</p>
      ) : (
        <ul className={classes.gaps}>
          {gaps.map((gap) => (
            <GapItem key={gap.topic?.id ?? ""} gap={gap} />
          ))}
        </ul>
      )}
    </section>
  );
}

function GapItem({ gap }: { readonly gap: Gap }) {
  const { questions, customers, examples } = gap;
  const more = customers.length - MOST_CUSTOMERS;
  return (
    <li>
      <details>
        <summary>
          <span className={classes.gapName}>{topicName(gap)}</span>
          <span className={classes.note}>
            {counted(questions, "question")}
            {customers.length > 0 &&
              `, asked by ${customers.slice(0, MOST_CUSTOMERS).join(", ")}${more > 0 ? ` and ${more} more` : ""}`}
          </span>
        </summary>
        <ul className={classes.examples}>
          {examples.map(({ id, questionnaire, text, asked, answered }) => (
            <li key={id}>
              <Link to={`/questionnaires/${questionnaire}?question=${id}`}>{text}</Link>
              {asked > 1 && <span className={classes.tag}>{counted(asked, "time")}</span>}
              {answered && <span className={classes.tag}>answered, not kept yet</span>}
            </li>
          ))}
        </ul>
      </details>
    </li>
  );
}
