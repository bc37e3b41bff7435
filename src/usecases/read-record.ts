/** The whole record of the installation for those who administer it: filtered page by page, or every event in order. */
import type { Actor } from "../domain/actor.ts";
import type { RecordedEvent } from "../domain/event.ts";
import { appendEvent, type EventFilter, listEvents } from "../store/event-store.ts";
import { type SubjectNames, subjectNames } from "../store/event-subject-store.ts";
import type { Page } from "../store/page.ts";
import { authorize } from "./authorize.ts";
import type { AppContext } from "./context.ts";

/** Events as they were written, and beside them what they are about by its present names. */
export interface RecordPage extends Page<RecordedEvent> {
  readonly names: SubjectNames;
}

/** Newest first. @throws AppError `forbidden` */
export async function readRecord(
  { database }: AppContext,
  actor: Actor,
  query: EventFilter & { cursor?: string | undefined; limit: number },
): Promise<RecordPage> {
  authorize(actor, "administer");
  const page = await listEvents(database, query);
  return { ...page, names: await subjectNames(database, page.items) };
}

const AT_ONCE = 500;

/**
 * The record as JSON Lines, newest event first, in pieces of some hundred lines. That it was exported is an event, too, but
 * not in the file: it ends what was there when its first line was asked for.
 *
 * @throws AppError `forbidden`
 */
export function exportRecord(
  { database, clock }: AppContext,
  actor: Actor,
  filter: EventFilter,
): AsyncIterableIterator<string> {
  authorize(actor, "administer");
  return (async function* () {
    let cursor: string | undefined;
    do {
      const page: Page<RecordedEvent> = await listEvents(database, { ...filter, cursor, limit: AT_ONCE });
      if (cursor === undefined) {
        const at = clock.now().toISOString();
        const after = { ...filter, newest: page.items[0]?.seq ?? null };
        await database.batch([appendEvent({ at, actor, action: "export_record", after })]);
      }
      if (page.items.length > 0) yield `${page.items.map((event) => JSON.stringify(event)).join("\n")}\n`;
      cursor = page.next ?? undefined;
    } while (cursor !== undefined);
  })();
}
