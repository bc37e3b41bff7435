/**
 * Signing in by e-mail address and password, and a code where the person has a second factor.
 *
 * Whoever guesses learns nothing: an unknown address, a wrong password and a shut account give the same answer after the
 * same work, and both the account and the address that the attempts come from have to wait longer and longer.
 */
import type { Actor } from "../domain/actor.ts";
import { AppError } from "../domain/errors.ts";
import type { PasswordHasher } from "../ports/password-hasher.ts";
import { forgiveAttempt } from "../store/attempt-store.ts";
import { appendEvent } from "../store/event-store.ts";
import { findByEmail } from "../store/person-store.ts";
import { allow } from "./allow-attempt.ts";
import type { AppContext } from "./context.ts";
import { passSecondFactor } from "./pass-second-factor.ts";
import { hashSecret } from "./secrets.ts";
import { beginSession, type Origin } from "./sessions.ts";

/** Attempts that are free before the waiting begins; several people may share an address. */
const FREE_FOR_ACCOUNT = 5;
const FREE_FOR_ADDRESS = 30;

/**
 * The secret of a new session.
 *
 * @throws AppError `wrong_sign_in`, `second_factor_needed` where the password fits and a code is missing, or
 *   `too_many_attempts` with `details.seconds` to wait
 */
export async function signIn(
  context: AppContext,
  { email, password, code }: { email: string; password: string; code?: string | undefined },
  origin: Origin,
): Promise<{ secret: string; actor: Actor }> {
  const { database, passwords } = context;
  const known = email.trim().normalize("NFKC").toLowerCase();
  const account = { key: `account:${await hashSecret(known)}`, free: FREE_FOR_ACCOUNT };
  const address = { key: `address:${origin.address ?? "unknown"}`, free: FREE_FOR_ADDRESS };
  // The address first: one that has to wait looks at no password, so it must not make the account wait either.
  await allow(context, [address, account]);
  const found = await findByEmail(database, known);
  const fits = await passwords.verify(password, found?.password ?? (await nobodysPassword(passwords)));
  const record = async (action: "sign_in_refused" | "code_asked") => {
    const at = context.clock.now().toISOString();
    // The address that was typed is not written down: people type passwords there by mistake.
    const after = { person: found?.person.id ?? null, address: origin.address };
    await database.batch([appendEvent({ at, actor: NOBODY, action, after })]);
  };
  if (!found || !fits || found.person.disabledAt !== null) {
    await record("sign_in_refused");
    throw new AppError("wrong_sign_in", "E-mail address and password do not fit together. Check both, then try again.");
  }
  const { id, name, role } = found.person;
  const actor = { id, name, role };
  try {
    await passSecondFactor(context, actor, code);
  } catch (error) {
    // Who has the password and not the device is the first thing that one wants to know of a stolen password.
    await record(isAskedForCode(error) ? "code_asked" : "sign_in_refused");
    throw error;
  }
  await database.batch(forgiveAttempt(account.key, address.key));
  return { actor, secret: await beginSession(context, actor, origin) };
}

const isAskedForCode = (error: unknown) => error instanceof AppError && error.code === "second_factor_needed";

const NOBODY = { id: "nobody", name: "nobody" };

const nobodys = new WeakMap<PasswordHasher, Promise<string>>();

/** A password that nobody has, made once, so that looking at an unknown address takes as long as at a known one. */
function nobodysPassword(passwords: PasswordHasher): Promise<string> {
  const made = nobodys.get(passwords) ?? passwords.hash(crypto.randomUUID());
  nobodys.set(passwords, made);
  return made;
}
