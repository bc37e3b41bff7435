/** What people say of a document beside its text: who keeps it, who may see it, until when it holds, what replaced it. */
import type { Actor } from "../domain/actor.ts";
import { may } from "../domain/actor.ts";
import { AppError } from "../domain/errors.ts";
import { whoIsThere } from "../store/colleague-store.ts";
import { findCare, type StoredCare, saveCare } from "../store/freshness-store.ts";
import { authorize } from "./authorize.ts";
import type { AppContext } from "./context.ts";
import { loadLibrary } from "./load-library.ts";

/** @throws AppError `not_found` */
export async function documentCare(context: AppContext, actor: Actor, id: string): Promise<StoredCare> {
  authorize(actor, "read");
  await loadLibrary(context);
  const care = await findCare(context.database, id);
  if (!care) throw new AppError("not_found", `The library has no source document "${id}".`);
  return care;
}

/**
 * Its owner may say until when it holds; who owns it and who may see it is the library's keepers' to say.
 *
 * @param version of the document's care that the person saw
 * @throws AppError `forbidden`, `conflict` with `details.current`, `not_found`, `invalid_input`
 */
export async function careForDocument(
  context: AppContext,
  actor: Actor,
  { id, version, care }: { id: string; version: number; care: Omit<StoredCare, "version"> },
): Promise<StoredCare> {
  const before = await documentCare(context, actor, id);
  const { version: now, ...stands } = before;
  const onlyDates = care.access === stands.access && care.owner === stands.owner;
  const asOwner = onlyDates && stands.owner === actor.id && may(actor, "contribute");
  if (!asOwner) authorize(actor, "curate");
  if (now !== version) throw conflict(before);
  if (care.supersededBy === id) throw new AppError("invalid_input", "A document cannot be replaced by itself.");
  if (
    care.owner !== null &&
    care.owner !== stands.owner &&
    !(await whoIsThere(context.database, [care.owner])).has(care.owner)
  ) {
    throw new AppError("invalid_input", "The owner has no open account here. Choose somebody else.");
  }
  const at = context.clock.now().toISOString();
  const saved = await saveCare(
    context.database,
    { document: id, version, care },
    { at, actor, action: "care_document", before: { document: id, ...stands }, after: { document: id, ...care } },
  );
  const current = await documentCare(context, actor, id);
  if (!saved) throw conflict(current);
  return current;
}

function conflict(current: StoredCare): AppError {
  return new AppError(
    "conflict",
    "Somebody has changed this document's facts in the meantime. Look at them as they now are.",
    {
      current,
    },
  );
}
