/** A document's passages as running text, with a heading wherever the path of headings changes. */
import { Fragment, useMemo } from "react";
import type { Passage } from "../api/types.ts";
import { marked as split } from "../shared/passage-context.ts";
import classes from "./library.module.css";

/** The characters of the document that are cited. */
export interface Marked {
  readonly start: number;
  readonly end: number;
}

interface DocumentTextProps {
  readonly passages: readonly Passage[];
  readonly marked: Marked | null;
}

export function DocumentText({ passages, marked }: DocumentTextProps) {
  const parts = useMemo(() => withoutContainers(passages), [passages]);
  const firstMarked = marked && parts.find(({ start, end }) => start < marked.end && end > marked.start);
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
  readonly marked: Marked | null;
  /** Whether this is where the reader should begin. */
  readonly first: boolean;
}

function PassageText({ passage, marked, first }: PassageTextProps) {
  const { before, quote, after } = split(passage, marked?.start ?? 0, marked?.end ?? 0);
  return (
    <div className={classes.passage} data-kind={passage.kind} id={first ? "cited" : undefined}>
      {passage.question && passage.question !== passage.headings.at(-1) && <strong>{passage.question}</strong>}
      <p>
        {before}
        {quote && <mark>{quote}</mark>}
        {after}
      </p>
    </div>
  );
}

/** A question's answer is one passage and each of its paragraphs another: only the smaller ones are shown. */
function withoutContainers(passages: readonly Passage[]): Passage[] {
  return passages.filter(
    (passage) =>
      passage.kind !== "question-answer" ||
      !passages.some((other) => other !== passage && other.start >= passage.start && other.end <= passage.end),
  );
}

/** The headings that begin with this passage, outermost first. */
function newHeadings(passage: Passage, before: Passage | undefined): { level: number; text: string }[] {
  const shared = passage.headings.findIndex((heading, level) => before?.headings[level] !== heading);
  if (shared < 0) return [];
  return passage.headings.slice(shared).map((text, index) => ({ level: shared + index, text }));
}
