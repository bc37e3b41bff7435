/** The source documents that answers rest on, with the certifications each speaks of. */
import { Loader } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Link } from "react-router";
import { documentsQuery } from "../api/queries.ts";
import type { DocumentSummary } from "../api/types.ts";
import { usePageTitle } from "../shared/page-title.ts";
import { Problem } from "../shared/problem.tsx";
import { Certifications } from "./certifications.tsx";
import { DocumentFacts } from "./document-facts.tsx";
import classes from "./library.module.css";
import { LibraryHeader } from "./library-header.tsx";

export default function DocumentsPage() {
  usePageTitle("Documents");
  const { data, error, refetch } = useQuery(documentsQuery());
  return (
    <main className={classes.page}>
      <LibraryHeader />
      {error && !data && <Problem title="The documents could not be read" error={error} retry={() => void refetch()} />}
      {!data && !error && <Loader aria-label="Loading the documents" />}
      {data?.length === 0 && (
        <p className={classes.hint}>
          No documents yet. Add PDF, Word, HTML or text files: audit reports, policies, certification pages.
        </p>
      )}
      <ul className={classes.documents}>
        {data?.map((document) => (
          <DocumentRow key={document.id} document={document} />
        ))}
      </ul>
    </main>
  );
}

function DocumentRow({ document }: { readonly document: DocumentSummary }) {
  const { id, title, certifications, retired } = document;
  return (
    <li className={classes.document}>
      <h2>
        <Link to={`/library/documents/${encodeURIComponent(id)}`}>{title}</Link>
        {retired && <span className={classes.retired}>Retired</span>}
      </h2>
      <DocumentFacts document={document} />
      <Certifications certifications={certifications} />
    </li>
  );
}
