/**
 * What people say of a document beside its text: who keeps it, who may see it, until when it holds, what replaced it, and
 * that it is out of force.
 *
 * A retired document is still read and cited as it was. Its own passages answer nothing more, and whatever rests on it alone
 * warns, until somebody brings it back.
 */
import type { Actor } from "../domain/actor.ts";
import { may } from "../domain/actor.ts";
import { utcDay } from "../domain/day.ts";
import { AppError } from "../domain/errors.ts";
import type { EventAction } from "../domain/event.ts";
import type { Resting } from "../domain/freshness.ts";
import { whoIsThere } from "../store/colleague-store.ts";
import { findCare, type StoredCare, saveCare } from "../store/freshness-store.ts";
import { authorize } from "./authorize.ts";
import type { AppContext } from "./context.ts";
import { loadLibrary } from "./load-library.ts";
import { restingOn } from "./resting-on.ts";

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
  { id, version, care }: { id: string; version: number; care: Omit<StoredCare, "version" | "retired"> },
): Promise<StoredCare> {
  const before = await documentCare(context, actor, id);
  if (care.access === before.access && care.owner === before.owner) authorizeDates(actor, before);
  else authorize(actor, "curate");
  if (care.supersededBy === id) throw new AppError("invalid_input", "A document cannot be replaced by itself.");
  if (
    care.owner !== null &&
    care.owner !== before.owner &&
    !(await whoIsThere(context.database, [care.owner])).has(care.owner)
  ) {
    throw new AppError("invalid_input", "The owner has no open account here. Choose somebody else.");
  }
  const after = { ...care, retired: before.retired, version };
  return save(context, actor, { id, before, after, action: "care_document" });
}

/** What hangs on a document, to be told before it is retired. @throws AppError `forbidden`, `not_found` */
export async function restingOnDocument(context: AppContext, actor: Actor, id: string): Promise<Resting> {
  await documentCare(context, actor, id);
  return (await restingOn(context.database))(id);
}

/**
 * Takes a document out of force, or brings it back; one that is as wanted already stays as it is.
 *
 * @param version of the document's care that the person saw
 * @param why in a person's words; nothing to say of one that comes back
 * @throws AppError as `careForDocument`
 */
export async function retireDocument(
  context: AppContext,
  actor: Actor,
  { id, version, retired, why }: { id: string; version: number; retired: boolean; why: string | null },
): Promise<StoredCare> {
  const before = await documentCare(context, actor, id);
  authorizeDates(actor, before);
  if (retired === (before.retired !== null)) return before;
  const now = { on: utcDay(context.clock.now()), why: why?.trim() || null };
  const after = { ...before, retired: retired ? now : null, version };
  return save(context, actor, { id, before, after, action: retired ? "retire_document" : "reinstate_document" });
}

/** Until when a document holds is its owner's to say, too. */
function authorizeDates(actor: Actor, { owner }: StoredCare): void {
  if (owner !== actor.id || !may(actor, "contribute")) authorize(actor, "curate");
}

async function save(
  context: AppContext,
  actor: Actor,
  given: { id: string; before: StoredCare; after: StoredCare; action: EventAction },
): Promise<StoredCare> {
  const { id, action } = given;
  const { version: now, ...before } = given.before;
  const { version, ...care } = given.after;
  if (now !== version) throw conflict(given.before);
  const at = context.clock.now().toISOString();
  const saved = await saveCare(
    context.database,
    { document: id, version, care },
    { at, actor, action, before: { document: id, ...before }, after: { document: id, ...care } },
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
