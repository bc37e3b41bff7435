/** A document's passages as running text, with a heading wherever the path of headings changes. */
import { Fragment, type ReactNode, useMemo } from "react";
import { pageAt } from "../../domain/document-kind.ts";
import type { Passage } from "../api/types.ts";
import { MarkedText } from "../shared/marked-text.tsx";
import { overlaps, type Range, segments, withoutContainers } from "../shared/passage-context.ts";
import type { DocumentUse } from "./document-requests.ts";
import classes from "./library.module.css";
import { PassageUses } from "./passage-uses.tsx";

interface DocumentTextProps {
  readonly passages: readonly Passage[];
  readonly marked: Range | null;
  /** Offsets at which the original's pages begin; null where it has none. */
  readonly pages: readonly number[] | null;
  /** Where the original is opened at a page. */
  readonly original: (page: number) => string;
  /** What rests on it, place by place. */
  readonly uses: readonly DocumentUse[];
}

export function DocumentText({ passages, marked, pages, original, uses }: DocumentTextProps) {
  const parts = useMemo(() => withoutContainers(passages), [passages]);
  const firstMarked = marked && parts.find((passage) => overlaps(passage, marked));
  return (
    <div className={classes.text}>
      {parts.map((passage, index) => (
        <Fragment key={passage.id}>
          {pages && <PageMark pages={pages} passage={passage} before={parts[index - 1]} original={original} />}
          {newHeadings(passage, parts[index - 1]).map(({ level, text }) => {
            const Heading = level === 0 ? "h2" : level === 1 ? "h3" : "h4";
            return <Heading key={`${level}:${text}`}>{text}</Heading>;
          })}
          <PassageText passage={passage} marked={marked} first={passage === firstMarked}>
            <PassageUses uses={uses.filter((use) => overlaps(passage, use))} />
          </PassageText>
        </Fragment>
      ))}
    </div>
  );
}

interface PageMarkProps {
  readonly pages: readonly number[];
  readonly passage: Passage;
  readonly before: Passage | undefined;
  readonly original: (page: number) => string;
}

/** Where a passage is the first on its page, the page's number and the way to it in the original. */
function PageMark({ pages, passage, before, original }: PageMarkProps) {
  const page = pageAt(pages, passage.start);
  if (before && pageAt(pages, before.start) === page) return null;
  return (
    <p className={classes.pageMark}>
      <a href={original(page)} target="_blank" rel="noreferrer">
        Page {page}
      </a>
    </p>
  );
}

interface PassageTextProps {
  readonly passage: Passage;
  readonly marked: Range | null;
  /** Whether this is where the reader should begin. */
  readonly first: boolean;
  readonly children: ReactNode;
}

function PassageText({ passage, marked, first, children }: PassageTextProps) {
  return (
    <div className={classes.passage} data-kind={passage.kind} id={first ? "cited" : undefined}>
      {passage.question && passage.question !== passage.headings.at(-1) && <strong>{passage.question}</strong>}
      <p>
        <MarkedText segments={segments(passage, marked ? [marked] : [])} />
      </p>
      {children}
    </div>
  );
}

/** The headings that begin with this passage, outermost first. */
function newHeadings(passage: Passage, before: Passage | undefined): { level: number; text: string }[] {
  const shared = passage.headings.findIndex((heading, level) => before?.headings[level] !== heading);
  if (shared < 0) return [];
  return passage.headings.slice(shared).map((text, index) => ({ level: shared + index, text }));
}
