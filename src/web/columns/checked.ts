/** Which questionnaires' columns a person has checked, or chosen not to, in this browser, and which they ought to. */
import type { Questionnaire } from "../api/types.ts";

export const checkedKey = (questionnaire: string): string => `countersign-columns-checked-${questionnaire}`;

/** Under this, roles were guessed rather than read. */
const UNSURE = 0.6;

/** The sheets on which columns were found without much confidence and which nobody has corrected yet. */
export function unsureSheets({ blocks, corrections }: Pick<Questionnaire, "blocks" | "corrections">): string[] {
  const corrected = new Set(corrections.map(({ sheet }) => sheet));
  const unsure = blocks.filter(({ sheet, confidence }) => confidence < UNSURE && !corrected.has(sheet));
  return [...new Set(unsure.map(({ sheet }) => sheet))];
}

/** Where an uploaded questionnaire is looked at first: its columns where they were not found or guessed, else the review. */
export function firstPage(questionnaire: Pick<Questionnaire, "id" | "blocks" | "corrections" | "counts">): string {
  const review = `/questionnaires/${questionnaire.id}`;
  const [unsure] = unsureSheets(questionnaire);
  if (unsure !== undefined) return `${review}/columns?sheet=${encodeURIComponent(unsure)}`;
  return questionnaire.counts.total === 0 ? `${review}/columns` : review;
}
