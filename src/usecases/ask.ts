/** One question, asked of the library directly. */
import type { Actor } from "../domain/actor.ts";
import type { Suggestion } from "../domain/suggestion.ts";
import { authorize } from "./authorize.ts";
import type { AppContext } from "./context.ts";
import { loadLibrary } from "./load-library.ts";
import { suggest } from "./suggest.ts";

/** @throws AppError `forbidden`; where the library is empty and the knowledge folder broken */
export async function ask(
  context: AppContext,
  actor: Actor,
  { question, options }: { question: string; options: readonly string[] },
): Promise<Suggestion> {
  authorize(actor, "read");
  return suggest(await loadLibrary(context), { text: question, options }, context.clock.now());
}
