/**
 * A file of answers -> its questions and their columns: as in a customer's questionnaire, but for what only a library has.
 *
 * A library's table may hold a short and a long answer, and columns of alternate questions, which ask nothing by
 * themselves. What a person has said about a sheet stands.
 */
import type { Inspection, LayoutCorrection } from "../domain/questionnaire.ts";
import { toolColumns, withBothAnswers } from "../library/index.ts";
import { headingsOf, inspectQuestionnaire } from "../questionnaire/index.ts";
import { questionsOrError } from "./upload-questionnaire.ts";

/** @throws AppError `no_questions`, and what `inspectQuestionnaire` throws */
export async function inspectAnswers(
  fileName: string,
  bytes: Uint8Array,
  corrections: readonly LayoutCorrection[] = [],
): Promise<Inspection> {
  const found = questionsOrError(await inspectQuestionnaire(fileName, bytes, corrections));
  const better: LayoutCorrection[] = [];
  const blocks = await headingsOf(fileName, bytes, found.blocks);
  for (const [sheet, all] of Map.groupBy(blocks, (block) => block.sheet)) {
    const [main, ...others] = all.filter(({ columns, headings }) => {
      const heading = headings.find(({ column }) => column === columns.question)?.heading ?? "";
      return toolColumns([heading]).get(heading) !== "wordings";
    });
    if (!main || others.length > 0 || corrections.some((one) => one.sheet === sheet)) continue;
    const columns = withBothAnswers(main.columns, main.headings);
    if (columns !== main.columns || all.length > 1) better.push({ sheet, headerRow: main.headerRow, columns });
  }
  if (better.length === 0) return found;
  return questionsOrError(await inspectQuestionnaire(fileName, bytes, [...corrections, ...better]));
}
