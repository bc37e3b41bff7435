/**
 * Who lacks the second factor that everybody has to have, in SQL: the same for a session and for an API token, so that
 * neither is a way around it.
 */

/**
 * An SQL condition that is 1 where the way in was opened by password, everybody has to have a second factor, and its
 * person has none.
 *
 * @param way `sessions` or `tokens`, joined with `people`
 */
export function lacksSecondFactor(way: "sessions" | "tokens"): string {
  return `(${way}.via = 'password' AND EXISTS (SELECT 1 FROM settings WHERE name = 'requireSecondFactor' AND value = 'true')
    AND NOT EXISTS (SELECT 1 FROM second_factors AS f WHERE f.person = people.id AND f.confirmed_at IS NOT NULL))`;
}
