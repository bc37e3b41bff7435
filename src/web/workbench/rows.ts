/** The queue's rows: questions in the workbook's order under a heading wherever sheet or section change. */
import type { Question } from "../api/types.ts";

export type QueueRow =
  | { readonly kind: "section"; readonly key: string; readonly sheet: string; readonly section: string | null }
  | { readonly kind: "question"; readonly key: string; readonly question: Question; readonly place: number };

/** `place` counts the shown questions from 1. */
export function queueRows(questions: readonly Question[]): QueueRow[] {
  const rows: QueueRow[] = [];
  let sheet: string | undefined;
  let section: string | null | undefined;
  for (const [index, question] of questions.entries()) {
    if (question.sheet !== sheet || question.section !== section) {
      sheet = question.sheet;
      section = question.section;
      rows.push({ kind: "section", key: `section:${question.id}`, sheet, section });
    }
    rows.push({ kind: "question", key: question.id, question, place: index + 1 });
  }
  return rows;
}
