/**
 * Goes through the whole record and finds what does not fit its seals: altered, taken out, or put in between.
 *
 * Somebody who may write the file can also write all seals anew from there on. Against that helps only a hash that was
 * kept elsewhere: note the one that this returns, and pass it back the next time. Nothing is sealed here, and an event that
 * should have a seal by now and has none is a fault: whoever takes all seals away is not believed for it.
 */
import type { Actor } from "../domain/actor.ts";
import { eventRows, highestEvent, lastSeal, sealsBetween } from "../store/seal-store.ts";
import { authorize } from "./authorize.ts";
import type { AppContext } from "./context.ts";
import { FIRST_HASH, hashOf } from "./seal-record.ts";

export interface RecordFault {
  readonly seq: number;
  readonly message: string;
}

export interface RecordFindings {
  readonly events: number;
  /** Events that were written a moment ago and have no seal yet. */
  readonly unsealed: number;
  /** The last seal; null for an empty record. */
  readonly head: string | null;
  readonly faults: readonly RecordFault[];
}

const AT_ONCE = 500;
/** Events are sealed with the end of their request; after this long, in milliseconds, each has ended. */
const SOON_SEALED = 10 * 60 * 1000;

/** @param expected a head that was noted earlier; a fault where no event has it any more. @throws AppError `forbidden` */
export async function verifyRecord(
  { database, clock }: AppContext,
  actor: Actor,
  expected: string | null = null,
): Promise<RecordFindings> {
  authorize(actor, "administer");
  const last = await lastSeal(database);
  const faults: RecordFault[] = [];
  const fault = (seq: number, message: string) => faults.push({ seq, message });
  let position = 0;
  let hash = FIRST_HASH;
  let events = 0;
  let unsealed = 0;
  const overdue: number[] = [];
  const now = clock.now().getTime();
  let met = expected === null;
  for (;;) {
    const rows = await eventRows(database, position, AT_ONCE);
    const end = rows.length < AT_ONCE ? Math.max(last?.seq ?? 0, rows.at(-1)?.seq ?? 0) : (rows.at(-1)?.seq as number);
    const seals = new Map((await sealsBetween(database, position + 1, end)).map((seal) => [seal.seq, seal.hash]));
    const byNumber = new Map(rows.map((row) => [row.seq, row]));
    for (const seq of [...new Set([...byNumber.keys(), ...seals.keys()])].sort((one, other) => one - other)) {
      const row = byNumber.get(seq);
      const seal = seals.get(seq);
      if (row) events++;
      if (!row) fault(seq, `Event ${seq} has been taken out.`);
      else if (seal !== undefined && seal !== (await hashOf(hash, row))) fault(seq, `Event ${seq} has been altered.`);
      else if (seal === undefined && seq < (last?.seq ?? 0))
        fault(seq, `Event ${seq} has been put in, or lost its seal.`);
      else if (seal === undefined) {
        unsealed++;
        if (!(Math.abs(now - Date.parse(row.at)) < SOON_SEALED)) overdue.push(seq);
      }
      hash = seal ?? hash;
      if (hash === expected) met = true;
    }
    position = end;
    if (rows.length < AT_ONCE) break;
  }
  if (overdue.length > 0) fault(overdue[0] as number, withoutSeal(overdue));
  const highest = await highestEvent(database);
  if (highest > position) fault(highest, `Events ${position + 1} to ${highest} have been taken out.`);
  if (!met) fault(position, "No event has the hash that was expected: the record has been written anew.");
  return { events, unsealed, head: last?.hash ?? null, faults };
}

function withoutSeal(events: readonly number[]): string {
  const [first, last] = [events[0], events.at(-1)];
  const which = first === last ? `Event ${first} has` : `Events ${first} to ${last} have`;
  return `${which} no seal, and nothing else vouches for what was written there. A server that was killed leaves such at the end.`;
}
