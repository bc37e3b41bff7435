/**
 * Opening a one-time link: its holder chooses a password and is signed in; an account is made where it invites to one.
 *
 * What the link promises (role, address) was fixed when it was offered and cannot be changed by whoever opens it.
 */
import { AppError } from "../domain/errors.ts";
import { checkPassword } from "../domain/password.ts";
import { normaliseEmail, normaliseName, type OneTimeLink } from "../domain/person.ts";
import { ConstraintError, type Statement } from "../ports/database.ts";
import { appendEvent } from "../store/event-store.ts";
import { consumeLink, findLink, insertPersonByLink, type StoredLink, setPasswordByLink } from "../store/link-store.ts";
import { findPerson } from "../store/person-store.ts";
import { deleteSessionsOf } from "../store/session-store.ts";
import { deleteTokensOf } from "../store/token-store.ts";
import { allow } from "./allow-attempt.ts";
import type { AppContext } from "./context.ts";
import { passSecondFactor } from "./pass-second-factor.ts";
import { hashSecret } from "./secrets.ts";
import { beginSession, type Origin } from "./sessions.ts";

/** Links hold 256 random bits, which nobody guesses; this only keeps the hashing of passwords from being a burden. */
const FREE_FOR_ADDRESS = 60;

export interface Opening {
  readonly secret: string;
  readonly password: string;
  /** Needed where the link resets the password of somebody who has a second factor. */
  readonly code?: string | undefined;
  /** Needed where the link makes an account; where it names an address, that one holds. */
  readonly name?: string | undefined;
  readonly email?: string | undefined;
}

/** What the link is for. @throws AppError `not_found` where it does not open (any more) */
export async function lookAtLink(context: AppContext, secret: string): Promise<OneTimeLink> {
  const { kind, email, role, expiresAt } = await stored(context, await hashSecret(secret));
  return { kind, email, role, expiresAt };
}

/** The secret of a new session. @throws AppError `not_found`, `invalid_input` for the password, name or address, `second_factor_needed` */
export async function openLink(context: AppContext, opening: Opening, origin: Origin): Promise<string> {
  await allow(context, [{ key: `link:${origin.address ?? "unknown"}`, free: FREE_FOR_ADDRESS }]);
  const hash = await hashSecret(opening.secret);
  const link = await stored(context, hash);
  const actor =
    link.kind === "reset" ? await reset(context, hash, link, opening) : await join(context, hash, link, opening);
  return beginSession(context, actor, origin);
}

async function stored(context: AppContext, hash: string): Promise<StoredLink> {
  const link = await findLink(context.database, hash, context.clock.now().toISOString());
  if (!link) throw alreadyUsed();
  return link;
}

async function join(context: AppContext, hash: string, link: StoredLink, { password, ...given }: Opening) {
  const id = crypto.randomUUID();
  const at = context.clock.now().toISOString();
  const name = normaliseName(given.name ?? "");
  const email = link.email ?? normaliseEmail(given.email ?? "");
  const { role } = link;
  checkPassword(password, [name, email]);
  const actor = { id, name, role };
  const person = { ...actor, email, password: await context.passwords.hash(password), at };
  const made = { sql: "EXISTS (SELECT 1 FROM people WHERE id = ?)", params: [id] };
  try {
    await through(context, insertPersonByLink(hash, person), [
      appendEvent({ at, actor, action: "join", after: { email, role } }, made),
      consumeLink(hash, { email, person: null }),
    ]);
  } catch (error) {
    if (error instanceof ConstraintError)
      throw new AppError("conflict", `${email} has an account already. Sign in with it.`);
    throw error;
  }
  return actor;
}

async function reset(context: AppContext, hash: string, link: StoredLink, { password, code }: Opening) {
  const id = link.person ?? "";
  const person = await findPerson(context.database, id);
  if (!person || person.disabledAt !== null) throw alreadyUsed();
  checkPassword(password, [person.name, person.email]);
  const actor = { id, name: person.name, role: person.role };
  // Whoever reads somebody's mail, or a log, has the link but not their device.
  await passSecondFactor(context, actor, code);
  const at = context.clock.now().toISOString();
  const still = { sql: "EXISTS (SELECT 1 FROM links WHERE hash = ?)", params: [hash] };
  await through(context, setPasswordByLink(hash, await context.passwords.hash(password)), [
    appendEvent({ at, actor, action: "change_password" }, still),
    // Who asks for a new password may have lost the old one to somebody, who may have made a token with it.
    deleteSessionsOf(id),
    deleteTokensOf(id),
    consumeLink(hash, { email: null, person: id }),
  ]);
  return actor;
}

/** One batch of which the first statement tells by its rows whether the link was still there. */
async function through({ database }: AppContext, first: Statement, rest: readonly Statement[]): Promise<void> {
  const [rows] = await database.batch([first, ...rest]);
  if (rows?.length === 0) throw alreadyUsed();
}

function alreadyUsed(): AppError {
  return new AppError("not_found", "This link has been used or has run out. Ask an admin for a new one.");
}
