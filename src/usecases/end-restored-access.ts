/**
 * After a backup is put back: what opens a door in it is ended, since it may have been ended, lost or stolen meanwhile, and
 * everybody signs in anew. What the database before it knew to be over stays over.
 *
 * Passwords and roles are the backup's: which of two is the right one only a person can say.
 */
import { COMMAND_LINE } from "../domain/actor.ts";
import { ConstraintError } from "../ports/database.ts";
import {
  countWaysIn,
  deleteUsedRecoveryCodes,
  deleteWaysIn,
  type EndedAccess,
  onlyIfAdminIsLeft,
  openAmong,
  shutAccounts,
} from "../store/access-store.ts";
import { appendEvent } from "../store/event-store.ts";
import type { AppContext } from "./context.ts";
import { sealRecord } from "./seal-record.ts";

/**
 * Names of the people whose accounts were shut again; none where no admin would be left then, whom somebody may have shut
 * out on purpose.
 *
 * @param ended of the database that the backup replaces; null where that could not be read
 */
export async function endRestoredAccess(
  { database, clock }: Pick<AppContext, "database" | "clock">,
  ended: EndedAccess | null,
): Promise<string[]> {
  const counts = await countWaysIn(database);
  const closing = ended ? await openAmong(database, Object.keys(ended.shut)) : [];
  const statements = (shut: readonly string[]) => [
    ...deleteWaysIn(),
    ...(ended ? [deleteUsedRecoveryCodes(ended)] : []),
    appendEvent({
      at: clock.now().toISOString(),
      actor: COMMAND_LINE,
      action: "restore",
      after: { ...counts, shut },
    }),
  ];
  let names = closing.map(({ name }) => name);
  const ids = closing.map(({ id }) => id);
  try {
    if (ended && ids.length > 0) {
      await database.batch([onlyIfAdminIsLeft(ids), shutAccounts(ended.shut), ...statements(ids)]);
    } else {
      await database.batch(statements([]));
    }
  } catch (error) {
    if (!(error instanceof ConstraintError)) throw error;
    names = [];
    await database.batch(statements([]));
  }
  await sealRecord({ database });
  return names;
}
