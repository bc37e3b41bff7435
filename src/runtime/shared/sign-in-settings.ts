/** Reads from the environment where people sign in besides here: `COUNTERSIGN_OIDC_...`, `COUNTERSIGN_ACCESS_...`. */
import { AppError } from "../../domain/errors.ts";
import { parseRoleRules, type RoleRules } from "../../domain/role-rules.ts";
import type { AppContext } from "../../usecases/context.ts";
import { createAccessGate } from "./access-gate.ts";
import { createOpenIdProvider } from "./open-id-provider.ts";

type Environment = Readonly<Record<string, unknown>>;

/** @throws AppError `invalid_input` naming the variable that does not fit */
export function signInFrom(env: Environment): Pick<AppContext, "provider" | "access"> {
  const text = (name: string) => {
    const value = env[`COUNTERSIGN_${name}`];
    return typeof value === "string" && value.trim() !== "" ? value.trim() : undefined;
  };
  const needed = (name: string, beside: string) => {
    const value = text(name);
    if (value) return value;
    throw new AppError("invalid_input", `COUNTERSIGN_${beside} needs COUNTERSIGN_${name} beside it.`);
  };
  const rules = (name: string): RoleRules | null => {
    const value = text(name);
    return value === undefined ? null : parseRoleRules(value);
  };
  const issuer = text("OIDC_ISSUER");
  const team = text("ACCESS_TEAM");
  return {
    provider:
      issuer === undefined
        ? undefined
        : createOpenIdProvider({
            name: text("OIDC_NAME") ?? "single sign-on",
            issuer: secureUrl("OIDC_ISSUER", issuer),
            clientId: needed("OIDC_CLIENT_ID", "OIDC_ISSUER"),
            clientSecret: text("OIDC_CLIENT_SECRET"),
            scope: text("OIDC_SCOPE") ?? "openid email profile",
            groupsClaim: text("OIDC_GROUPS_CLAIM") ?? "groups",
            verifiedClaim: text("OIDC_VERIFIED_CLAIM") ?? "email_verified",
            roles: rules("OIDC_ROLES"),
          }),
    access:
      team === undefined
        ? undefined
        : createAccessGate({
            team: secureUrl("ACCESS_TEAM", team),
            audience: needed("ACCESS_AUDIENCE", "ACCESS_TEAM"),
            groupsClaim: text("ACCESS_GROUPS_CLAIM") ?? "groups",
            roles: rules("ACCESS_ROLES"),
          }),
  };
}

/** By TLS, but for a provider on this very machine. */
function secureUrl(name: string, text: string): URL {
  const url = URL.canParse(text) ? new URL(text) : null;
  const isHere = url !== null && /^(localhost|127\.0\.0\.1|\[::1\])$/.test(url.hostname);
  if (url && (url.protocol === "https:" || (url.protocol === "http:" && isHere))) return url;
  throw new AppError("invalid_input", `COUNTERSIGN_${name} takes an address that begins with https://, not "${text}".`);
}
