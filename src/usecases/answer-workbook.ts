/**
 * The whole path in one go, nothing stored: a workbook in, a draft with the suggestions of the wanted bands out, and
 * for every question what was suggested, on which evidence, and what is left for people.
 *
 * The draft is nobody's word yet: no reviewer has seen it. Whatever presents the result has to say so.
 */

import { whyWithheld, withWarning } from "../domain/access.ts";
import type { Actor } from "../domain/actor.ts";
import { utcDay } from "../domain/day.ts";
import type { CellEdit, FoundQuestion } from "../domain/questionnaire.ts";
import { suggestedAnswer } from "../domain/review.ts";
import type { Band, Suggestion } from "../domain/suggestion.ts";
import { answerEdits, fillQuestionnaire, inspectQuestionnaire } from "../questionnaire/index.ts";
import { authorize } from "./authorize.ts";
import type { AppContext } from "./context.ts";
import { loadLibrary } from "./load-library.ts";
import { refusedBefore } from "./refused-before.ts";
import { suggest } from "./suggest.ts";
import { questionsOrError } from "./upload-questionnaire.ts";

export interface DraftedQuestion {
  readonly question: FoundQuestion;
  readonly suggestion: Suggestion;
  /** What was written for it; empty where the question is left to people. */
  readonly written: readonly CellEdit[];
  /** Why nothing, or not everything, was written; null where all was. */
  readonly left: string | null;
}

export interface Draft {
  readonly file: string;
  /** ISO date; evidence is judged stale or fresh as of this day. */
  readonly date: string;
  readonly bands: readonly Band[];
  readonly questions: readonly DraftedQuestion[];
  readonly warnings: readonly string[];
}

/**
 * @param nda whether the customer has signed a non-disclosure agreement: only then is evidence under NDA written
 * @throws AppError for everything that can be wrong with the file or the library
 */
export async function answerWorkbook(
  context: AppContext,
  actor: Actor,
  {
    fileName,
    bytes,
    bands,
    nda = false,
  }: { fileName: string; bytes: Uint8Array; bands: readonly Band[]; nda?: boolean },
): Promise<{ bytes: Uint8Array; draft: Draft }> {
  authorize(actor, "read");
  const inspection = questionsOrError(await inspectQuestionnaire(fileName, bytes));
  const library = await loadLibrary(context);
  const today = context.clock.now();
  const refused = await refusedBefore(context.database, library.matcher);
  const questions = inspection.questions.map((question) => {
    const suggestion = suggest(library, { ...question, options: question.answer.options }, today, refused);
    const withheld = whyWithheld(suggestion, library.access, nda);
    return {
      question,
      suggestion: withWarning(suggestion, withheld),
      ...draft(question, suggestion, bands, withheld),
    };
  });
  const filled = await fillQuestionnaire(
    fileName,
    bytes,
    questions.flatMap(({ written }) => written),
  );
  const date = utcDay(today);
  return { bytes: filled.bytes, draft: { file: fileName, date, bands, questions, warnings: filled.warnings } };
}

function draft(
  question: FoundQuestion,
  suggestion: Suggestion,
  bands: readonly Band[],
  withheld: string | null,
): Pick<DraftedQuestion, "written" | "left"> {
  const answer = suggestedAnswer(suggestion);
  if (!answer) return { written: [], left: "The library has no answer." };
  if (question.existing !== null) return { written: [], left: "The workbook already has an answer, which was kept." };
  if (suggestion.band === null || !bands.includes(suggestion.band)) {
    return { written: [], left: `The suggestion is of band ${suggestion.band}, which was not asked for.` };
  }
  if (withheld !== null) return { written: [], left: withheld };
  const { edits, left } = answerEdits(question, answer);
  return { written: edits, left: left.length > 0 ? left.join(" ") : null };
}
