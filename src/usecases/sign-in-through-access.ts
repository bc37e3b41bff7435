/**
 * Who comes through Cloudflare Access: its assertion, sent along with every request, is checked every time and is the
 * secret of the session, so that whoever signs in there anew has a new session here.
 */
import type { Actor } from "../domain/actor.ts";
import { ConstraintError } from "../ports/database.ts";
import type { AccessGate } from "../ports/identity-provider.ts";
import type { AppContext } from "./context.ts";
import { personOfClaims } from "./person-of-claims.ts";
import { actorOfSession, beginSession, type Origin } from "./sessions.ts";

/** Undefined for a stranger. @throws AppError `forbidden` saying why somebody whom Access knows does not come in */
export async function actorThroughAccess(
  context: AppContext,
  gate: AccessGate,
  assertion: string,
  origin: Origin,
): Promise<{ actor: Actor; session: string } | undefined> {
  const claims = await gate.verify(assertion);
  if (!claims) return undefined;
  const begun = await actorOfSession(context, assertion);
  if (begun) return begun;
  const actor = await personOfClaims(context, gate, claims);
  try {
    await beginSession(context, actor, origin, "access", assertion);
  } catch (error) {
    // The page asks for several things at once: another of its requests was first.
    if (!(error instanceof ConstraintError)) throw error;
  }
  return actorOfSession(context, assertion);
}
