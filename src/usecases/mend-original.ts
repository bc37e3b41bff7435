/** A document's original that the storage lacks, as after a library came without it: whoever brings the very file mends that. */
import type { Actor } from "../domain/actor.ts";
import { appendEvent } from "../store/event-store.ts";
import type { AppContext } from "./context.ts";

/**
 * @param file known to be what the document, or an edition of it, was read from
 * @returns whether it was missing; it is there now in any case
 */
export async function mendOriginal(
  { database, blobs, clock }: AppContext,
  actor: Actor,
  { hash, bytes, document }: { hash: string; bytes: Uint8Array; document: string },
): Promise<boolean> {
  if (await blobs.get(hash)) return false;
  const at = clock.now().toISOString();
  const after = { original: { document, hash } };
  await database.batch([...(await blobs.put(hash, bytes)), appendEvent({ at, actor, action: "import", after })]);
  return true;
}
