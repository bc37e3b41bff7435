/** The one gate of all use cases: passes where the actor may do this kind of thing. */
import { type Actor, may } from "../domain/actor.ts";
import { AppError } from "../domain/errors.ts";
import type { Permission } from "../domain/role.ts";

const DOING: Readonly<Record<Permission, string>> = {
  read: "read here",
  contribute: "upload, answer, comment or download",
  review: "approve or reject answers, or delete questionnaires",
  curate: "change the library",
  administer: "manage people and settings",
};

/** @throws AppError `forbidden` */
export function authorize(actor: Actor, permission: Permission): void {
  if (may(actor, permission)) return;
  if (actor.lacksSecondFactor) {
    throw new AppError("forbidden", "Everybody here needs a second factor. Set yours up under your account first.");
  }
  const who = actor.scopes ? "This API token's scopes do" : `The role ${actor.role} does`;
  throw new AppError("forbidden", `${who} not allow to ${DOING[permission]}. An admin can change that.`, {
    permission,
  });
}
