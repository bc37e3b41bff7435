/** A window on a sheet of the customer's workbook, for the page on which a person checks the columns. */
import type { Actor } from "../domain/actor.ts";
import { type PreviewGrid, previewGrid } from "../questionnaire/index.ts";
import type { AppContext } from "./context.ts";
import { getQuestionnaire } from "./get-questionnaire.ts";
import { originalBytes } from "./original-bytes.ts";

/** @throws AppError `not_found` for an unknown questionnaire or sheet */
export async function previewSheet(
  context: AppContext,
  actor: Actor,
  id: string,
  { sheet, first, count }: { sheet: string; first: number; count: number },
): Promise<PreviewGrid> {
  const questionnaire = await getQuestionnaire(context, actor, id);
  return previewGrid(questionnaire.fileName, await originalBytes(context, questionnaire), sheet, first, count);
}
