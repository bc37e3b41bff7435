/** The topics of the vocabulary, by name: what entries can be about. */
import type { Actor } from "../domain/actor.ts";
import type { Topic } from "../domain/vocabulary.ts";
import { authorize } from "./authorize.ts";
import type { AppContext } from "./context.ts";
import { loadLibrary } from "./load-library.ts";

export async function listTopics(context: AppContext, actor: Actor): Promise<Pick<Topic, "id" | "name" | "area">[]> {
  authorize(actor, "read");
  const { vocabulary } = await loadLibrary(context);
  return vocabulary.topics
    .map(({ id, name, area }) => ({ id, name, area }))
    .sort((one, other) => (one.name < other.name ? -1 : 1));
}
