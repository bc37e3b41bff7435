/** What hangs on the library's documents: the answers that cite them, and the questionnaires at hand that rest on them. */
import type { Resting } from "../domain/freshness.ts";
import type { Database } from "../ports/database.ts";
import { restingOnDocuments } from "../store/freshness-store.ts";
import { allEntries } from "../store/library-store.ts";

/** Looked up once for all documents; the function takes a document's id. */
export async function restingOn(database: Database): Promise<(document: string) => Resting> {
  const [all, onDocuments] = await Promise.all([allEntries(database), restingOnDocuments(database)]);
  const byDocument = Map.groupBy(onDocuments, ({ on }) => on);
  const citing = new Map<string, { id: string; question: string }[]>();
  for (const { id, question, origin, citations } of all) {
    if (origin === "passage") continue;
    for (const document of new Set(citations.map((citation) => citation.document))) {
      const entries = citing.get(document);
      if (entries) entries.push({ id, question });
      else citing.set(document, [{ id, question }]);
    }
  }
  return (document) => ({
    entries: citing.get(document) ?? [],
    questionnaires: (byDocument.get(document) ?? []).map(({ on: _, ...one }) => one),
  });
}
