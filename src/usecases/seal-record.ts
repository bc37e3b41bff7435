/**
 * Chains the record by hash: each event gets a seal, the SHA-256 of the seal before it and of the event.
 *
 * SQL has no SHA-256, so the seal cannot be part of the write that adds the event; it follows with the end of the same
 * request, and what a crash leaves without one is sealed at the next start. Since events are only ever appended, anybody
 * who seals them makes the same seals.
 */
import { sha256 } from "../library/index.ts";
import type { Database } from "../ports/database.ts";
import { eventRows, insertSeals, lastSeal, type Seal, type SealedRow } from "../store/seal-store.ts";
import type { AppContext } from "./context.ts";

export { eventsPrepared } from "../store/event-store.ts";

/** What the first event is chained to. */
export const FIRST_HASH = "0".repeat(64);

const AT_ONCE = 500;

const sealing = new WeakMap<Database, Promise<void>>();

/** Resolves when every event that was there when it was called has its seal. */
export function sealRecord({ database }: Pick<AppContext, "database">): Promise<void> {
  const before = sealing.get(database) ?? Promise.resolve();
  const mine = before.catch(() => undefined).then(() => sealAll(database));
  sealing.set(database, mine);
  return mine;
}

async function sealAll(database: Database): Promise<void> {
  let last = (await lastSeal(database)) ?? { seq: 0, hash: FIRST_HASH };
  for (;;) {
    const rows = await eventRows(database, last.seq, AT_ONCE);
    const seals: Seal[] = [];
    for (const row of rows) {
      last = { seq: row.seq, hash: await hashOf(last.hash, row) };
      seals.push(last);
    }
    if (seals.length > 0) await database.batch([insertSeals(seals)]);
    if (rows.length < AT_ONCE) return;
  }
}

/** Hex SHA-256 over a JSON array of the hash before and the event's columns as they are stored. */
export function hashOf(before: string, row: SealedRow): Promise<string> {
  const { seq, at, actor, actor_id, action, questionnaire, question } = row;
  return sha256(
    JSON.stringify([before, seq, at, actor, actor_id, action, questionnaire, question, row.before, row.after]),
  );
}
