/** Somebody who has a questionnaire open now, and the question they look at. */
export interface Presence {
  /** The person's id. */
  readonly id: string;
  readonly name: string;
  /** Null while they have not opened one. */
  readonly question: string | null;
}
