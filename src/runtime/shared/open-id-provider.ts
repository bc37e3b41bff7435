/**
 * The IdentityProvider port over openid-client: authorization code with PKCE, state and nonce (OpenID Connect Core 1.0,
 * section 3.1; RFC 9700).
 *
 * Nothing but the issuer, and the two endpoints that its own configuration names, is ever asked: whatever a token points
 * at is not. The signature of the ID token is checked too, though it came to us by TLS.
 */
import * as client from "openid-client";
import { AppError } from "../../domain/errors.ts";
import type { RoleRules } from "../../domain/role-rules.ts";
import type { Claims, Departure, IdentityProvider } from "../../ports/identity-provider.ts";

export interface OpenIdSettings {
  readonly name: string;
  readonly issuer: URL;
  readonly clientId: string;
  /** Undefined for a public client, which PKCE alone protects. */
  readonly clientSecret: string | undefined;
  readonly scope: string;
  /** The claim that lists a person's groups. */
  readonly groupsClaim: string;
  /** The claim that says whether the address was verified. */
  readonly verifiedClaim: string;
  readonly roles: RoleRules | null;
}

/** Seconds to wait for the provider. */
const TIMEOUT = 10;
/** Seconds by which its clock may differ from ours. */
const TOLERANCE = 30;

export function createOpenIdProvider(settings: OpenIdSettings): IdentityProvider {
  const { name, roles } = settings;
  let known: Promise<client.Configuration> | undefined;

  /** Asked once; anew after it could not be had. */
  function configuration(): Promise<client.Configuration> {
    known ??= discover(settings).catch((error: unknown) => {
      known = undefined;
      throw unavailable(name, error);
    });
    return known;
  }

  return {
    name,
    roles,
    depart: async (callback) => {
      const config = await configuration();
      const departure: Departure = {
        state: client.randomState(),
        nonce: client.randomNonce(),
        verifier: client.randomPKCECodeVerifier(),
      };
      const url = client.buildAuthorizationUrl(config, {
        redirect_uri: callback,
        scope: settings.scope,
        state: departure.state,
        nonce: departure.nonce,
        code_challenge: await client.calculatePKCECodeChallenge(departure.verifier),
        code_challenge_method: "S256",
      });
      return { ...departure, url: url.href };
    },
    arrive: async (url, { state, nonce, verifier }) => {
      const config = await configuration();
      try {
        const tokens = await client.authorizationCodeGrant(config, new URL(url), {
          expectedState: state,
          expectedNonce: nonce,
          pkceCodeVerifier: verifier,
          idTokenExpected: true,
        });
        return claimsOf(tokens.claims() as client.IDToken, settings);
      } catch (error) {
        if (isOutOfReach(error)) throw unavailable(name, error);
        throw new AppError("wrong_sign_in", `Signing in at ${name} did not work: ${reasonOf(error)}. Begin again.`);
      }
    },
  };
}

async function discover({ issuer, clientId, clientSecret }: OpenIdSettings): Promise<client.Configuration> {
  const asked = new Set([issuer.origin]);
  const config = await client.discovery(
    issuer,
    clientId,
    { [client.clockTolerance]: TOLERANCE },
    clientSecret === undefined ? client.None() : client.ClientSecretPost(clientSecret),
    {
      timeout: TIMEOUT,
      execute: [
        client.enableNonRepudiationChecks,
        ...(issuer.protocol === "http:" ? [client.allowInsecureRequests] : []),
      ],
      [client.customFetch]: (address, options) => {
        const { origin } = new URL(address);
        if (!asked.has(origin)) throw new Error(`${origin} is not what the issuer's configuration names`);
        return fetch(address, options as RequestInit);
      },
    },
  );
  const { token_endpoint, jwks_uri } = config.serverMetadata();
  for (const endpoint of [token_endpoint, jwks_uri]) if (endpoint) asked.add(new URL(endpoint).origin);
  return config;
}

function claimsOf(token: client.IDToken, { groupsClaim, verifiedClaim }: OpenIdSettings): Claims {
  const { iss, sub, email, name } = token;
  const verified = token[verifiedClaim];
  return {
    issuer: iss,
    subject: sub,
    email: typeof email === "string" ? email : null,
    // Some providers write their booleans as text.
    emailVerified: verified === true || verified === "true",
    name: typeof name === "string" ? name : null,
    groups: textsOf(token[groupsClaim]),
  };
}

/** One text, or a list of which the texts count. */
export function textsOf(claim: unknown): string[] {
  return (Array.isArray(claim) ? claim : [claim]).filter((value) => typeof value === "string");
}

/** `fetch` fails with a TypeError, a timeout with a DOMException; what the provider sent is neither. */
function isOutOfReach(error: unknown): boolean {
  const { cause, code } = error as { cause?: unknown; code?: string };
  return (
    code === "OAUTH_TIMEOUT" || [error, cause].some((one) => one instanceof TypeError && /fetch/.test(one.message))
  );
}

/** What the library says, in its words; of a provider's own refusal its closed list's code only, never its prose. */
function reasonOf(error: unknown): string {
  if (error instanceof client.AuthorizationResponseError || error instanceof client.ResponseBodyError) {
    return `it answered ${error.error.replace(/[^\w.-]/g, "").slice(0, 60)}`;
  }
  return error instanceof Error ? error.message.replace(/\.$/, "") : "its answer cannot be read";
}

function unavailable(name: string, error: unknown): AppError {
  if (error instanceof AppError) return error;
  const { message, cause } = error as Error;
  const reason = cause instanceof Error ? `${message}: ${cause.message}` : message;
  return new AppError(
    "provider_unavailable",
    `${name} does not answer as an OpenID Connect provider does (${reason}). Try again later, or sign in by password.`,
  );
}
