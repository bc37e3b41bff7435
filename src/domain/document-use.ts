/** Where a document's words are used: for each cited place the entries and the questionnaires that rest on it. */

/** An entry that cites a place. */
export interface CitingEntry {
  readonly id: string;
  /** Empty where it has none. */
  readonly question: string;
}

/** A questionnaire with answers, or with suggestions while there are none, that cite a place. */
export interface CitingQuestionnaire {
  readonly id: string;
  readonly name: string;
  readonly customer: string | null;
  /** How many of its questions do, and the id of the first of them. */
  readonly questions: number;
  readonly first: string;
}

/** A cited place, in offsets into the document's text; `end` exclusive. */
export interface DocumentUse {
  readonly start: number;
  readonly end: number;
  readonly entries: readonly CitingEntry[];
  readonly questionnaires: readonly CitingQuestionnaire[];
}
