/**
 * One citation in its place: the document with its date, the headings, and the quote marked between what stands before
 * and after it. Until the document has been read from the server, the quote alone, which the citation carries.
 */
import { useQuery } from "@tanstack/react-query";
import { Link } from "react-router";
import { documentQuery } from "../api/queries.ts";
import type { Citation } from "../api/types.ts";
import classes from "./cited-passage.module.css";
import { contextOf } from "./passage-context.ts";
import { PublishedPage } from "./published-page.tsx";
import { Day } from "./time.tsx";

export function CitedPassage({ citation }: { readonly citation: Citation }) {
  const { data } = useQuery(documentQuery(citation.document));
  const context = data && contextOf(citation, data);
  const reader = `/library/documents/${encodeURIComponent(citation.document)}?${new URLSearchParams({
    start: String(citation.start),
    end: String(citation.end),
  })}`;
  return (
    <figure className={classes.passage}>
      <figcaption className={classes.source}>
        <strong>{citation.title}</strong>
        <span>
          {citation.asOf ? (
            <>
              As of <Day date={citation.asOf} />
            </>
          ) : (
            "Undated"
          )}
        </span>
        <Link to={reader}>Read in context</Link>
        <PublishedPage url={citation.url} />
      </figcaption>
      <blockquote className={classes.quote} cite={citation.url ?? undefined}>
        {context && context.headings.length > 0 && <p className={classes.headings}>{context.headings.join(" › ")}</p>}
        {context?.previous && <p className={classes.around}>{context.previous}</p>}
        <p>
          {context?.before}
          <mark>{context?.quote ?? citation.quote}</mark>
          {context?.after}
        </p>
        {context?.next && <p className={classes.around}>{context.next}</p>}
      </blockquote>
    </figure>
  );
}
