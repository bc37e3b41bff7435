/** What this visit has added, with the way to each document and to what a new edition changes. */
import { Link } from "react-router";
import { CheckIcon } from "../shared/icons.tsx";
import { counted } from "../shared/numbers.ts";
import type { Confirmed } from "./document-requests.ts";
import classes from "./import.module.css";

export function AddedList({ added }: { readonly added: readonly Confirmed[] }) {
  if (added.length === 0) return null;
  return (
    <section aria-labelledby="added">
      <h2 id="added">Added</h2>
      <ul className={classes.added} aria-live="polite">
        {added.map(({ document, title, outcome, entries, moved, waiting }) => (
          <li key={document + title}>
            <CheckIcon size={14} />
            <Link to={`/library/documents/${encodeURIComponent(document)}`}>{title}</Link>
            <span>
              {outcome === "unchanged" ? "says what the library has already" : counted(entries, "entry", "entries")}
            </span>
            {outcome === "new-edition" && (
              <Link to={`/library/documents/${encodeURIComponent(document)}/changes`}>
                What the new edition changes
                {moved + waiting > 0 && `: ${counted(moved, "answer")} moved on, ${waiting} to look at`}
              </Link>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
