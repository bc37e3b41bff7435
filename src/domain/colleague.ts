/** A person as those who work with them see them: nothing of how they sign in. */
import type { Role } from "./role.ts";

export interface Colleague {
  readonly id: string;
  readonly name: string;
  readonly role: Role;
}
