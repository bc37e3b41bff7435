/**
 * Keeping no longer than needed: finished or archived questionnaires to which nothing has happened for so many days go,
 * with everything that hangs on them. Off until an admin sets the days; what would go is shown to them before.
 */
import { type Actor, SYSTEM } from "../domain/actor.ts";
import { type Expired, expiredQuestionnaires } from "../store/retention-store.ts";
import { readSettings } from "../store/setting-store.ts";
import { authorize } from "./authorize.ts";
import type { AppContext } from "./context.ts";
import { removeQuestionnaire } from "./remove-questionnaire.ts";

const DAY = 24 * 60 * 60 * 1000;
/** Removed, or shown, at once; whatever is left goes the next time. */
const AT_ONCE = 200;

/** What would go now if that were the setting. @throws AppError `forbidden` */
export async function planRetention(context: AppContext, actor: Actor, days: number): Promise<Expired[]> {
  authorize(actor, "administer");
  return expired(context, days);
}

/** Removes what the setting says, in nobody's name but Countersign's; how many there were. */
export async function applyRetention(context: AppContext): Promise<number> {
  const { retentionDays } = await readSettings(context.database);
  if (retentionDays === null) return 0;
  const over = await expired(context, retentionDays);
  for (const { id, lastAt } of over) {
    await removeQuestionnaire(context, SYSTEM, id, { retentionDays, lastAt });
  }
  return over.length;
}

function expired({ database, clock }: AppContext, days: number): Promise<Expired[]> {
  return expiredQuestionnaires(database, new Date(clock.now().getTime() - days * DAY).toISOString(), AT_ONCE);
}
