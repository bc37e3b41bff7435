/**
 * Puts texts into the customer's own file and changes nothing else: the end of the way of every questionnaire.
 */
import type { CellEdit } from "../domain/questionnaire.ts";
import { type FillResult, fillWorkbook } from "../xlsx/index.ts";
import { withAppErrors } from "./errors.ts";
import { isDelimitedFile } from "./file-kind.ts";
import { fillDelimited } from "./fill-delimited.ts";

/**
 * The filled file and sentences for a person about what was noteworthy on the way.
 *
 * @param edits cells as `inspectQuestionnaire` names them
 * @throws AppError as `inspectQuestionnaire`, and `invalid_edit` for a sheet or cell that cannot take a text
 */
export async function fillQuestionnaire(
  fileName: string,
  bytes: Uint8Array,
  edits: readonly CellEdit[],
): Promise<FillResult> {
  return withAppErrors(async () =>
    isDelimitedFile(fileName, bytes) ? fillDelimited(bytes, edits) : await fillWorkbook(bytes, edits),
  );
}
