/**
 * The library's own health: evidence that has aged, answers without evidence, the same said twice, contradictions.
 *
 * First version: questions are the same where their words are; near-duplicates are matching's business.
 */
import { resolves } from "../domain/citation.ts";
import type { LibraryEntry } from "../domain/library-entry.ts";
import type { SourceDocument } from "../domain/source-document.ts";
import type { Vocabulary } from "../domain/vocabulary.ts";
import { evidenceWarnings } from "./evidence-warnings.ts";

export interface Finding {
  readonly kind: "stale" | "uncited" | "duplicate" | "contradictory";
  /** Entry ids, in the library's order. */
  readonly entries: readonly string[];
  /** One sentence for a person. */
  readonly message: string;
}

/** What its owner should look at, grouped by kind in the order stale, uncited, duplicate, contradictory. */
export function checkLibrary(
  entries: readonly LibraryEntry[],
  documents: ReadonlyMap<string, SourceDocument>,
  vocabulary: Pick<Vocabulary, "standards">,
  today: Date,
): Finding[] {
  const stale = new Map<string, string[]>();
  const uncited: Finding[] = [];
  for (const entry of entries) {
    const about = `${entry.question} ${entry.answer}`;
    for (const warning of evidenceWarnings(entry.citations, documents, vocabulary, today, about)) {
      const ids = stale.get(warning) ?? [];
      ids.push(entry.id);
      stale.set(warning, ids);
    }
    const problem = citationProblem(entry, documents);
    if (problem) uncited.push({ kind: "uncited", entries: [entry.id], message: problem });
  }
  return [
    ...Array.from(stale, ([message, ids]): Finding => ({ kind: "stale", entries: ids, message })),
    ...uncited,
    ...sameQuestions(entries),
  ];
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

/** Entries that answer one question, whether with the same words or with opposite options. */
function sameQuestions(entries: readonly LibraryEntry[]): Finding[] {
  const groups = new Map<string, Set<LibraryEntry>>();
  for (const entry of entries) {
    for (const question of [entry.question, ...entry.phrasings]) {
      const key = words(question);
      if (key === "") continue;
      const group = groups.get(key) ?? new Set();
      groups.set(key, group.add(entry));
    }
  }
  const duplicates = new Map<string, Finding>();
  const contradictions = new Map<string, Finding>();
  for (const group of groups.values()) {
    if (group.size < 2) continue;
    const question = [...group][0]?.question;
    // A passage and the answer that rests on it say the same by design; only answers can be merged.
    const answers = [...group].filter((entry) => entry.origin !== "passage");
    for (const same of Map.groupBy(answers, (entry) => words(entry.answer)).values()) {
      const ids = same.map((entry) => entry.id);
      const message = `${ids.length} entries give the same answer to "${question}"; keep one.`;
      if (ids.length > 1) duplicates.set(ids.join("\n"), { kind: "duplicate", entries: ids, message });
    }
    const sided = [...group].filter((entry) => entry.option !== null);
    const options = [...new Set(sided.map((entry) => entry.option))];
    if (options.length > 1) {
      const ids = sided.map((entry) => entry.id);
      const message = `"${question}" is answered ${options.join(" and ")}; decide which is true.`;
      contradictions.set(ids.join("\n"), { kind: "contradictory", entries: ids, message });
    }
  }
  return [...duplicates.values(), ...contradictions.values()];
}

function words(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}
