/** One line of the append-only record: who did what, when, and what it changed. */
export type EventAction =
  | "upload"
  | "layout"
  | "delete"
  | "approve"
  | "edit"
  | "reject"
  | "not_applicable"
  | "reopen"
  | "assign"
  | "keep"
  | "export"
  | "import";

export interface RecordedEvent {
  /** Grows by one or more with each event. */
  readonly seq: number;
  /** ISO timestamp in UTC. */
  readonly at: string;
  readonly actor: string;
  readonly action: EventAction;
  readonly questionnaire: string | null;
  readonly question: string | null;
  /** What stood before and after, in the domain's shapes; null where there was nothing. */
  readonly before: unknown;
  readonly after: unknown;
}
