/** A window on a sheet of the customer's workbook, for the page on which a person checks the columns. */
import { type PreviewGrid, previewGrid } from "../questionnaire/index.ts";
import type { AppContext } from "./context.ts";
import { getQuestionnaire } from "./get-questionnaire.ts";
import { originalBytes } from "./original-bytes.ts";

/** @throws AppError `not_found` for an unknown questionnaire or sheet */
export async function previewSheet(
  context: AppContext,
  id: string,
  { sheet, first, count }: { sheet: string; first: number; count: number },
): Promise<PreviewGrid> {
  const questionnaire = await getQuestionnaire(context, id);
  return previewGrid(questionnaire.fileName, await originalBytes(context, questionnaire), sheet, first, count);
}
