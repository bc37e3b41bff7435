/** People with an account, and the ways in that they hold: sessions, API tokens, one-time links. */
import { AppError } from "./errors.ts";
import type { Permission, Role } from "./role.ts";

export interface Person {
  readonly id: string;
  /** In lower case. */
  readonly email: string;
  readonly name: string;
  readonly role: Role;
  /** ISO timestamps in UTC. */
  readonly createdAt: string;
  /** Since when the account is shut; null while it is open. */
  readonly disabledAt: string | null;
  /** Whether a code is asked for after their password. */
  readonly secondFactor: boolean;
}

/** How a session was begun: with a password of ours, at an OpenID Connect provider, or before us at Cloudflare Access. */
export type SessionOrigin = "password" | "provider" | "access";

/** A browser in which somebody is signed in. */
export interface Session {
  readonly id: string;
  readonly createdAt: string;
  readonly lastSeenAt: string;
  /** Network address and browser at sign-in, so that a person recognises which one it is. */
  readonly address: string | null;
  readonly agent: string | null;
  readonly via: SessionOrigin;
}

export interface ApiToken {
  readonly id: string;
  readonly name: string;
  readonly scopes: readonly Permission[];
  readonly createdAt: string;
  readonly expiresAt: string;
  readonly lastUsedAt: string | null;
}

/**
 * - `first`: makes the first admin of an installation without people
 * - `invitation`: makes the account that an admin prepared
 * - `reset`: sets a new password for an account
 */
export type LinkKind = "first" | "invitation" | "reset";

export interface OneTimeLink {
  readonly kind: LinkKind;
  /** Null where whoever opens it says their own. */
  readonly email: string | null;
  readonly role: Role;
  readonly expiresAt: string;
}

/** A link that still opens, as admins see it: without its secret. */
export interface OfferedLink extends OneTimeLink {
  readonly id: string;
  /** A person's name, or that of a part of the machine; null for links from before it was written down. */
  readonly offeredBy: string | null;
  readonly createdAt: string;
}

/** An address in the form in which it is kept and compared. @throws AppError `invalid_input` where it is none */
export function normaliseEmail(email: string): string {
  const normal = email.trim().normalize("NFKC").toLowerCase();
  // Whether mail arrives there nobody can tell from its letters: this only catches slips.
  if (normal.length <= 254 && /^[^\s@<>"]+@[^\s@<>"]+$/.test(normal)) return normal;
  throw new AppError("invalid_input", "That is not an e-mail address. Write it as name@example.com.");
}

/** A name as the record shows it. @throws AppError `invalid_input` where it is empty, too long or has control characters */
export function normaliseName(name: string): string {
  const normal = name.trim().normalize("NFC");
  if (normal !== "" && normal.length <= 80 && !/\p{Cc}|\p{Cf}/u.test(normal)) return normal;
  throw new AppError("invalid_input", "A name has 1 to 80 characters and no control characters.");
}
