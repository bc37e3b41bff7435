/** A person changes their own password: the old one is asked for, and every other session ends. */
import type { Actor } from "../domain/actor.ts";
import { AppError } from "../domain/errors.ts";
import { checkPassword } from "../domain/password.ts";
import { appendEvent } from "../store/event-store.ts";
import { findPerson, passwordOf, setPassword } from "../store/person-store.ts";
import { deleteSessionsOf } from "../store/session-store.ts";
import type { AppContext } from "./context.ts";
import { allow } from "./sign-in.ts";

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
  const person = await findPerson(database, actor.id);
  const stored = await passwordOf(database, actor.id);
  if (!person || !stored) throw new AppError("not_found", "There is no such person.");
  await allow(context, [{ key: `password:${actor.id}`, free: 5 }]);
  if (!(await passwords.verify(before, stored))) {
    throw new AppError("wrong_sign_in", "The present password is another one. Check it, then try again.");
  }
  checkPassword(after, [person.name, person.email]);
  await database.batch([
    setPassword(actor.id, await passwords.hash(after)),
    deleteSessionsOf(actor.id, session),
    appendEvent({ at: context.clock.now().toISOString(), actor, action: "change_password" }),
  ]);
}
