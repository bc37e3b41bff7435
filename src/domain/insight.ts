/** What the work with questionnaires tells about the library: what it covers, what is reused, what is missing. */

/** How many questions, and what became of them. */
export interface QuestionCounts {
  readonly questions: number;
  /** The library had something to suggest. */
  readonly suggested: number;
  readonly noMatch: number;
  readonly approved: number;
  /** Approved with a library entry's words; what a person changed in them is counted in `edited` too. */
  readonly reused: number;
  readonly edited: number;
}

export interface TopicCoverage extends QuestionCounts {
  /** Null for questions that name nothing of the vocabulary. */
  readonly topic: { readonly id: string; readonly name: string; readonly area: string } | null;
  /** Library entries about the topic, passages left out. */
  readonly entries: number;
}

export interface Month extends QuestionCounts {
  /** `2026-11`: when the questionnaires came in, in UTC. */
  readonly month: string;
  readonly questionnaires: number;
}

export interface EntryUse {
  readonly entry: string;
  readonly question: string;
  /** Answers that people took from it. */
  readonly used: number;
  /** Those of them whose words were changed. */
  readonly edited: number;
}

/** What customers ask and the library cannot answer, on one topic. */
export interface Gap {
  readonly topic: TopicCoverage["topic"];
  readonly questions: number;
  /** By name. Questionnaires without a customer are not among them. */
  readonly customers: readonly string[];
  /** The newest first; the same wording once. */
  readonly examples: readonly {
    readonly id: string;
    readonly questionnaire: string;
    readonly text: string;
    /** How often it was asked in these words. */
    readonly asked: number;
    /** Whether a person has answered it: then the answer could be kept in the library. */
    readonly answered: boolean;
  }[];
}

export interface Insight {
  /** The first day that is looked at, in UTC. */
  readonly since: string;
  readonly totals: QuestionCounts & {
    readonly questionnaires: number;
    /** Questionnaires in which nothing is left to decide. */
    readonly finished: number;
    /** From upload to the last decision, median over the finished ones; null where none is. */
    readonly medianHours: number | null;
  };
  /** Every month since the first questionnaire looked at, oldest first. */
  readonly months: readonly Month[];
  /** What is asked about most comes first. */
  readonly topics: readonly TopicCoverage[];
  /** What is used most comes first. */
  readonly entries: readonly EntryUse[];
  /** What is asked most comes first. */
  readonly gaps: readonly Gap[];
}
