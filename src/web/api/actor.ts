/**
 * Who acts: the person whose session this browser holds. Kept beside React, so that what is shown before the server has
 * answered (a decision, an assignment) can name them.
 */
import { useSyncExternalStore } from "react";
import type { Permission, Role } from "./types.ts";

export interface Me {
  readonly id: string;
  readonly name: string;
  readonly role: Role;
  readonly permissions: readonly Permission[];
  /** Has to set up a second factor before anything else. */
  readonly lacksSecondFactor: boolean;
  /** Where signing out goes on, where somebody before the server keeps them signed in. */
  readonly signOutPath: string | null;
}

/** Undefined until the server has said; null for a stranger. */
let me: Me | null | undefined;
const listeners = new Set<() => void>();

export function setMe(next: Me | null): void {
  me = next;
  for (const listener of listeners) listener();
}

/** What the first answer "sign in first" does. */
export function sessionEnded(): void {
  if (me) setMe(null);
}

export function useMe(): Me | null | undefined {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => me,
  );
}

/** The name that goes on the record now. */
export function actor(): string {
  return me?.name ?? "";
}

/** The id that stands for this person. */
export function actorId(): string {
  return me?.id ?? "";
}

/** Whether to offer it; the server decides in any case. */
export function useMay(permission: Permission): boolean {
  return useMe()?.permissions.includes(permission) ?? false;
}
