/** The figures at a glance, each with what it is a share of. */
import type { Insight } from "../../domain/insight.ts";
import { count, counted } from "../shared/numbers.ts";
import classes from "./insight.module.css";
import { duration, percent, share } from "./share.ts";

export function Totals({ totals }: { readonly totals: Insight["totals"] }) {
  const { questionnaires, finished, questions, suggested, noMatch, approved, reused, edited, medianHours } = totals;
  const facts = [
    {
      name: "Questionnaires",
      value: count(questionnaires),
      note: `${count(finished)} finished, ${counted(questions, "question")}`,
    },
    {
      name: "The library had an answer",
      value: share(percent(suggested, suggested + noMatch)),
      note: `${count(suggested)} of ${counted(suggested + noMatch, "question")}`,
    },
    {
      name: "Approved with its words",
      value: share(percent(reused, approved)),
      note: `${count(reused)} of ${counted(approved, "answer")}, ${count(edited)} of them reworded`,
    },
    {
      name: "Median time to finish",
      value: medianHours === null ? "\u2013" : duration(medianHours),
      note: medianHours === null ? "No questionnaire is finished yet" : "From upload to the last decision",
    },
  ];
  return (
    <dl className={classes.totals}>
      {facts.map(({ name, value, note }) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd className={classes.value}>{value}</dd>
          <dd className={classes.note}>{note}</dd>
        </div>
      ))}
    </dl>
  );
}
