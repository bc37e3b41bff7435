/** A source document to read: its passages in order under their headings, the cited one marked and scrolled to. */
import { Button, Loader } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { lazy, Suspense, useEffect, useState } from "react";
import { Link, useParams, useSearchParams } from "react-router";
import { pageAt } from "../../domain/document-kind.ts";
import { documentQuery } from "../api/queries.ts";
import type { DocumentDetail } from "../api/types.ts";
import { BackIcon, LinkIcon } from "../shared/icons.tsx";
import { usePageTitle } from "../shared/page-title.ts";
import type { Range } from "../shared/passage-context.ts";
import { Problem } from "../shared/problem.tsx";
import { PublishedPage } from "../shared/published-page.tsx";
import { Certifications } from "./certifications.tsx";
import { DocumentFacts } from "./document-facts.tsx";
import { type DocumentUse, documentUsesQuery, originalAddress } from "./document-requests.ts";
import { DocumentText } from "./document-text.tsx";
import { Editions } from "./editions.tsx";
import classes from "./library.module.css";
import { RetireButton, RetiredNotice } from "./retire-document.tsx";

const DocumentCareDialog = lazy(() =>
  import("./document-care.tsx").then((module) => ({ default: module.DocumentCareDialog })),
);

const NOT_USED: readonly DocumentUse[] = [];

export default function DocumentPage() {
  const { id = "" } = useParams();
  const [parameters] = useSearchParams();
  const { data, error, refetch } = useQuery(documentQuery(id, parameters.get("edition")));
  usePageTitle(data?.document.title);
  if (!data) {
    return (
      <main className={classes.page}>
        {error ? (
          <Problem title="This document cannot be shown" error={error} retry={() => void refetch()}>
            <Button component={Link} to="/library/documents" variant="subtle">
              All documents
            </Button>
          </Problem>
        ) : (
          <Loader aria-label="Loading the document" />
        )}
      </main>
    );
  }
  return <Reader detail={data} />;
}

function Reader({ detail }: { readonly detail: DocumentDetail }) {
  const [parameters] = useSearchParams();
  const [caring, setCaring] = useState(false);
  const [start, end] = [Number(parameters.get("start")), Number(parameters.get("end"))];
  const marked: Range | null = end > start ? { start, end } : null;
  useEffect(() => {
    if (end > start) document.getElementById("cited")?.scrollIntoView({ block: "center" });
  }, [start, end]);
  const { id, title, url, certifications, pages, original, retired } = detail.document;
  const edition = detail.supersededAt === null ? null : detail.document.contentHash;
  const { data: uses = NOT_USED } = useQuery(documentUsesQuery(id, edition));
  const page = marked && pages ? pageAt(pages, marked.start) : undefined;
  return (
    <main className={classes.reader}>
      <Link to="/library/documents" className={classes.back}>
        <BackIcon size={14} /> Documents
      </Link>
      <h1>{title}</h1>
      <DocumentFacts document={detail.document}>
        <PublishedPage url={url} />
        {original && (
          <a href={originalAddress(id, edition, page)} target="_blank" rel="noreferrer">
            {page ? `Original, page ${page}` : "Original"} <LinkIcon size={12} />
          </a>
        )}
        {edition === null && (
          <Button size="compact-sm" variant="default" onClick={() => setCaring(true)}>
            Dates and access
          </Button>
        )}
        {edition === null && !retired && <RetireButton document={id} title={title} />}
      </DocumentFacts>
      {retired && <RetiredNotice document={id} retired={retired} />}
      {caring && (
        <Suspense>
          <DocumentCareDialog document={id} title={title} onClose={() => setCaring(false)} />
        </Suspense>
      )}
      <Certifications certifications={certifications} />
      <Editions detail={detail} />
      <DocumentText
        passages={detail.passages}
        marked={marked}
        pages={pages}
        original={(number) => originalAddress(id, edition, number)}
        uses={uses}
      />
    </main>
  );
}
