/** A document's passages as running text, with a heading wherever the path of headings changes. */
import { Fragment, useMemo } from "react";
import type { Passage } from "../api/types.ts";
import { MarkedText } from "../shared/marked-text.tsx";
import { overlaps, type Range, segments, withoutContainers } from "../shared/passage-context.ts";
import classes from "./library.module.css";

interface DocumentTextProps {
  readonly passages: readonly Passage[];
  readonly marked: Range | null;
}

export function DocumentText({ passages, marked }: DocumentTextProps) {
  const parts = useMemo(() => withoutContainers(passages), [passages]);
  const firstMarked = marked && parts.find((passage) => overlaps(passage, marked));
  return (
    <div className={classes.text}>
      {parts.map((passage, index) => (
        <Fragment key={passage.id}>
          {newHeadings(passage, parts[index - 1]).map(({ level, text }) => {
            const Heading = level === 0 ? "h2" : level === 1 ? "h3" : "h4";
            return <Heading key={`${level}:${text}`}>{text}</Heading>;
          })}
          <PassageText passage={passage} marked={marked} first={passage === firstMarked} />
        </Fragment>
      ))}
    </div>
  );
}

interface PassageTextProps {
  readonly passage: Passage;
  readonly marked: Range | null;
  /** Whether this is where the reader should begin. */
  readonly first: boolean;
}

function PassageText({ passage, marked, first }: PassageTextProps) {
  return (
    <div className={classes.passage} data-kind={passage.kind} id={first ? "cited" : undefined}>
      {passage.question && passage.question !== passage.headings.at(-1) && <strong>{passage.question}</strong>}
      <p>
        <MarkedText segments={segments(passage, marked ? [marked] : [])} />
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
