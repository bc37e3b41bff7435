/** The report of a draft for a program: the draft itself, with the plain word that nobody has reviewed it. */
import type { Draft } from "../../usecases/answer-workbook.ts";

export function reportJson(draft: Draft): string {
  const questions = draft.questions.map(({ question, suggestion, written, left }) => ({
    ...question,
    suggestion,
    written,
    left,
  }));
  return `${JSON.stringify({ ...draft, reviewed: false, questions }, null, 2)}\n`;
}
