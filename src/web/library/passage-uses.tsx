/** Under a passage: how many entries and questionnaires rest on it, and, opened, the way to each. */
import { Link } from "react-router";
import { counted } from "../shared/numbers.ts";
import type { DocumentUse } from "./document-requests.ts";
import classes from "./library.module.css";

/** @param uses of the places that the passage holds characters of */
export function PassageUses({ uses }: { readonly uses: readonly DocumentUse[] }) {
  // One answer may cite several places of a passage.
  const entries = new Map(uses.flatMap((use) => use.entries.map((entry) => [entry.id, entry])));
  const questionnaires = new Map(
    uses.flatMap((use) => use.questionnaires.map((questionnaire) => [questionnaire.id, questionnaire])),
  );
  const parts = [
    entries.size > 0 && counted(entries.size, "entry", "entries"),
    questionnaires.size > 0 && counted(questionnaires.size, "questionnaire"),
  ].filter((part) => part !== false);
  if (parts.length === 0) return null;
  return (
    <details className={classes.used}>
      <summary>{parts.join(", ")}</summary>
      <ul>
        {[...entries.values()].map(({ id, question }) => (
          <li key={id}>
            <Link to={`/library?entry=${encodeURIComponent(id)}`}>{question || "An entry without a question"}</Link>
          </li>
        ))}
        {[...questionnaires.values()].map(({ id, name, customer, first }) => (
          <li key={id}>
            Questionnaire{" "}
            <Link to={`/questionnaires/${id}?question=${first}`}>{customer ? `${customer}: ${name}` : name}</Link>
          </li>
        ))}
      </ul>
    </details>
  );
}
