/**
 * A document's cited passages in their place: its title and date, the headings, and the quotes marked between what
 * stands before and after them. Until the document has been read from the server, the quotes alone.
 */
import { useQuery } from "@tanstack/react-query";
import { Link } from "react-router";
import { documentQuery } from "../api/queries.ts";
import type { Citation } from "../api/types.ts";
import classes from "./cited-document.module.css";
import { MarkedText } from "./marked-text.tsx";
import { type CitedSection, citedSections } from "./passage-context.ts";
import { PublishedPage } from "./published-page.tsx";
import { Day } from "./time.tsx";
import { Undated } from "./undated.tsx";

/** @param citations at least one, all of the same document */
export function CitedDocument({ citations }: { readonly citations: readonly Citation[] }) {
  const [first] = citations;
  const { data } = useQuery({
    ...documentQuery(first?.document ?? "", first?.contentHash ?? null),
    enabled: first !== undefined,
  });
  if (!first) return null;
  const sections = data && citedSections(citations, data);
  const { document, title, asOf, url, start, end, contentHash } = first;
  const pages = [...new Set(citations.flatMap(({ page }) => (page === undefined ? [] : [page])))];
  const reader = `/library/documents/${encodeURIComponent(document)}?start=${start}&end=${end}&edition=${contentHash}`;
  return (
    <figure className={classes.document}>
      <figcaption className={classes.source}>
        <strong>{title}</strong>
        {asOf ? (
          <span>
            As of <Day date={asOf} />
          </span>
        ) : (
          <Undated />
        )}
        {pages.length > 0 && <span>{`${pages.length === 1 ? "Page" : "Pages"} ${pages.join(", ")}`}</span>}
        {data?.supersededAt && <span>An earlier edition</span>}
        <Link to={reader}>Read in context</Link>
        <PublishedPage url={url} />
      </figcaption>
      {sections
        ? sections.map((section) => <Section key={section.passages[0]?.passage.id} section={section} />)
        : citations.map(({ passage, start, quote }) => (
            <blockquote key={`${passage}:${start}`} className={classes.section}>
              <p>
                <mark>{quote}</mark>
              </p>
            </blockquote>
          ))}
    </figure>
  );
}

function Section({ section: { headings, passages } }: { readonly section: CitedSection }) {
  return (
    <blockquote className={classes.section}>
      {headings.length > 0 && <p className={classes.headings}>{headings.join(" › ")}</p>}
      {passages.map(({ passage, segments, cited }) => (
        <p key={passage.id} data-cited={cited}>
          <MarkedText segments={segments} />
        </p>
      ))}
    </blockquote>
  );
}
