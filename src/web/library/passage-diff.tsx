/** Two editions of a document side by side, without what stayed the same. */
import type { Passage } from "../api/types.ts";
import classes from "./changes.module.css";
import type { Changes } from "./document-requests.ts";

/** More than a person reads at once; the rest is counted. */
const MOST_SHOWN = 200;

export function PassageDiff({ diff: { changed, removed, added } }: { readonly diff: Changes["diff"] }) {
  if (changed.length + removed.length + added.length === 0) return <h2>The text stayed the same</h2>;
  const rows: { before: Passage | null; after: Passage | null }[] = [
    ...changed,
    ...removed.map((before) => ({ before, after: null })),
    ...added.map((after) => ({ before: null, after })),
  ];
  const place = ({ before, after }: (typeof rows)[number]): number => (after ?? before)?.start ?? 0;
  rows.sort((one, other) => place(one) - place(other));
  return (
    <section aria-labelledby="passages">
      <h2 id="passages">Passage by passage</h2>
      <ul className={classes.diff}>
        {rows.slice(0, MOST_SHOWN).map(({ before, after }) => (
          <li key={`${before?.id} ${after?.id}`} className={classes.pair}>
            <Side name="Before" passage={before} side="before" />
            <Side name="Now" passage={after} side="after" />
          </li>
        ))}
      </ul>
      {rows.length > MOST_SHOWN && <p className={classes.lead}>and {rows.length - MOST_SHOWN} more.</p>}
    </section>
  );
}

interface SideProps {
  readonly name: string;
  readonly passage: Passage | null;
  readonly side: "before" | "after";
}

function Side({ name, passage, side }: SideProps) {
  return (
    <figure>
      <figcaption>
        {name}
        {passage && passage.headings.length > 0 && `: ${passage.headings.at(-1)}`}
      </figcaption>
      {passage ? (
        <blockquote data-side={side}>{passage.text}</blockquote>
      ) : (
        <p className={classes.nothing}>{side === "before" ? "Nothing: it is new." : "Nothing: it is gone."}</p>
      )}
    </figure>
  );
}
