/** A page of questionnaires with their progress, newest first: all, or those at hand, done, put away, or one's own. */
import type { Actor } from "../domain/actor.ts";
import type { QuestionnaireStatus, StoredQuestionnaire } from "../domain/stored-questionnaire.ts";
import type { Page } from "../store/page.ts";
import { listQuestionnaires as read } from "../store/questionnaire-store.ts";
import { authorize } from "./authorize.ts";
import type { AppContext } from "./context.ts";

export async function listQuestionnaires(
  { database }: AppContext,
  actor: Actor,
  {
    mine = false,
    ...page
  }: {
    status?: QuestionnaireStatus | undefined;
    search?: string | undefined;
    /** Only what the actor uploaded, or where something is assigned to them or asked of them. */
    mine?: boolean | undefined;
    cursor?: string | undefined;
    limit: number;
  },
): Promise<Page<StoredQuestionnaire>> {
  authorize(actor, "read");
  return read(database, { ...page, person: mine ? actor.id : undefined });
}
