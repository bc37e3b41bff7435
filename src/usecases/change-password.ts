/** A person changes their own password: the old one is asked for, and every other session ends. */
import type { Actor } from "../domain/actor.ts";
import { checkPassword } from "../domain/password.ts";
import { appendEvent } from "../store/event-store.ts";
import { setPassword } from "../store/person-store.ts";
import { deleteSessionsOf } from "../store/session-store.ts";
import type { AppContext } from "./context.ts";
import { provePassword } from "./prove-password.ts";

/**
 * @param session the one that stays
 * @throws AppError `wrong_sign_in` where the old password is not that, `too_many_attempts`, `invalid_input`
 */
export async function changePassword(
  context: AppContext,
  actor: Actor,
  { before, after, session }: { before: string; after: string; session: string },
): Promise<void> {
  const { database, passwords } = context;
  const person = await provePassword(context, actor, before);
  checkPassword(after, [person.name, person.email]);
  await database.batch([
    setPassword(actor.id, await passwords.hash(after)),
    deleteSessionsOf(actor.id, session),
    appendEvent({ at: context.clock.now().toISOString(), actor, action: "change_password" }),
  ]);
}
