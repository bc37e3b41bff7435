/**
 * The first step with a customer's file: bytes in, everything that was understood out.
 *
 * The content decides what kind of file it is, the name is only repeated in the result. A workbook without questions is
 * a result like any other: its sheets say why.
 */
import type { Inspection } from "../domain/questionnaire.ts";
import { openWorkbook, type Sheet } from "../xlsx/index.ts";
import { readDelimited } from "./delimited.ts";
import { detectQuestions } from "./detect-questions.ts";
import { withAppErrors } from "./errors.ts";
import { isDelimitedFile } from "./file-kind.ts";

/**
 * Sheets, blocks and questions of an XLSX or XLSM workbook or a CSV or TSV file.
 *
 * @throws AppError `empty_file`, `not_a_workbook`, `legacy_workbook`, `encrypted_workbook`, `damaged_workbook` or
 * `hostile_workbook`
 */
export async function inspectQuestionnaire(fileName: string, bytes: Uint8Array): Promise<Inspection> {
  return withAppErrors(async () => {
    if (isDelimitedFile(fileName, bytes)) {
      return { file: fileName, ...detectQuestions([readDelimited(bytes).sheet], []) };
    }
    const workbook = await openWorkbook(bytes);
    const sheets: Sheet[] = [];
    for (const { name } of workbook.sheets) sheets.push(await workbook.readSheet(name));
    return { file: fileName, ...detectQuestions(sheets, workbook.styles) };
  });
}
