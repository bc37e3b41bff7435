/**
 * A person's second factor: set up with the password, confirmed with a first code, ended with a code or by an admin.
 *
 * Until it is confirmed nothing asks for it, so that a code which was never scanned locks nobody out.
 */
import type { Actor } from "../domain/actor.ts";
import { AppError } from "../domain/errors.ts";
import { appendEvent } from "../store/event-store.ts";
import { findPerson } from "../store/person-store.ts";
import {
  confirmSecondFactor as confirm,
  deleteSecondFactor,
  findSecondFactor,
  insertSecondFactor,
  replaceRecoveryCodes,
} from "../store/second-factor-store.ts";
import { readSettings } from "../store/setting-store.ts";
import { allow } from "./allow-attempt.ts";
import { authorize } from "./authorize.ts";
import type { AppContext } from "./context.ts";
import { codeUri, newCodeSecret } from "./one-time-code.ts";
import { hashRecoveryCode, passSecondFactor, takeCode } from "./pass-second-factor.ts";
import { provePassword } from "./prove-password.ts";
import { refuseToken } from "./tokens.ts";

const RECOVERY_CODES = 10;

export interface SecondFactor {
  /** Since when it is asked for; null where it is not. */
  readonly since: string | null;
  /** Recovery codes that are left. */
  readonly recoveryCodes: number;
  /** Whether everybody here has to have one. */
  readonly required: boolean;
}

export async function getSecondFactor({ database }: AppContext, actor: Actor): Promise<SecondFactor> {
  const factor = await findSecondFactor(database, actor.id);
  const { requireSecondFactor: required } = await readSettings(database);
  const since = factor?.confirmedAt ?? null;
  return { since, recoveryCodes: since === null ? 0 : (factor?.recoveryCodes ?? 0), required };
}

/** A new secret, shown now and not again. @throws AppError `wrong_sign_in`, `too_many_attempts`, `conflict` */
export async function beginSecondFactor(
  context: AppContext,
  actor: Actor,
  password: string,
): Promise<{ secret: string; uri: string }> {
  refuseToken(actor);
  const { email } = await provePassword(context, actor, password);
  const secret = newCodeSecret();
  const [kept] = await context.database.batch([
    insertSecondFactor(actor.id, secret, context.clock.now().toISOString()),
  ]);
  if (kept?.length === 0) {
    throw new AppError("conflict", "You have a second factor already. End it first, then set up another.");
  }
  return { secret, uri: codeUri(secret, email) };
}

/** The recovery codes, shown now and not again. @throws AppError `wrong_sign_in` for a wrong code, `not_found`, `conflict` */
export async function confirmSecondFactor(context: AppContext, actor: Actor, code: string): Promise<string[]> {
  refuseToken(actor);
  const factor = await findSecondFactor(context.database, actor.id);
  if (!factor) throw new AppError("not_found", "Begin to set up a second factor first.");
  if (factor.confirmedAt !== null) throw new AppError("conflict", "Your second factor is confirmed already.");
  await countCode(context, actor);
  if (!(await takeCode(context, actor.id, factor.secret, code))) {
    throw new AppError(
      "wrong_sign_in",
      "The code does not fit. Check that your device's clock is right, then try again.",
    );
  }
  const at = context.clock.now().toISOString();
  const codes = newRecoveryCodes();
  await context.database.batch([
    confirm(actor.id, at),
    ...replaceRecoveryCodes(actor.id, await Promise.all(codes.map(hashRecoveryCode))),
    appendEvent({ at, actor, action: "begin_second_factor" }),
  ]);
  return codes;
}

/** New ones in place of all before. @throws AppError `wrong_sign_in`, `not_found` */
export async function renewRecoveryCodes(context: AppContext, actor: Actor, code: string): Promise<string[]> {
  await proveCode(context, actor, code);
  const codes = newRecoveryCodes();
  await context.database.batch([
    ...replaceRecoveryCodes(actor.id, await Promise.all(codes.map(hashRecoveryCode))),
    appendEvent({ at: context.clock.now().toISOString(), actor, action: "renew_recovery_codes" }),
  ]);
  return codes;
}

/** @throws AppError `wrong_sign_in`, `not_found`, `forbidden` where everybody has to have one */
export async function endSecondFactor(context: AppContext, actor: Actor, code: string): Promise<void> {
  const { requireSecondFactor } = await readSettings(context.database);
  if (requireSecondFactor)
    throw new AppError("forbidden", "Everybody here needs a second factor; an admin can change that.");
  await proveCode(context, actor, code);
  await end(context, actor, actor.id);
}

/** For somebody who lost the device and the recovery codes. @throws AppError `forbidden`, `not_found` */
export async function switchOffSecondFactor(context: AppContext, actor: Actor, person: string): Promise<void> {
  authorize(actor, "administer");
  if (!(await findPerson(context.database, person))) throw new AppError("not_found", "There is no such person.");
  await end(context, actor, person);
}

async function end(context: AppContext, actor: Actor, person: string): Promise<void> {
  const at = context.clock.now().toISOString();
  const there = { sql: "EXISTS (SELECT 1 FROM second_factors WHERE person = ?)", params: [person] };
  await context.database.batch([
    appendEvent({ at, actor, action: "end_second_factor", before: { person } }, there),
    ...deleteSecondFactor(person),
  ]);
}

async function proveCode(context: AppContext, actor: Actor, code: string): Promise<void> {
  refuseToken(actor);
  await countCode(context, actor);
  if ((await passSecondFactor(context, actor, code)) === "none") {
    throw new AppError("not_found", "You have no second factor.");
  }
}

const countCode = (context: AppContext, actor: Actor) => allow(context, [{ key: `code:${actor.id}`, free: 5 }]);

/** Eighty random bits each, which nobody guesses from their hash either. */
function newRecoveryCodes(): string[] {
  return Array.from({ length: RECOVERY_CODES }, () => {
    const letters = newCodeSecret().slice(0, 16).toLowerCase();
    return (letters.match(/.{4}/g) ?? []).join("-");
  });
}
