/** Answers that were sent out and that the library contradicts today: to whom, when, what was said, what it says now, and why. */
import { useQuery } from "@tanstack/react-query";
import { Link } from "react-router";
import { Problem } from "../shared/problem.tsx";
import { Day } from "../shared/time.tsx";
import classes from "./entries.module.css";
import { type ContradictedAnswer, contradictedQuery } from "./entry-requests.ts";

/** Nothing while there are none. */
export function ContradictedAnswers() {
  const { data, error, refetch } = useQuery(contradictedQuery());
  if (error && !data) {
    return <Problem title="What was sent could not be checked" error={error} retry={() => void refetch()} />;
  }
  if (!data || data.length === 0) return null;
  return (
    <section aria-labelledby="contradicted" className={classes.findings}>
      <h2 id="contradicted">
        Sent, and no longer so <span>{data.length}</span>
      </h2>
      <p className={classes.hint}>
        Answers that customers hold and the library contradicts since. Approve the question again and export, or write
        to the customer.
      </p>
      <ul className={classes.plain}>
        {data.map((one) => (
          <li key={one.question}>
            <Contradicted sent={one} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Contradicted({ sent }: { readonly sent: ContradictedAnswer }) {
  const { customer, questionnaire, name, question, text, at, said, now, why } = sent;
  return (
    <article className={classes.finding}>
      <small className={classes.rowHead}>
        <span>
          {customer ? `${customer}, ${name}` : name}, sent <Day date={at.slice(0, 10)} />
        </span>
      </small>
      <p>
        <Link to={`/questionnaires/${questionnaire}?question=${question}`}>{text}</Link>
      </p>
      {why.map((reason) => (
        <p key={reason}>{reason}</p>
      ))}
      <ul className={classes.sides}>
        <li className={classes.side}>
          <small className={classes.rowHead}>What was said</small>
          <Words option={said.option} text={said.text} />
        </li>
        {now && (
          <li className={classes.side}>
            <small className={classes.rowHead}>
              <Link
                to={`/library?entry=${encodeURIComponent(now.id)}${now.origin === "passage" ? "&origin=passage" : ""}`}
              >
                What the library says now
              </Link>
            </small>
            <Words option={now.option} text={now.answer} />
          </li>
        )}
      </ul>
    </article>
  );
}

function Words({ option, text }: { readonly option: string | null; readonly text: string }) {
  return (
    <p>
      {option && <strong className={classes.option}>{option}</strong>} {text}
    </p>
  );
}
