/**
 * Brings source documents (Markdown, plain text) and curated answers (YAML) into the library, all of them or none.
 *
 * A document under a known id replaces the one before, with its passages and their entries. Curated answers may cite
 * documents that come with them or that the library already holds.
 */

import type { Actor } from "../domain/actor.ts";
import { resolves } from "../domain/citation.ts";
import { AppError } from "../domain/errors.ts";
import { entriesOf, parseAnswers, parseDocument } from "../library/index.ts";
import type { KnowledgeFile } from "../ports/knowledge-source.ts";
import { appendEvent } from "../store/event-store.ts";
import { allDocuments, allEntries, passagesOf, saveLibrary } from "../store/library-store.ts";
import { authorize } from "./authorize.ts";
import type { AppContext } from "./context.ts";
import { loadLibrary } from "./load-library.ts";

export interface ImportResult {
  /** How many were new or changed; the rest was known already. */
  readonly documents: number;
  readonly entries: number;
  /** Sentences for a person: kept answers whose evidence the new edition no longer contains. */
  readonly warnings: readonly string[];
}

/** @throws AppError `invalid_document` or `unresolved_citation`, naming file and line; the library is then unchanged */
export async function importDocuments(
  context: AppContext,
  actor: Actor,
  files: readonly KnowledgeFile[],
): Promise<ImportResult> {
  authorize(actor, "curate");
  const { database } = context;
  await loadLibrary(context);
  const documents = await Promise.all(files.filter((file) => kindOf(file) === "document").map(parseDocument));
  const incoming = new Set(documents.map(({ document }) => document.id));
  const held = (await allDocuments(database)).filter((document) => !incoming.has(document.id));
  const citable = [
    ...documents,
    ...(await Promise.all(
      held.map(async (document) => ({ document, passages: await passagesOf(database, document.id) })),
    )),
  ];
  const answers = files.filter((file) => kindOf(file) === "answers");
  const entries = [
    ...(await Promise.all(documents.map(({ document, passages }) => entriesOf(document, passages)))),
    ...(await Promise.all(answers.map((file) => parseAnswers(file, citable)))),
  ].flat();
  const at = context.clock.now().toISOString();
  const after = { documents: [...incoming], entries: entries.length };
  const saved = await saveLibrary(
    database,
    { documents, entries },
    { at, by: actor.name, also: [appendEvent({ at, actor, action: "import", after })] },
  );
  const byId = new Map(citable.map(({ document }) => [document.id, document]));
  const warnings = (await allEntries(database)).flatMap((entry) =>
    entry.citations
      .filter((citation) => {
        const document = byId.get(citation.document);
        return incoming.has(citation.document) && !(document && resolves(citation, document));
      })
      .map(
        (citation) => `"${entry.question}" cites text of "${citation.title}" that its new edition does not contain.`,
      ),
  );
  return { ...saved, warnings };
}

function kindOf({ path }: KnowledgeFile): "document" | "answers" {
  if (/\.(md|markdown|txt)$/i.test(path)) return "document";
  if (/\.ya?ml$/i.test(path)) return "answers";
  throw new AppError(
    "invalid_document",
    `${path} cannot be read yet. Bring documents as Markdown (.md) or plain text (.txt), curated answers as .yaml.`,
    { file: path },
  );
}
