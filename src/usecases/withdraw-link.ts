/** One-time links that are out and still open: seen and withdrawn by admins, since whoever holds one comes in. */
import type { Actor } from "../domain/actor.ts";
import { AppError } from "../domain/errors.ts";
import type { OfferedLink } from "../domain/person.ts";
import { appendEvent } from "../store/event-store.ts";
import { deleteLink, listOpenLinks } from "../store/link-store.ts";
import { authorize } from "./authorize.ts";
import type { AppContext } from "./context.ts";

/** Invitations and new passwords, the newest first. @throws AppError `forbidden` */
export async function listLinks(context: AppContext, actor: Actor): Promise<OfferedLink[]> {
  authorize(actor, "administer");
  return listOpenLinks(context.database, context.clock.now().toISOString());
}

/** It opens nothing from now on. @throws AppError `forbidden`, `not_found` */
export async function withdrawLink(context: AppContext, actor: Actor, id: string): Promise<void> {
  const link = (await listLinks(context, actor)).find((one) => one.id === id);
  if (!link) throw new AppError("not_found", "There is no such link; it may have been used or have run out.");
  const at = context.clock.now().toISOString();
  await context.database.batch([deleteLink(id), appendEvent({ at, actor, action: "withdraw_link", before: link })]);
}
