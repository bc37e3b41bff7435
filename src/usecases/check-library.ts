/** Looks through the whole library for what is no longer true, or cannot be true together. */
import type { Actor } from "../domain/actor.ts";
import { checkLibrary as check, type Finding } from "../library/index.ts";
import { allEntries } from "../store/library-store.ts";
import { authorize } from "./authorize.ts";
import type { AppContext } from "./context.ts";
import { loadLibrary } from "./load-library.ts";

export async function checkLibrary(context: AppContext, actor: Actor): Promise<Finding[]> {
  authorize(actor, "read");
  const { documents, vocabulary } = await loadLibrary(context);
  return check(await allEntries(context.database), documents, vocabulary, context.clock.now());
}
