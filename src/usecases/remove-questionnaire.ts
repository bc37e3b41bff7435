/** Removes a questionnaire with its questions, suggestions, jobs and workbooks, the filled ones too; the record of decisions stays. */
import type { Actor } from "../domain/actor.ts";
import { appendEvent } from "../store/event-store.ts";
import { deleteQuestionnaire } from "../store/questionnaire-store.ts";
import { authorize } from "./authorize.ts";
import type { AppContext } from "./context.ts";
import { getQuestionnaire } from "./get-questionnaire.ts";

/** @param why what the record says besides who did it @throws AppError `not_found` */
export async function removeQuestionnaire(
  context: AppContext,
  actor: Actor,
  id: string,
  why: unknown = null,
): Promise<void> {
  authorize(actor, "review");
  const { fileName, blobHash } = await getQuestionnaire(context, actor, id);
  const at = context.clock.now().toISOString();
  await context.database.batch([
    ...deleteQuestionnaire(id),
    ...context.blobs.dropUnused(),
    appendEvent({ at, actor, action: "delete", questionnaire: id, before: { fileName, blobHash }, after: why }),
  ]);
}
