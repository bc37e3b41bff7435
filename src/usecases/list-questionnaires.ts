/** A page of questionnaires with their progress, newest first. */
import type { StoredQuestionnaire } from "../domain/stored-questionnaire.ts";
import type { Page } from "../store/page.ts";
import { listQuestionnaires as read } from "../store/questionnaire-store.ts";
import type { AppContext } from "./context.ts";

export function listQuestionnaires(
  { database }: AppContext,
  page: { cursor?: string | undefined; limit: number },
): Promise<Page<StoredQuestionnaire>> {
  return read(database, page);
}
