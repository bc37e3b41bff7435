/** One library entry to read: its answer, what it rests on, who keeps it true, and where it is used. */
import { Link } from "react-router";
import { Citations } from "../shared/citations.tsx";
import { WarningIcon } from "../shared/icons.tsx";
import { AccessBadge } from "./access-badge.tsx";
import classes from "./entries.module.css";
import { EntryActions } from "./entry-actions.tsx";
import { type EntryUse, ORIGIN_NAMES, type ShownEntry, titleOf } from "./entry-types.ts";
import { EntryUpkeep } from "./entry-upkeep.tsx";
import { EntryUses } from "./entry-uses.tsx";

interface EntryDetailProps {
  readonly entry: ShownEntry;
  readonly uses: readonly EntryUse[];
  readonly onView: (view: string | null, id?: string) => void;
}

export function EntryDetail({ entry, uses, onView }: EntryDetailProps) {
  const { origin, phrasings, answer, option, citations, topics, references, warnings, level } = entry;
  return (
    <article className={classes.detail} aria-labelledby="entry-title">
      <p className={classes.rowHead}>
        {ORIGIN_NAMES[origin]}
        <AccessBadge level={level} />
        {entry.archivedAt && <span className={classes.badge}>Archived</span>}
      </p>
      <h2 id="entry-title">{titleOf(entry)}</h2>
      {entry.mergedInto && (
        <p className={classes.notice}>
          It was merged into{" "}
          <Link to={`/library?entry=${encodeURIComponent(entry.mergedInto)}`}>the entry that stays</Link>.
        </p>
      )}
      <EntryActions entry={entry} onView={onView} />
      <div className={classes.answer}>
        {option && <strong className={classes.option}>{option}</strong>}
        <p>{answer}</p>
      </div>
      {warnings.length > 0 && (
        <ul className={classes.warnings} aria-label="Warnings about its evidence">
          {warnings.map((warning) => (
            <li key={warning}>
              <WarningIcon size={14} /> <span>{warning}</span>
            </li>
          ))}
        </ul>
      )}
      {origin !== "passage" && <EntryUpkeep entry={entry} />}
      {phrasings.length > 0 && (
        <section aria-labelledby="phrasings">
          <h3 id="phrasings">Also asked as</h3>
          <ul>
            {phrasings.map((phrasing) => (
              <li key={phrasing}>{phrasing}</li>
            ))}
          </ul>
        </section>
      )}
      <section aria-labelledby="citations">
        <h3 id="citations">Rests on</h3>
        <Citations citations={citations} />
        {citations.length === 0 && <p className={classes.hint}>It cites no document: somebody wrote it by hand.</p>}
      </section>
      {topics.length + references.length > 0 && (
        <p className={classes.tags}>
          {[...references, ...topics].map((tag) => (
            <span key={tag}>{tag}</span>
          ))}
        </p>
      )}
      <EntryUses uses={uses} />
    </article>
  );
}
