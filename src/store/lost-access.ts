/** What ends in the same batch in which somebody loses their account or their office, in SQL. */
import type { Statement } from "../ports/database.ts";

/**
 * After a person was changed: where their account is shut its sessions, its API tokens and links to a new password for it
 * end, and where they are no admin any more the links that they offered end.
 */
export function endLostAccess(person: string): Statement[] {
  const shut = "SELECT id FROM people WHERE id = ? AND disabled_at IS NOT NULL";
  return [
    { sql: `DELETE FROM sessions WHERE person IN (${shut})`, params: [person] },
    { sql: `DELETE FROM tokens WHERE person IN (${shut})`, params: [person] },
    { sql: `DELETE FROM links WHERE person IN (${shut})`, params: [person] },
    {
      sql: `DELETE FROM links WHERE offered_by IN
              (SELECT id FROM people WHERE id = ? AND (role <> 'admin' OR disabled_at IS NOT NULL))`,
      params: [person],
    },
  ];
}
