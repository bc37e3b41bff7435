/** What an answer rests on: its citations, gathered by document. */
import type { Citation } from "../api/types.ts";
import { CitedDocument } from "./cited-document.tsx";

export function Citations({ citations }: { readonly citations: readonly Citation[] }) {
  const byDocument = Map.groupBy(citations, ({ document }) => document);
  return [...byDocument].map(([document, ofIt]) => <CitedDocument key={document} citations={ofIt} />);
}
