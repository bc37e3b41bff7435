/**
 * What people may do: four roles, each with all that the one before it may, and the permissions they stand for.
 *
 * Use cases ask for a permission, never for a role, so that this table is the whole of the policy. An API token's
 * scopes are permissions too: they narrow what its person may, and never widen it.
 */
export const ROLES = ["reader", "contributor", "reviewer", "admin"] as const;
export type Role = (typeof ROLES)[number];

/**
 * - `read`: see questionnaires, questions, the library and the record of a question; ask the library
 * - `contribute`: upload, write drafts, assign, comment, ask experts, archive, download the filled workbook
 * - `review`: approve, reject, find not applicable, take a decision back; delete a questionnaire
 * - `curate`: import documents and keep answers in the library
 * - `administer`: people, settings and the whole record
 */
export const PERMISSIONS = ["read", "contribute", "review", "curate", "administer"] as const;
export type Permission = (typeof PERMISSIONS)[number];

const GRANTED: Readonly<Record<Role, readonly Permission[]>> = {
  reader: ["read"],
  contributor: ["read", "contribute"],
  reviewer: ["read", "contribute", "review", "curate"],
  admin: PERMISSIONS,
};

export function permissionsOf(role: Role): readonly Permission[] {
  return GRANTED[role];
}
