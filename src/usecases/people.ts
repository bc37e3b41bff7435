/** Who has an account, with which role, and whether it is open. */
import type { Actor } from "../domain/actor.ts";
import { AppError } from "../domain/errors.ts";
import { normaliseName, type Person } from "../domain/person.ts";
import type { Role } from "../domain/role.ts";
import { appendEvent } from "../store/event-store.ts";
import { findPerson, listPeople as read, savePerson } from "../store/person-store.ts";
import { authorize } from "./authorize.ts";
import type { AppContext } from "./context.ts";

/** By name. @throws AppError `forbidden` */
export async function listPeople({ database }: AppContext, actor: Actor): Promise<Person[]> {
  authorize(actor, "administer");
  return read(database);
}

/**
 * A role holds from the next request on; shutting an account ends its sessions and API tokens, for good. Links to
 * new accounts and passwords end with the office of whoever offered them.
 *
 * @throws AppError `forbidden`, `not_found`, or `conflict` where somebody else changed the account meanwhile, which
 *   `details.current` shows, or nobody would be left to administer
 */
export async function changePerson(
  context: AppContext,
  actor: Actor,
  { id, ...change }: { id: string; name?: string | undefined; role?: Role | undefined; disabled?: boolean | undefined },
): Promise<Person> {
  authorize(actor, "administer");
  const before = await findPerson(context.database, id);
  if (!before) throw new AppError("not_found", "There is no such person.");
  const at = context.clock.now().toISOString();
  const disabledAt =
    change.disabled === undefined ? before.disabledAt : change.disabled ? (before.disabledAt ?? at) : null;
  const after = {
    ...before,
    name: change.name === undefined ? before.name : normaliseName(change.name),
    role: change.role ?? before.role,
    disabledAt,
  };
  const saved = await savePerson(context.database, before, after, [
    appendEvent({ at, actor, action: "change_person", before, after }),
  ]);
  if (saved) return saved;
  const current = await findPerson(context.database, id);
  if (isSame(before, current)) {
    throw new AppError("conflict", "This is the last admin. Make somebody else an admin first.");
  }
  throw new AppError(
    "conflict",
    "Somebody has changed this account in the meantime. Look at it as it now is, then change it again.",
    { current },
  );
}

const isSame = (one: Person, other: Person | undefined) =>
  one.name === other?.name && one.role === other.role && one.disabledAt === other.disabledAt;
