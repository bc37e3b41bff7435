/** Who published a document and when, and for which day its statements hold: one line under its title. */
import type { ReactNode } from "react";
import type { DocumentSummary } from "../api/types.ts";
import { Day } from "../shared/time.tsx";
import { Undated } from "../shared/undated.tsx";
import { KIND_NAMES } from "./document-words.ts";
import classes from "./library.module.css";

export function DocumentFacts({
  document,
  children,
}: {
  readonly document: Pick<DocumentSummary, "publisher" | "published" | "asOf" | "kind">;
  readonly children?: ReactNode;
}) {
  const { publisher, published, asOf, kind } = document;
  return (
    <p className={classes.facts}>
      {kind && kind !== "other" && <span>{KIND_NAMES[kind]}</span>}
      {publisher && <span>{publisher}</span>}
      {published && (
        <span>
          Published <Day date={published} />
        </span>
      )}
      {asOf && (
        <span>
          As of <Day date={asOf} />
        </span>
      )}
      {!published && !asOf && <Undated />}
      {children}
    </p>
  );
}
