/** What has happened to a questionnaire since somebody last looked, read from the record in its own order. */
import type { EventAction } from "../domain/event.ts";
import type { SqlValue, Statement } from "../ports/database.ts";

export interface Happened {
  readonly seq: number;
  readonly action: EventAction;
  /** Null for what is about the questionnaire as a whole. */
  readonly question: string | null;
}

/** @param since number of the last event that is known, or an ISO time from which on nothing is */
export function happenedSince(questionnaire: string, since: number | string, limit: number): Statement {
  const after = typeof since === "number" ? "seq > ?" : "at >= ?";
  return {
    sql: `SELECT seq, action, question FROM events WHERE questionnaire = ? AND ${after} ORDER BY seq LIMIT ?`,
    params: [questionnaire, since, limit],
  };
}

/** The number of the questionnaire's newest event, as `seq`; null where it has none. */
export function newestOf(questionnaire: string): Statement {
  return { sql: "SELECT max(seq) AS seq FROM events WHERE questionnaire = ?", params: [questionnaire] };
}

export function toHappened({ seq, action, question }: Readonly<Record<string, SqlValue>>): Happened {
  return {
    seq: Number(seq),
    action: String(action) as EventAction,
    question: question === null ? null : String(question),
  };
}
