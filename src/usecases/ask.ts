/** One question, asked of the library directly. */
import { whyWithheld, withWarning } from "../domain/access.ts";
import type { Actor } from "../domain/actor.ts";
import type { Suggestion } from "../domain/suggestion.ts";
import { authorize } from "./authorize.ts";
import type { AppContext } from "./context.ts";
import { loadLibrary } from "./load-library.ts";
import { refusedBefore } from "./refused-before.ts";
import { suggest } from "./suggest.ts";

/** @throws AppError `forbidden`; where the library is empty and the knowledge folder broken */
export async function ask(
  context: AppContext,
  actor: Actor,
  { question, options }: { question: string; options: readonly string[] },
): Promise<Suggestion> {
  authorize(actor, "read");
  const library = await loadLibrary(context);
  const refused = await refusedBefore(context.database, library.matcher);
  const suggestion = suggest(library, { text: question, options }, context.clock.now(), refused);
  // Asked for no customer in particular, so what would need an NDA is named.
  return withWarning(suggestion, whyWithheld(suggestion, library.access, false));
}
