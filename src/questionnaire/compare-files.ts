/**
 * What differs between the customer's file and the filled one: the proof that nothing but answer cells has changed.
 */
import type { FileDifferences } from "../domain/export.ts";
import { compareWorkbooks, formatAddress, type Sheet } from "../xlsx/index.ts";
import { DELIMITED_SHEET, readDelimited } from "./delimited.ts";
import { withAppErrors } from "./errors.ts";
import { isDelimitedFile } from "./file-kind.ts";

/**
 * Parts, sheets and cells that differ; a text file has no parts, and is one sheet.
 *
 * @throws AppError as `inspectQuestionnaire`
 */
export async function compareFiles(fileName: string, before: Uint8Array, after: Uint8Array): Promise<FileDifferences> {
  return withAppErrors(async () => {
    if (!isDelimitedFile(fileName, before)) return compareWorkbooks(before, after);
    const [old, now] = [readDelimited(before), readDelimited(after)];
    const [textsBefore, textsAfter] = [textsOf(old.sheet), textsOf(now.sheet)];
    const cells = [...new Set([...textsAfter.keys(), ...textsBefore.keys()])]
      .map((cell) => ({
        sheet: DELIMITED_SHEET,
        cell,
        before: textsBefore.get(cell) ?? "",
        after: textsAfter.get(cell) ?? "",
      }))
      .filter((one) => one.before !== one.after);
    const rest = old.separator === now.separator && old.records.length === now.records.length;
    return {
      parts: [],
      sheets:
        cells.length > 0 ? [{ sheet: DELIMITED_SHEET, cells: cells.length, restIdentical: rest, rowTags: 0 }] : [],
      cells,
    };
  });
}

const textsOf = ({ rows }: Sheet): Map<string, string> =>
  new Map(
    rows.flatMap(({ row, cells }) => cells.map(({ column, text }) => [formatAddress(row, column), text] as const)),
  );
