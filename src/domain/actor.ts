/** On whose behalf something is done: a person, through the browser or an API token, or the machine itself. */
import { type Permission, permissionsOf, type Role } from "./role.ts";

export interface Actor {
  /** A person's id, or the name of a part of the machine. */
  readonly id: string;
  /** What the record shows. */
  readonly name: string;
  readonly role: Role;
  /** What an API token is limited to; without them the role alone decides. */
  readonly scopes?: readonly Permission[];
  /** Has to set up a second factor before they may do anything else. */
  readonly lacksSecondFactor?: boolean;
}

/** Countersign itself: what happens without anybody having asked for it. */
export const SYSTEM: Actor = { id: "system", name: "system", role: "admin" };

/** Whoever can run the program on the data folder can read and change the file anyway, and needs no account. */
export const COMMAND_LINE: Actor = { id: "command line", name: "command line", role: "admin" };

export function may(actor: Actor, permission: Permission): boolean {
  if (actor.lacksSecondFactor) return false;
  return permissionsOf(actor.role).includes(permission) && (actor.scopes?.includes(permission) ?? true);
}
