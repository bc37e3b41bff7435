/** One library entry: its question and other wordings, its answer, and the passages it cites. */
import type { LibraryEntry } from "../api/types.ts";
import { Citations } from "../shared/citations.tsx";
import classes from "./library.module.css";

const ORIGIN_NAMES: Readonly<Record<LibraryEntry["origin"], string>> = {
  passage: "A passage of a document",
  curated: "A curated answer",
  approved: "An answer a reviewer approved and kept",
};

export function EntryDetail({ entry }: { readonly entry: LibraryEntry }) {
  const { origin, question, phrasings, answer, option, citations, headings, topics, references } = entry;
  return (
    <article className={classes.detail} aria-labelledby="entry-title">
      <p className={classes.origin}>{ORIGIN_NAMES[origin]}</p>
      <h2 id="entry-title">{question || headings.at(-1) || "Passage"}</h2>
      <div className={classes.answer}>
        {option && <strong className={classes.option}>{option}</strong>}
        <p>{answer}</p>
      </div>
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
    </article>
  );
}
