/** Counts an attempt at a secret before it is judged, and makes whoever tries too often wait longer and longer. */
import { AppError } from "../domain/errors.ts";
import { type Allowance, countAttempt, deleteOldAttempts } from "../store/attempt-store.ts";
import type { AppContext } from "./context.ts";

/** Each in turn, up to the first that has to wait. @throws AppError `too_many_attempts` with `details.seconds` to wait */
export async function allow({ database, clock }: AppContext, allowances: readonly Allowance[]): Promise<void> {
  const now = clock.now();
  const seconds = await countAttempt(database, allowances, now);
  if (seconds === 0) return;
  await database.batch([deleteOldAttempts(now)]);
  throw new AppError(
    "too_many_attempts",
    `That did not work too often. Wait ${seconds} ${seconds === 1 ? "second" : "seconds"}, then try again.`,
    { seconds },
  );
}
