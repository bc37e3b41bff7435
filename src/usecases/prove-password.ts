/** Whoever is signed in shows once more that they are themselves, before they change how they sign in. */
import type { Actor } from "../domain/actor.ts";
import { AppError } from "../domain/errors.ts";
import type { Person } from "../domain/person.ts";
import { forgetAttempts } from "../store/attempt-store.ts";
import { findPerson, passwordOf } from "../store/person-store.ts";
import { allow } from "./allow-attempt.ts";
import type { AppContext } from "./context.ts";

/** The actor as a person. @throws AppError `wrong_sign_in` where it is not their password, `too_many_attempts` */
export async function provePassword(context: AppContext, actor: Actor, password: string): Promise<Person> {
  const { database, passwords } = context;
  const person = await findPerson(database, actor.id);
  const stored = await passwordOf(database, actor.id);
  if (!person || !stored) throw new AppError("not_found", "There is no such person.");
  const key = `password:${actor.id}`;
  await allow(context, [{ key, free: 5 }]);
  if (!(await passwords.verify(password, stored))) {
    throw new AppError("wrong_sign_in", "The present password is another one. Check it, then try again.");
  }
  await database.batch([forgetAttempts(key)]);
  return person;
}
