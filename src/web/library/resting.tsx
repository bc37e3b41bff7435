/** What hangs on a document or an entry: the library's answers, folded, and the questionnaires at hand. */
import { Link } from "react-router";
import type { Resting } from "../../domain/freshness.ts";
import { counted } from "../shared/numbers.ts";
import classes from "./entries.module.css";

export function RestingOn({ resting: { entries, questionnaires } }: { readonly resting: Resting }) {
  return (
    <>
      {entries.length > 0 && (
        <details>
          <summary>{counted(entries.length, "answer rests", "answers rest")} on it</summary>
          <ul>
            {entries.slice(0, 100).map((entry) => (
              <li key={entry.id}>
                <Link to={`/library?entry=${encodeURIComponent(entry.id)}`}>{entry.question}</Link>
              </li>
            ))}
          </ul>
        </details>
      )}
      {questionnaires.length > 0 && (
        <p className={classes.hint}>
          In{" "}
          {questionnaires.map((one, index) => (
            <span key={one.id}>
              {index > 0 && ", "}
              <Link to={`/questionnaires/${one.id}`}>{one.name}</Link> ({counted(one.questions, "question")})
            </span>
          ))}
        </p>
      )}
    </>
  );
}
