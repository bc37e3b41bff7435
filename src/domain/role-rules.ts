/** Which role somebody has by what their provider of identities says of them: groups in, a role out. */
import { AppError } from "./errors.ts";
import { ROLES, type Role } from "./role.ts";

/** A value of the provider's, or `*` for everybody, and the role that it gives. */
export type RoleRules = readonly { readonly value: string; readonly role: Role }[];

/** Reads `security=reviewer, countersign admins=admin, *=reader`. @throws AppError `invalid_input` */
export function parseRoleRules(text: string): RoleRules {
  return text.split(",").map((rule) => {
    const at = rule.lastIndexOf("=");
    const value = rule.slice(0, at).trim();
    const role = ROLES.find((one) => one === rule.slice(at + 1).trim());
    if (at > 0 && value !== "" && role) return { value, role };
    throw new AppError(
      "invalid_input",
      `A rule for roles is written GROUP=ROLE, with a role of ${ROLES.join(", ")}; not "${rule.trim()}".`,
    );
  });
}

/** The highest role that any of the values gives; undefined where none does. */
export function roleByRules(rules: RoleRules, values: readonly string[]): Role | undefined {
  const given = rules.filter(({ value }) => value === "*" || values.includes(value)).map(({ role }) => role);
  return ROLES.findLast((role) => given.includes(role));
}
