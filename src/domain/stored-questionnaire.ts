/** A questionnaire as it is kept: what was uploaded, what was found in it, and how far its review is. */
import type { Day } from "./day.ts";
import type { ExpertRequest } from "./expert-request.ts";
import type { Job } from "./job.ts";
import type { Block, FoundQuestion, LayoutCorrection, SheetFinding } from "./questionnaire.ts";
import type { Review } from "./review.ts";
import type { Suggestion } from "./suggestion.ts";

export interface Progress {
  readonly total: number;
  readonly open: number;
  readonly drafted: number;
  readonly approved: number;
  readonly rejected: number;
  readonly notApplicable: number;
  /** Questions with a suggestion, and those for which the library knows nothing; the rest is not yet matched. */
  readonly suggested: number;
  readonly noMatch: number;
}

export const QUESTIONNAIRE_STATUSES = ["open", "done", "archived"] as const;
export type QuestionnaireStatus = (typeof QUESTIONNAIRE_STATUSES)[number];

export interface StoredQuestionnaire {
  readonly id: string;
  /** The file name without its ending, until somebody changes it. */
  readonly name: string;
  readonly fileName: string;
  readonly customer: string | null;
  /** Hex SHA-256 of the uploaded bytes. */
  readonly blobHash: string;
  /** Bytes. */
  readonly size: number;
  readonly sheets: readonly SheetFinding[];
  readonly blocks: readonly Block[];
  /** What people said about its layout, or what was remembered of a workbook with the same headings. */
  readonly corrections: readonly LayoutCorrection[];
  /** Whether a non-disclosure agreement with the customer is in place, so that evidence under NDA may be sent. */
  readonly nda: boolean;
  /** When the customer wants it back. */
  readonly due: Day | null;
  /** Since when it is put away; null while it is at hand. */
  readonly archivedAt: string | null;
  /** Counts the edits of its name, customer, due date and archiving; an edit names the version it was made on. */
  readonly version: number;
  readonly createdAt: string;
  readonly createdBy: string;
  /** Names of whoever uploaded it, decided or is to answer something in it. */
  readonly people: readonly string[];
  readonly counts: Progress;
  /** The newest job on it. */
  readonly job: Job | null;
}

export interface StoredQuestion extends FoundQuestion {
  readonly id: string;
  readonly questionnaire: string;
  /** 0-based, in the order of the workbook. */
  readonly position: number;
  /** Null until it has been matched. */
  readonly suggestion: Suggestion | null;
  readonly review: Review;
  /** Counts decisions; a decision names the version it was made on. */
  readonly version: number;
  readonly decidedBy: string | null;
  readonly decidedAt: string | null;
  /** Id of the person who wrote the answer; null where it is the library's or there is none. */
  readonly answeredBy: string | null;
  /** The request to an expert, while it is open. */
  readonly expert: ExpertRequest | null;
  /** How many there are on it. */
  readonly comments: number;
  /** Why its answer (or while there is none its suggestion) may not be sent as things stand; null where it may. */
  readonly withheld: string | null;
}
