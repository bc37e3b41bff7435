/** Looks through the whole library for what is no longer true, or cannot be true together. */
import { checkLibrary as check, type Finding } from "../library/index.ts";
import { allEntries } from "../store/library-store.ts";
import type { AppContext } from "./context.ts";
import { loadLibrary } from "./load-library.ts";

export async function checkLibrary(context: AppContext): Promise<Finding[]> {
  const { documents, vocabulary } = await loadLibrary(context);
  return check(await allEntries(context.database), documents, vocabulary, context.clock.now());
}
