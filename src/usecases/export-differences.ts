/** The filled workbooks that left, and for each the proof of what in it differs from what the customer had sent. */
import type { Actor } from "../domain/actor.ts";
import { AppError } from "../domain/errors.ts";
import type { FileDifferences, StoredExport } from "../domain/export.ts";
import { compareFiles } from "../questionnaire/index.ts";
import { exportsOf, findExport } from "../store/export-store.ts";
import { allQuestions } from "../store/question-store.ts";
import type { AppContext } from "./context.ts";
import { getQuestionnaire } from "./get-questionnaire.ts";
import { originalBytes } from "./original-bytes.ts";

/** Newest first. @throws AppError `forbidden`, `not_found` */
export async function listExports(context: AppContext, actor: Actor, id: string): Promise<StoredExport[]> {
  await getQuestionnaire(context, actor, id);
  return exportsOf(context.database, id);
}

export interface ExportDifferences extends Omit<FileDifferences, "cells"> {
  readonly export: StoredExport;
  /** Each with the question whose answer or comment it takes; null for a cell that is no question's. */
  readonly cells: readonly (FileDifferences["cells"][number] & { readonly question: string | null })[];
}

/**
 * Both files read anew and compared; nothing of the export itself is believed.
 *
 * @throws AppError `not_found`, `storage_unavailable` where the storage has lost one of the files
 */
export async function exportDifferences(
  context: AppContext,
  actor: Actor,
  id: string,
  exportId: string,
): Promise<ExportDifferences> {
  const questionnaire = await getQuestionnaire(context, actor, id);
  const made = await findExport(context.database, id, exportId);
  if (!made)
    throw new AppError("not_found", "There is no such filled workbook; its questionnaire may have been deleted.");
  const filled = await context.blobs.get(made.blobHash);
  if (!filled) throw new AppError("storage_unavailable", "The filled workbook is missing from the storage.");
  const original = await originalBytes(context, questionnaire);
  const { parts, sheets, cells } = await compareFiles(questionnaire.fileName, original, filled);
  const owners = new Map<string, string>();
  for (const question of await allQuestions(context.database, id)) {
    for (const cell of [...question.answer.cells, question.comment]) {
      if (cell) owners.set(`${question.sheet}!${cell}`, question.id);
    }
  }
  return {
    export: made,
    parts,
    sheets,
    cells: cells.map((one) => ({ ...one, question: owners.get(`${one.sheet}!${one.cell}`) ?? null })),
  };
}
