/** Looks up one questionnaire, or says in a sentence that it is not there. */
import type { Actor } from "../domain/actor.ts";
import { AppError } from "../domain/errors.ts";
import type { StoredQuestionnaire } from "../domain/stored-questionnaire.ts";
import { findQuestionnaire } from "../store/questionnaire-store.ts";
import { authorize } from "./authorize.ts";
import type { AppContext } from "./context.ts";

/** @throws AppError `not_found` */
export async function getQuestionnaire(context: AppContext, actor: Actor, id: string): Promise<StoredQuestionnaire> {
  authorize(actor, "read");
  const questionnaire = await findQuestionnaire(context.database, id);
  if (!questionnaire) throw new AppError("not_found", "There is no such questionnaire; it may have been deleted.");
  return questionnaire;
}
