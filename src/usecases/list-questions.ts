/** A page of a questionnaire's questions with their suggestions, in the order of the workbook. */
import type { Actor } from "../domain/actor.ts";
import type { StoredQuestion } from "../domain/stored-questionnaire.ts";
import type { Page } from "../store/page.ts";
import { type QuestionFilter, listQuestions as read } from "../store/question-store.ts";
import type { AppContext } from "./context.ts";
import { getQuestionnaire } from "./get-questionnaire.ts";

/** @throws AppError `not_found` */
export async function listQuestions(
  context: AppContext,
  actor: Actor,
  questionnaire: string,
  query: QuestionFilter & { cursor?: string | undefined; limit: number },
): Promise<Page<StoredQuestion>> {
  await getQuestionnaire(context, actor, questionnaire);
  return read(context.database, questionnaire, query);
}
