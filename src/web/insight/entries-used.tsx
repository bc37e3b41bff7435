/** The entries that answer most, and how often people change their words: those are worth rewriting. */
import { Link } from "react-router";
import type { Insight } from "../../domain/insight.ts";
import { count } from "../shared/numbers.ts";
import { FigureTable } from "./figure.tsx";
import classes from "./insight.module.css";
import { percent, share } from "./share.ts";

const SHOWN = 12;

export function EntriesUsed({ entries }: { readonly entries: Insight["entries"] }) {
  return (
    <section className={classes.card} aria-label="Entries in use">
      <h2>Entries in use</h2>
      <p className={classes.note}>What people took answers from most. One that is often reworded is worth an edit.</p>
      {entries.length === 0 ? (
        <p>No answer was taken from the library yet.</p>
      ) : (
        <FigureTable
          columns={["Entry", "Used", "Reworded"]}
          rows={entries.slice(0, SHOWN).map(({ entry, question, used, edited }) => ({
            key: entry,
            cells: [
              <Link key="entry" to={`/library?entry=${encodeURIComponent(entry)}`} className={classes.entry}>
                {question || "An entry that is no longer there"}
              </Link>,
              count(used),
              `${count(edited)} (${share(percent(edited, used))})`,
            ],
          }))}
        />
      )}
    </section>
  );
}
