/** Somebody else who knows who people are: an OpenID Connect provider, or Cloudflare Access before us. */
import type { RoleRules } from "../domain/role-rules.ts";

/** What is said of a person, after its signature, issuer, audience and time have been checked. */
export interface Claims {
  readonly issuer: string;
  /** The person's, at this issuer, for ever. */
  readonly subject: string;
  readonly email: string | null;
  readonly emailVerified: boolean;
  readonly name: string | null;
  /** Groups or roles, in the issuer's words. */
  readonly groups: readonly string[];
}

interface Knowing {
  /** What people call it: on the button, and in messages. */
  readonly name: string;
  /** Null where it says who somebody is but not what they may do: then only people who have an account come in. */
  readonly roles: RoleRules | null;
}

/** What the answer of a provider has to fit; kept while the browser is there. */
export interface Departure {
  readonly state: string;
  readonly nonce: string;
  /** Of PKCE (RFC 7636). */
  readonly verifier: string;
}

export interface IdentityProvider extends Knowing {
  /** Where to send the browser. @throws AppError `provider_unavailable` */
  depart(callback: string): Promise<Departure & { readonly url: string }>;
  /**
   * Who came back.
   *
   * @param url where the browser was sent to, with the provider's answer in it
   * @throws AppError `wrong_sign_in` where anything does not fit, `provider_unavailable`
   */
  arrive(url: string, departure: Departure): Promise<Claims>;
}

export interface AccessGate extends Knowing {
  /** Where signing out leads. */
  readonly signOutPath: string;
  /** Undefined for an assertion that is not this gate's, not for us, or has run out. */
  verify(assertion: string): Promise<Claims | undefined>;
}
