/** The library's source documents: all of them in short, or one with its text and passages. */
import type { Actor } from "../domain/actor.ts";
import { AppError } from "../domain/errors.ts";
import type { Passage, SourceDocument } from "../domain/source-document.ts";
import { allDocuments, findDocument, passagesOf } from "../store/library-store.ts";
import { authorize } from "./authorize.ts";
import type { AppContext } from "./context.ts";
import { loadLibrary } from "./load-library.ts";

export async function listDocuments(context: AppContext, actor: Actor): Promise<Omit<SourceDocument, "text">[]> {
  authorize(actor, "read");
  await loadLibrary(context);
  return (await allDocuments(context.database)).map(({ text: _, ...short }) => short);
}

/** @throws AppError `not_found` */
export async function getDocument(
  context: AppContext,
  actor: Actor,
  id: string,
): Promise<{ document: SourceDocument; passages: Passage[] }> {
  authorize(actor, "read");
  await loadLibrary(context);
  const document = await findDocument(context.database, id);
  if (!document) throw new AppError("not_found", `The library has no source document "${id}".`);
  return { document, passages: await passagesOf(context.database, id) };
}
