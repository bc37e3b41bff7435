/** Changes what a questionnaire is called, whose it is, until when, and whether it is put away; on the record. */
import type { Actor } from "../domain/actor.ts";
import type { Day } from "../domain/day.ts";
import { AppError } from "../domain/errors.ts";
import type { StoredQuestionnaire } from "../domain/stored-questionnaire.ts";
import { updateQuestionnaire } from "../store/questionnaire-store.ts";
import { authorize } from "./authorize.ts";
import type { AppContext } from "./context.ts";
import { getQuestionnaire } from "./get-questionnaire.ts";

/** What is left out stays. */
export interface QuestionnaireEdit {
  readonly name?: string | undefined;
  /** Null for nobody's in particular. */
  readonly customer?: string | null | undefined;
  readonly due?: Day | null | undefined;
  readonly archived?: boolean | undefined;
}

/**
 * @param version of the questionnaire that the person saw
 * @throws AppError `forbidden`, `not_found`, `invalid_input`, `conflict` with `details.current`
 */
export async function editQuestionnaire(
  context: AppContext,
  actor: Actor,
  { id, version, edit }: { id: string; version: number; edit: QuestionnaireEdit },
): Promise<StoredQuestionnaire> {
  authorize(actor, "contribute");
  const current = await getQuestionnaire(context, actor, id);
  if (current.version !== version) throw changed(current);
  const at = context.clock.now().toISOString();
  const before = factsOf(current);
  const after = {
    name: edit.name === undefined ? before.name : named(edit.name),
    customer: edit.customer === undefined ? before.customer : edit.customer?.trim() || null,
    due: edit.due === undefined ? before.due : edit.due,
    archivedAt: edit.archived === undefined ? before.archivedAt : edit.archived ? (before.archivedAt ?? at) : null,
  };
  if (JSON.stringify(before) === JSON.stringify(after)) return current;
  const moved = (before.archivedAt === null) !== (after.archivedAt === null);
  const action = moved ? (after.archivedAt === null ? "unarchive" : "archive") : "edit_questionnaire";
  const event = { at, actor, action, questionnaire: id, before, after } as const;
  const saved = await updateQuestionnaire(context.database, { id, version, ...after }, event);
  const now = await getQuestionnaire(context, actor, id);
  if (!saved) throw changed(now);
  return now;
}

const factsOf = ({ name, customer, due, archivedAt }: StoredQuestionnaire) => ({ name, customer, due, archivedAt });

function named(name: string): string {
  const trimmed = name.trim();
  if (trimmed === "") throw new AppError("invalid_input", "A questionnaire needs a name.");
  return trimmed;
}

const changed = (current: StoredQuestionnaire) =>
  new AppError(
    "conflict",
    "Somebody has changed this in the meantime. Look at it as it now is, then change it again.",
    {
      current,
    },
  );
