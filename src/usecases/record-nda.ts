/** Says of a questionnaire whether a non-disclosure agreement with its customer is in place; on the record. */
import type { Actor } from "../domain/actor.ts";
import type { StoredQuestionnaire } from "../domain/stored-questionnaire.ts";
import { appendEvent } from "../store/event-store.ts";
import { saveNda } from "../store/questionnaire-store.ts";
import { authorize } from "./authorize.ts";
import type { AppContext } from "./context.ts";
import { getQuestionnaire } from "./get-questionnaire.ts";

/** @throws AppError `forbidden`: a reviewer's word, since it lets confidential evidence out; `not_found` */
export async function recordNda(
  context: AppContext,
  actor: Actor,
  { id, nda }: { id: string; nda: boolean },
): Promise<StoredQuestionnaire> {
  authorize(actor, "review");
  const before = await getQuestionnaire(context, actor, id);
  if (before.nda === nda) return before;
  const at = context.clock.now().toISOString();
  await context.database.batch([
    saveNda(id, nda),
    appendEvent({ at, actor, action: "nda", questionnaire: id, before: { nda: before.nda }, after: { nda } }),
  ]);
  return getQuestionnaire(context, actor, id);
}
