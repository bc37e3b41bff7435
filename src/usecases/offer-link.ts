/** One-time links: offered to the first admin at start, to people invited, and to those who lost their password. */
import type { Actor } from "../domain/actor.ts";
import { SYSTEM } from "../domain/actor.ts";
import { AppError } from "../domain/errors.ts";
import { normaliseEmail } from "../domain/person.ts";
import type { Role } from "../domain/role.ts";
import { appendEvent } from "../store/event-store.ts";
import { deleteOldLinks, insertLink, type StoredLink } from "../store/link-store.ts";
import { findByEmail, findPerson, isAnybodyThere } from "../store/person-store.ts";
import { authorize } from "./authorize.ts";
import type { AppContext } from "./context.ts";
import { hashSecret, newSecret } from "./secrets.ts";

const HOUR = 60 * 60 * 1000;
/** How long links open, in milliseconds: what is printed to a log should not for long. */
const LIFE = { first: 24 * HOUR, invitation: 7 * 24 * HOUR, reset: 24 * HOUR } as const;

export interface Offer {
  /** Shown once; whoever has it can use it. */
  readonly secret: string;
  /** ISO timestamp. */
  readonly expiresAt: string;
}

/** Where in the page a link leads. The secret is in the fragment, which no browser sends to a server or writes to a log. */
export function linkPath({ secret }: Offer): string {
  return `/welcome#${secret}`;
}

/** A link that makes the first admin, where there is nobody yet; links offered before keep working until one is used. */
export async function offerFirstAdmin(context: AppContext): Promise<Offer | null> {
  if (await isAnybodyThere(context.database)) return null;
  return offer(context, SYSTEM, { kind: "first", email: null, role: "admin", person: null });
}

/** @throws AppError `forbidden`, `invalid_input`, or `conflict` where the address has an account already */
export async function invite(
  context: AppContext,
  actor: Actor,
  { email, role }: { email: string; role: Role },
): Promise<Offer> {
  authorize(actor, "administer");
  const normal = normaliseEmail(email);
  if (await findByEmail(context.database, normal)) {
    throw new AppError("conflict", `${normal} has an account already. Offer a new password instead.`);
  }
  return offer(context, actor, { kind: "invitation", email: normal, role, person: null });
}

/** A link that sets a new password. The old one holds until it is used. @throws AppError `forbidden`, `not_found` */
export async function offerReset(context: AppContext, actor: Actor, id: string): Promise<Offer> {
  authorize(actor, "administer");
  const person = await findPerson(context.database, id);
  if (!person) throw new AppError("not_found", "There is no such person.");
  return offer(context, actor, { kind: "reset", email: person.email, role: person.role, person: id });
}

async function offer(context: AppContext, actor: Actor, link: Omit<StoredLink, "expiresAt">): Promise<Offer> {
  const now = context.clock.now();
  const at = now.toISOString();
  const expiresAt = new Date(now.getTime() + LIFE[link.kind]).toISOString();
  const secret = newSecret();
  const hash = await hashSecret(secret);
  const { kind, email, role, person } = link;
  await context.database.batch([
    deleteOldLinks(at),
    insertLink({ ...link, id: crypto.randomUUID(), hash, at, expiresAt, offeredBy: actor.id }),
    ...(kind === "first"
      ? []
      : [
          appendEvent({
            at,
            actor,
            action: kind === "reset" ? "offer_reset" : "invite",
            after: { email, role, person },
          }),
        ]),
  ]);
  return { secret, expiresAt };
}
