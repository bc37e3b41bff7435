/**
 * The AccessGate port: assertions of Cloudflare Access, verified with jose against the team's published keys.
 *
 * Whoever reaches the server around Access can send any header; so the signature, the team and the application's tag are
 * checked with each request, and nothing is believed of the plain headers beside it.
 */
import { createRemoteJWKSet, errors, type JWTPayload, jwtVerify } from "jose";
import type { RoleRules } from "../../domain/role-rules.ts";
import type { AccessGate, Claims } from "../../ports/identity-provider.ts";
import { textsOf } from "./open-id-provider.ts";

export interface AccessSettings {
  /** `https://TEAM.cloudflareaccess.com` */
  readonly team: URL;
  /** The application's audience tag. */
  readonly audience: string;
  /** The claim that lists a person's groups. */
  readonly groupsClaim: string;
  readonly roles: RoleRules | null;
}

export function createAccessGate({ team, audience, groupsClaim, roles }: AccessSettings): AccessGate {
  const keys = createRemoteJWKSet(new URL("/cdn-cgi/access/certs", team));
  return {
    name: "Cloudflare Access",
    roles,
    signOutPath: "/cdn-cgi/access/logout",
    verify: async (assertion) => {
      try {
        const { payload } = await jwtVerify(assertion, keys, {
          issuer: team.origin,
          audience,
          algorithms: ["RS256"],
          requiredClaims: ["exp", "sub"],
        });
        return claimsOf(payload, groupsClaim);
      } catch (error) {
        // The keys out of reach is a fault that has to be seen; a token that does not fit is a stranger.
        if (error instanceof errors.JWKSTimeout || !(error instanceof errors.JOSEError)) throw error;
        return undefined;
      }
    },
  };
}

/** Undefined for a service's token, which means no person. */
function claimsOf(payload: JWTPayload, groupsClaim: string): Claims | undefined {
  const { iss, sub, email, name } = payload;
  if (!iss || !sub || typeof email !== "string") return undefined;
  // What the provider behind Access adds stands one level down.
  const custom = (payload.custom ?? {}) as Record<string, unknown>;
  return {
    issuer: iss,
    subject: sub,
    email,
    // Access lets nobody through whose address it has not had proven.
    emailVerified: true,
    name: textsOf(name)[0] ?? textsOf(custom.name)[0] ?? null,
    groups: textsOf(custom[groupsClaim] ?? payload[groupsClaim]),
  };
}
