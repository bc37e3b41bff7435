/**
 * The second step at the door: a code of the person's app, or one of their recovery codes, and neither of them twice.
 *
 * Whoever calls this has counted the attempt already, together with the password's, so that codes cannot be tried out.
 */
import type { Actor } from "../domain/actor.ts";
import { AppError } from "../domain/errors.ts";
import { appendEvent } from "../store/event-store.ts";
import { findSecondFactor, takeRecoveryCode, takeStep } from "../store/second-factor-store.ts";
import type { AppContext } from "./context.ts";
import { stepOfCode } from "./one-time-code.ts";
import { hashSecret } from "./secrets.ts";

/** What was shown besides the password. */
export type Passed = "none" | "code" | "recovery_code";

/**
 * Passes where the person has no second factor, or the code is right and was never used.
 *
 * @throws AppError `second_factor_needed` where there is one and no code came, `wrong_sign_in` for a wrong or used code
 */
export async function passSecondFactor(context: AppContext, actor: Actor, code: string | undefined): Promise<Passed> {
  const factor = await findSecondFactor(context.database, actor.id);
  if (!factor || factor.confirmedAt === null) return "none";
  if (!code?.trim()) {
    throw new AppError(
      "second_factor_needed",
      "Type the code that your authenticator app shows now, or one of your recovery codes.",
    );
  }
  if (await takeCode(context, actor.id, factor.secret, code)) return "code";
  if (await takeRecovery(context, actor, code)) return "recovery_code";
  throw new AppError(
    "wrong_sign_in",
    "The code does not fit, or was used before. Wait for the next one that your app shows.",
  );
}

/** Whether it is a code of this secret near the present moment that was not taken before; it is taken now. */
export async function takeCode(context: AppContext, person: string, secret: string, code: string): Promise<boolean> {
  const step = stepOfCode(secret, code.replace(/\s/g, ""), context.clock.now());
  if (step === undefined) return false;
  const [taken] = await context.database.batch([takeStep(person, step, secret)]);
  return taken?.length === 1;
}

async function takeRecovery(context: AppContext, actor: Actor, code: string): Promise<boolean> {
  const [taken] = await context.database.batch([takeRecoveryCode(actor.id, await hashRecoveryCode(code))]);
  if (taken?.length !== 1) return false;
  const at = context.clock.now().toISOString();
  await context.database.batch([appendEvent({ at, actor, action: "use_recovery_code" })]);
  return true;
}

/** However it was typed: with or without the strokes, in either letter case. */
export function hashRecoveryCode(code: string): Promise<string> {
  return hashSecret(code.replace(/[^a-z2-7]/gi, "").toUpperCase());
}
