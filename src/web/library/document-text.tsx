/** A document's passages as running text, with a heading wherever the path of headings changes. */
import { Fragment } from "react";
import type { Passage } from "../api/types.ts";
import { marked as split } from "../shared/passage-context.ts";
import classes from "./library.module.css";

/** What to mark: a passage's id and the characters of the document that are cited in it. */
export interface Marked {
  readonly passage: string;
  readonly start: number;
  readonly end: number;
}

interface DocumentTextProps {
  readonly passages: readonly Passage[];
  readonly marked: Marked | null;
}

export function DocumentText({ passages, marked }: DocumentTextProps) {
  return (
    <div className={classes.text}>
      {passages.map((passage, index) => (
        <Fragment key={passage.id}>
          {newHeadings(passage, passages[index - 1]).map(({ level, text }) => {
            const Heading = level === 0 ? "h2" : level === 1 ? "h3" : "h4";
            return <Heading key={`${level}:${text}`}>{text}</Heading>;
          })}
          <PassageText passage={passage} marked={marked?.passage === passage.id ? marked : null} />
        </Fragment>
      ))}
    </div>
  );
}

function PassageText({ passage, marked }: { readonly passage: Passage; readonly marked: Marked | null }) {
  const parts = marked && split(passage, marked.start, marked.end);
  return (
    <div className={classes.passage} data-kind={passage.kind} id={marked ? "cited" : undefined}>
      {passage.question && <strong>{passage.question}</strong>}
      <p>
        {parts ? (
          <>
            {parts.before}
            <mark>{parts.quote}</mark>
            {parts.after}
          </>
        ) : (
          passage.text
        )}
      </p>
    </div>
  );
}

/** The headings that begin with this passage, outermost first. */
function newHeadings(passage: Passage, before: Passage | undefined): { level: number; text: string }[] {
  const shared = passage.headings.findIndex((heading, level) => before?.headings[level] !== heading);
  if (shared < 0) return [];
  return passage.headings.slice(shared).map((text, index) => ({ level: shared + index, text }));
}
