/**
 * The first step with a customer's file: bytes in, everything that was understood out.
 *
 * The content decides what kind of file it is, the name is only repeated in the result. A workbook without questions is
 * a result like any other: its sheets say why.
 */
import type { Inspection, LayoutCorrection } from "../domain/questionnaire.ts";
import { type CellStyle, openWorkbook, type Sheet } from "../xlsx/index.ts";
import { readDelimited } from "./delimited.ts";
import { detectQuestions } from "./detect-questions.ts";
import { withAppErrors } from "./errors.ts";
import { isDelimitedFile } from "./file-kind.ts";
import { type LayoutPrints, layoutPrints } from "./layout-fingerprint.ts";

export interface Reading {
  readonly inspection: Inspection;
  /** What each sheet's layout can be known by. */
  readonly prints: readonly LayoutPrints[];
}

/**
 * Sheets, blocks and questions of an XLSX or XLSM workbook or a CSV or TSV file.
 *
 * @param corrections what a person said about the layout of sheets; it replaces what would be found there
 * @throws AppError `empty_file`, `not_a_workbook`, `legacy_workbook`, `encrypted_workbook`, `damaged_workbook` or
 * `hostile_workbook`
 */
export async function inspectQuestionnaire(
  fileName: string,
  bytes: Uint8Array,
  corrections: readonly LayoutCorrection[] = [],
): Promise<Inspection> {
  return (await readQuestionnaire(fileName, bytes, async () => corrections)).inspection;
}

/**
 * The same for a caller who knows more once the layouts are seen.
 *
 * @param correct given what the sheets' layouts are known by, says what people have corrected; asked once
 * @throws AppError as `inspectQuestionnaire`, and whatever `correct` throws
 */
export async function readQuestionnaire(
  fileName: string,
  bytes: Uint8Array,
  correct: (prints: readonly LayoutPrints[]) => Promise<readonly LayoutCorrection[]>,
): Promise<Reading> {
  return withAppErrors(async () => {
    const { sheets, styles } = isDelimitedFile(fileName, bytes)
      ? { sheets: [readDelimited(bytes).sheet], styles: [] }
      : await readWorkbook(bytes);
    const found = detectQuestions(sheets, styles);
    const prints = await Promise.all(found.layouts.map(({ grid, headers }) => layoutPrints(grid, headers)));
    const corrections = await correct(prints);
    const { blocks, questions, ...now } = corrections.length > 0 ? detectQuestions(sheets, styles, corrections) : found;
    return {
      prints,
      inspection: {
        file: fileName,
        sheets: now.sheets.map((sheet, index) => {
          const fingerprint = prints[index]?.headings;
          return { ...sheet, ...(fingerprint && { fingerprint }) };
        }),
        blocks,
        questions,
      },
    };
  });
}

async function readWorkbook(bytes: Uint8Array): Promise<{ sheets: Sheet[]; styles: readonly CellStyle[] }> {
  const workbook = await openWorkbook(bytes);
  const sheets: Sheet[] = [];
  for (const { name } of workbook.sheets) sheets.push(await workbook.readSheet(name));
  return { sheets, styles: workbook.styles };
}
