/** Long work that a client polls: which, how far, and how it ended. */
export type JobKind = "match";
export type JobState = "queued" | "running" | "done" | "failed";

export interface Job {
  readonly id: string;
  readonly kind: JobKind;
  /** The questionnaire's id. */
  readonly subject: string;
  readonly state: JobState;
  readonly done: number;
  readonly total: number;
  /** One sentence for a person where it failed. */
  readonly error: string | null;
  /** ISO timestamps in UTC. */
  readonly createdAt: string;
  readonly updatedAt: string;
}
