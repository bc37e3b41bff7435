/**
 * The append-only record in SQL.
 *
 * An event is always written in the same batch as the change it tells of; `guard` lets the pair share one condition, so
 * that a decision that lost a race leaves no trace in the record either.
 */
import type { Actor } from "../domain/actor.ts";
import type { EventAction, RecordedEvent } from "../domain/event.ts";
import type { Database, SqlValue, Statement } from "../ports/database.ts";
import { fromJsonOrNull, toJsonOrNull } from "./json.ts";

export interface NewEvent {
  readonly at: string;
  readonly actor: Pick<Actor, "id" | "name">;
  readonly action: EventAction;
  readonly questionnaire?: string | null;
  readonly question?: string | null;
  readonly before?: unknown;
  readonly after?: unknown;
}

/** @param guard an SQL condition with its parameters; the event is written only where it holds */
export function appendEvent(event: NewEvent, guard?: { sql: string; params: readonly SqlValue[] }): Statement {
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
}

/** The events of one question, oldest first. */
export async function eventsOfQuestion(database: Database, question: string): Promise<RecordedEvent[]> {
  const rows = await database.all<EventRow>("SELECT * FROM events WHERE question = ? ORDER BY seq", question);
  return rows.map(toEvent);
}

function toEvent({ actor_id, before, after, ...same }: EventRow): RecordedEvent {
  return { ...same, actorId: actor_id, before: fromJsonOrNull(before), after: fromJsonOrNull(after) };
}
