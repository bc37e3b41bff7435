/** One question, asked of the library directly. */
import type { Suggestion } from "../domain/suggestion.ts";
import type { AppContext } from "./context.ts";
import { loadLibrary } from "./load-library.ts";
import { suggest } from "./suggest.ts";

/** @throws AppError where the library is empty and the knowledge folder broken */
export async function ask(
  context: AppContext,
  { question, options }: { question: string; options: readonly string[] },
): Promise<Suggestion> {
  return suggest(await loadLibrary(context), { text: question, options }, context.clock.now());
}
