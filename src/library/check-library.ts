/**
 * The health of the library's evidence: what has aged, and answers without any.
 *
 * Which entries say the same, or contradict each other, is matching's to tell.
 */
import { resolves } from "../domain/citation.ts";
import type { LibraryEntry } from "../domain/library-entry.ts";
import type { SourceDocument } from "../domain/source-document.ts";
import type { Vocabulary } from "../domain/vocabulary.ts";
import { evidenceClaims, evidenceWarning } from "./evidence-warnings.ts";

export interface Finding {
  readonly kind: "stale" | "uncited" | "duplicate" | "contradictory";
  /** Entry ids, in the library's order. */
  readonly entries: readonly string[];
  /** One sentence for a person. */
  readonly message: string;
}

/** What its owner should look at, grouped by kind in the order stale, uncited. */
export function checkLibrary(
  entries: readonly LibraryEntry[],
  documents: ReadonlyMap<string, SourceDocument>,
  vocabulary: Pick<Vocabulary, "standards">,
  today: Date,
): Finding[] {
  const stale = new Map<string, { readonly entries: string[]; readonly evidence: Set<string> }>();
  const uncited: Finding[] = [];
  for (const entry of entries) {
    const about = `${entry.question} ${entry.answer}`;
    for (const [claim, evidence] of evidenceClaims(entry.citations, documents, vocabulary, today, about)) {
      const known = stale.get(claim) ?? { entries: [], evidence: new Set() };
      known.entries.push(entry.id);
      for (const one of evidence) known.evidence.add(one);
      stale.set(claim, known);
    }
    const problem = citationProblem(entry, documents);
    if (problem) uncited.push({ kind: "uncited", entries: [entry.id], message: problem });
  }
  const aged = Array.from(stale, ([claim, { entries, evidence }]): Finding => {
    return { kind: "stale", entries, message: evidenceWarning(claim, evidence) };
  });
  return [...aged, ...uncited];
}

function citationProblem(entry: LibraryEntry, documents: ReadonlyMap<string, SourceDocument>): string | null {
  const name = entry.question === "" ? entry.id : `"${entry.question}"`;
  if (entry.citations.length === 0) return `${name} rests on no source; cite what supports it.`;
  for (const citation of entry.citations) {
    const document = documents.get(citation.document);
    if (!document) return `${name} cites "${citation.title}", which is no longer in the library.`;
    if (!resolves(citation, document))
      return `${name} cites words of "${citation.title}" that its present edition does not contain.`;
  }
  return null;
}
