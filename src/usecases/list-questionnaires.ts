/** A page of questionnaires with their progress, newest first. */
import type { Actor } from "../domain/actor.ts";
import type { StoredQuestionnaire } from "../domain/stored-questionnaire.ts";
import type { Page } from "../store/page.ts";
import { listQuestionnaires as read } from "../store/questionnaire-store.ts";
import { authorize } from "./authorize.ts";
import type { AppContext } from "./context.ts";

export async function listQuestionnaires(
  { database }: AppContext,
  actor: Actor,
  page: { cursor?: string | undefined; limit: number },
): Promise<Page<StoredQuestionnaire>> {
  authorize(actor, "read");
  return read(database, page);
}
