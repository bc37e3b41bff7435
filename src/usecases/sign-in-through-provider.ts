/**
 * Signing in at an OpenID Connect provider: the browser leaves with a secret of ours in a cookie, and whoever comes back
 * has to bring it, so that an answer that was meant for another browser signs nobody in.
 */
import { AppError } from "../domain/errors.ts";
import type { IdentityProvider } from "../ports/identity-provider.ts";
import { deleteOldDepartures, insertDeparture, takeDeparture } from "../store/identity-store.ts";
import { allow } from "./allow-attempt.ts";
import type { AppContext } from "./context.ts";
import { personOfClaims } from "./person-of-claims.ts";
import { hashSecret, newSecret } from "./secrets.ts";
import { beginSession, type Origin } from "./sessions.ts";

/** How long somebody may take at the provider, in milliseconds. */
export const AWAY = 10 * 60 * 1000;
/** Departures from one address before the waiting begins; each is a row. */
const FREE_FOR_ADDRESS = 120;

/** Where to send the browser, and the secret that it has to bring back. @throws AppError `not_found`, `provider_unavailable` */
export async function departToProvider(
  context: AppContext,
  callback: string,
  origin: Origin,
): Promise<{ url: string; secret: string }> {
  const provider = providerOf(context);
  await allow(context, [{ key: `provider:${origin.address ?? "unknown"}`, free: FREE_FOR_ADDRESS }]);
  const { url, ...departure } = await provider.depart(callback);
  const now = context.clock.now();
  const secret = newSecret();
  await context.database.batch([
    deleteOldDepartures(now.toISOString()),
    insertDeparture(await hashSecret(secret), departure, new Date(now.getTime() + AWAY).toISOString()),
  ]);
  return { url, secret };
}

/** The secret of a new session. @throws AppError `not_found`, `wrong_sign_in`, `forbidden`, `provider_unavailable` */
export async function arriveFromProvider(
  context: AppContext,
  { url, secret }: { url: string; secret: string | undefined },
  origin: Origin,
): Promise<string> {
  const provider = providerOf(context);
  const now = context.clock.now().toISOString();
  const departure = secret && (await takeDeparture(context.database, await hashSecret(secret), now));
  if (!departure) {
    throw new AppError("wrong_sign_in", "This sign-in was not begun in this browser, or took too long. Begin again.");
  }
  const claims = await provider.arrive(url, departure);
  const actor = await personOfClaims(context, provider, claims);
  return beginSession(context, actor, origin, "provider");
}

function providerOf({ provider }: AppContext): IdentityProvider {
  if (provider) return provider;
  throw new AppError("not_found", "No provider of identities is set up here. Sign in by password.");
}
