/** Which questionnaires' columns a person has checked, or chosen not to, in this browser. */
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
