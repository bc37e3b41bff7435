/**
 * The way out: approved answers into the cells of the customer's own workbook.
 *
 * The plan says beforehand what would be written, what stays open and what a person should know; the export carries
 * it out and puts the exact answers that left the house on the record. The evidence of every answer is verified here
 * once more against the library as it is now.
 */
import type { Actor } from "../domain/actor.ts";
import { resolves } from "../domain/citation.ts";
import { AppError } from "../domain/errors.ts";
import type { CellEdit } from "../domain/questionnaire.ts";
import type { Answer } from "../domain/review.ts";
import type { StoredQuestion, StoredQuestionnaire } from "../domain/stored-questionnaire.ts";
import { answerEdits, fillQuestionnaire } from "../questionnaire/index.ts";
import { appendEvent } from "../store/event-store.ts";
import { allDocuments } from "../store/library-store.ts";
import { allQuestions } from "../store/question-store.ts";
import { authorize } from "./authorize.ts";
import type { AppContext } from "./context.ts";
import { getQuestionnaire } from "./get-questionnaire.ts";

export interface ExportPlan {
  /** Questions whose answer is written. */
  readonly written: number;
  /** Questions that nobody has approved or found not applicable. */
  readonly open: number;
  readonly cells: readonly CellEdit[];
  /** What an approved answer says that has no cell to go to, a sentence each. */
  readonly left: readonly string[];
  /** Sentences for a person: evidence that no longer stands. */
  readonly warnings: readonly string[];
}

export async function planExport(context: AppContext, actor: Actor, id: string): Promise<ExportPlan> {
  return plan(context, await getQuestionnaire(context, actor, id));
}

/** @throws AppError `not_ready` where no answer is approved yet */
export async function exportQuestionnaire(
  context: AppContext,
  actor: Actor,
  id: string,
): Promise<{ fileName: string; bytes: Uint8Array; warnings: readonly string[] }> {
  authorize(actor, "contribute");
  const questionnaire = await getQuestionnaire(context, actor, id);
  const { written, cells, warnings } = await plan(context, questionnaire);
  if (written === 0) {
    throw new AppError("not_ready", "No answer is approved yet, so there is nothing to export. Approve at least one.");
  }
  const original = await context.blobs.get(questionnaire.blobHash);
  if (!original) throw new AppError("storage_unavailable", "The uploaded workbook is missing from the storage.");
  const filled = await fillQuestionnaire(questionnaire.fileName, original, cells);
  await context.database.batch([
    appendEvent({
      at: context.clock.now().toISOString(),
      actor,
      action: "export",
      questionnaire: id,
      after: { cells },
    }),
  ]);
  return { fileName: questionnaire.fileName, bytes: filled.bytes, warnings: [...warnings, ...filled.warnings] };
}

async function plan(context: AppContext, { id }: StoredQuestionnaire): Promise<ExportPlan> {
  const [questions, documents] = await Promise.all([
    allQuestions(context.database, id),
    allDocuments(context.database),
  ]);
  const byId = new Map(documents.map((document) => [document.id, document]));
  const cells: CellEdit[] = [];
  const left: string[] = [];
  const warnings: string[] = [];
  let written = 0;
  for (const question of questions) {
    const answer = answerToExport(question);
    if (!answer) continue;
    const made = answerEdits(question, answer);
    if (made.edits.length > 0) written++;
    cells.push(...made.edits);
    left.push(...made.left);
    for (const citation of answer.citations) {
      const document = byId.get(citation.document);
      if (document && resolves(citation, document)) continue;
      warnings.push(
        `${question.sheet}!${question.cell}: the answer rests on "${citation.title}", which has changed since or is gone from the library. Check the answer and approve it again.`,
      );
    }
  }
  const open = questions.filter(
    ({ review }) => review.state !== "approved" && review.state !== "not_applicable",
  ).length;
  return { written, open, cells, left, warnings };
}

/** Null unless a reviewer stands behind the answer. */
function answerToExport({ review, answer }: StoredQuestion): Answer | null {
  if (review.state === "approved") return review.answer;
  if (review.state !== "not_applicable") return null;
  const option = answer.options.find((offered) => NOT_APPLICABLE.test(offered)) ?? null;
  // A list without such an option must not be given another one; the text then goes to the comment, where there is one.
  return { option, text: option ? "" : "Not applicable", entry: null, citations: [] };
}

const NOT_APPLICABLE =
  /^\s*(n\s*[/.]?\s*a\.?|not applicable|does not apply|nicht anwendbar|nicht zutreffend|sans objet|no aplica|該当なし|対象外)\s*$/i;
