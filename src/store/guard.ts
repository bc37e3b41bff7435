/**
 * A condition on a whole batch: where it does not hold, nothing of the batch is written.
 *
 * Statements can each carry a condition, as decisions do; a batch of many statements that stand or fall together states
 * it once, as its first statement.
 */
import type { SqlValue, Statement } from "../ports/database.ts";

/**
 * The first statement of a batch that rests on a condition; the batch throws `ConstraintError` where it does not hold.
 *
 * @param sql an SQL condition, never NULL
 */
export function onlyIf(sql: string, ...params: SqlValue[]): Statement {
  return { sql: `INSERT INTO guards (holds) SELECT 0 WHERE NOT (${sql})`, params };
}
