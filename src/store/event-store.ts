/**
 * The append-only record in SQL.
 *
 * An event is always written in the same batch as the change it tells of; `guard` lets the pair share one condition, so
 * that a decision that lost a race leaves no trace in the record either.
 */
import type { Actor } from "../domain/actor.ts";
import type { EventAction, RecordedEvent } from "../domain/event.ts";
import type { Database, SqlValue, Statement } from "../ports/database.ts";
import { fromJsonOrNull, jsonSlices, toJsonOrNull } from "./json.ts";
import { type Page, pageOf } from "./page.ts";

export interface NewEvent {
  readonly at: string;
  readonly actor: Pick<Actor, "id" | "name">;
  readonly action: EventAction;
  readonly questionnaire?: string | null;
  readonly question?: string | null;
  readonly before?: unknown;
  readonly after?: unknown;
}

let prepared = 0;

/** How many events this process has made ready to be written: whoever sees it grow has something to seal. */
export function eventsPrepared(): number {
  return prepared;
}

/** @param guard an SQL condition with its parameters; the event is written only where it holds */
export function appendEvent(event: NewEvent, guard?: { sql: string; params: readonly SqlValue[] }): Statement {
  prepared++;
  return {
    sql: `INSERT INTO events (at, actor, actor_id, action, questionnaire, question, before, after)
          SELECT ?, ?, ?, ?, ?, ?, ?, ?${guard ? ` WHERE ${guard.sql}` : ""}`,
    params: [
      event.at,
      event.actor.name,
      event.actor.id,
      event.action,
      event.questionnaire ?? null,
      event.question ?? null,
      toJsonOrNull(event.before),
      toJsonOrNull(event.after),
      ...(guard?.params ?? []),
    ],
  };
}

interface EventRow {
  seq: number;
  at: string;
  actor: string;
  actor_id: string | null;
  action: EventAction;
  questionnaire: string | null;
  question: string | null;
  before: string | null;
  after: string | null;
  /** Only where it is joined in. */
  hash?: string | null;
}

/** The events of one question, oldest first. */
export async function eventsOfQuestion(database: Database, question: string): Promise<RecordedEvent[]> {
  const rows = await database.all<EventRow>("SELECT * FROM events WHERE question = ? ORDER BY seq", question);
  return rows.map(toEvent);
}

/** The events of the named actions on each of the questions, oldest first, by question. */
export async function eventsOfQuestions(
  database: Database,
  questions: readonly string[],
  actions: readonly EventAction[],
): Promise<Map<string, RecordedEvent[]>> {
  const found = new Map<string, RecordedEvent[]>();
  for (const slice of jsonSlices(questions)) {
    const rows = await database.all<EventRow>(
      `SELECT * FROM events
       WHERE question IN (SELECT value FROM json_each(?)) AND action IN (SELECT value FROM json_each(?))
       ORDER BY seq`,
      slice,
      JSON.stringify(actions),
    );
    for (const row of rows) {
      const of = row.question ?? "";
      found.set(of, [...(found.get(of) ?? []), toEvent(row)]);
    }
  }
  return found;
}

function toEvent({ actor_id, before, after, hash, ...same }: EventRow): RecordedEvent {
  return {
    ...same,
    actorId: actor_id,
    before: fromJsonOrNull(before),
    after: fromJsonOrNull(after),
    hash: hash ?? null,
  };
}

export interface EventFilter {
  /** A person's id. */
  readonly actor?: string | undefined;
  readonly action?: string | undefined;
  readonly questionnaire?: string | undefined;
  /** ISO timestamps or days; from inclusive, until exclusive. */
  readonly from?: string | undefined;
  readonly until?: string | undefined;
}

/** Newest first, each with its seal. @param cursor the number of the last event of the page before */
export async function listEvents(
  database: Database,
  { cursor, limit, ...filter }: EventFilter & { cursor?: string | undefined; limit: number },
): Promise<Page<RecordedEvent>> {
  const conditions: [string, SqlValue | undefined][] = [
    ["events.seq < ?", cursor === undefined ? undefined : Number(cursor)],
    ["actor_id = ?", filter.actor],
    ["action = ?", filter.action],
    ["questionnaire = ?", filter.questionnaire],
    ["at >= ?", filter.from],
    ["at < ?", filter.until],
  ];
  const given = conditions.filter((condition): condition is [string, SqlValue] => condition[1] !== undefined);
  const where = given.length > 0 ? `WHERE ${given.map(([sql]) => sql).join(" AND ")}` : "";
  const rows = await database.all<EventRow>(
    `SELECT events.*, seals.hash FROM events LEFT JOIN seals ON seals.seq = events.seq
     ${where} ORDER BY events.seq DESC LIMIT ?`,
    ...given.map(([, value]) => value),
    limit + 1,
  );
  return pageOf(rows, limit, toEvent, (row) => String(row.seq));
}
