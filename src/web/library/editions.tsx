/** Which edition is shown: a notice on an earlier one, and on the present one the way to those before. */
import { Link } from "react-router";
import type { DocumentDetail } from "../api/types.ts";
import { Ago } from "../shared/time.tsx";
import classes from "./library.module.css";

export function Editions({ detail: { document, editions, supersededAt } }: { readonly detail: DocumentDetail }) {
  const reader = `/library/documents/${encodeURIComponent(document.id)}`;
  if (supersededAt !== null) {
    return (
      <p className={classes.earlier}>
        This is an earlier edition, kept for the answers that cite it. It was replaced <Ago at={supersededAt} />.{" "}
        <Link to={reader}>Read the present one</Link> or{" "}
        <Link to={`${reader}/changes?edition=${document.contentHash}`}>what it changes</Link>.
      </p>
    );
  }
  if (editions.length === 0) return null;
  return (
    <details className={classes.editions}>
      <summary>Earlier editions ({editions.length})</summary>
      <ul>
        {editions.map(({ contentHash, title, supersededAt: replaced }) => (
          <li key={contentHash}>
            <Link to={`${reader}?edition=${contentHash}`}>{title}</Link>, replaced <Ago at={replaced} />:{" "}
            <Link to={`${reader}/changes?edition=${contentHash}`}>what changed since</Link>
          </li>
        ))}
      </ul>
    </details>
  );
}
