/**
 * Puts texts into the customer's own file and changes nothing else: the end of the way of every questionnaire.
 */
import { AppError } from "../domain/errors.ts";
import type { CellEdit } from "../domain/questionnaire.ts";
import { type FillResult, fillWorkbook } from "../xlsx/index.ts";
import { withAppErrors } from "./errors.ts";
import { isDelimitedFile } from "./file-kind.ts";
import { fillDelimited } from "./fill-delimited.ts";

export interface FillQuestionnaireOptions {
  /** A sheet of texts behind the customer's own. */
  readonly addSheet?: { readonly name: string; readonly rows: readonly (readonly string[])[] };
}

/**
 * The filled file and sentences for a person about what was noteworthy on the way.
 *
 * @param edits cells as `inspectQuestionnaire` names them
 * @throws AppError as `inspectQuestionnaire`, `invalid_edit` for a sheet or cell that cannot take a text, and
 *   `invalid_input` where a sheet is to be added to a file that has none
 */
export async function fillQuestionnaire(
  fileName: string,
  bytes: Uint8Array,
  edits: readonly CellEdit[],
  options: FillQuestionnaireOptions = {},
): Promise<FillResult> {
  return withAppErrors(async () => {
    if (!isDelimitedFile(fileName, bytes)) return fillWorkbook(bytes, edits, options);
    if (options.addSheet) {
      throw new AppError(
        "invalid_input",
        "A CSV file has no room for a sheet of evidence: put it in the comments, or leave it out.",
      );
    }
    return fillDelimited(bytes, edits);
  });
}
