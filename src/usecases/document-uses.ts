/** Where a document is used, place by place, for the whole of it at once. */
import type { Actor } from "../domain/actor.ts";
import type { DocumentUse } from "../domain/document-use.ts";
import { AppError } from "../domain/errors.ts";
import { entriesOnPlaces, questionnairesOnPlaces } from "../store/document-use-store.ts";
import { findDocument } from "../store/library-store.ts";
import { authorize } from "./authorize.ts";
import type { AppContext } from "./context.ts";
import { loadLibrary } from "./load-library.ts";

/**
 * By place; a place that nothing cites is left out.
 *
 * @param edition content hash of the wanted edition; the present one where it is left out
 * @throws AppError `not_found`
 */
export async function documentUses(
  context: AppContext,
  actor: Actor,
  id: string,
  edition?: string | undefined,
): Promise<DocumentUse[]> {
  authorize(actor, "read");
  await loadLibrary(context);
  const { database } = context;
  const document = await findDocument(database, id);
  if (!document) throw new AppError("not_found", `The library has no source document "${id}".`);
  const place = { document: id, hash: edition ?? document.contentHash };
  const [entries, questionnaires] = await Promise.all([
    entriesOnPlaces(database, place),
    questionnairesOnPlaces(database, place),
  ]);
  const keyOf = ({ start, end }: { start: number; end: number }) => `${start}-${end}`;
  const [entriesAt, questionnairesAt] = [Map.groupBy(entries, keyOf), Map.groupBy(questionnaires, keyOf)];
  const places = new Map(
    [...entries, ...questionnaires].map(({ start, end }) => [keyOf({ start, end }), { start, end }]),
  );
  return [...places]
    .sort(([, one], [, other]) => one.start - other.start || one.end - other.end)
    .map(([key, at]) => ({
      ...at,
      entries: (entriesAt.get(key) ?? []).map(({ id: entry, question }) => ({ id: entry, question })),
      questionnaires: (questionnairesAt.get(key) ?? []).map(({ start: _, end: __, ...one }) => one),
    }));
}
