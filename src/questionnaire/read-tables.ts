/** Every sheet of a workbook as rows of texts: for tables that are ours, whose headings say what is where. */
import { openWorkbook } from "../xlsx/index.ts";
import { withAppErrors } from "./errors.ts";

export interface SheetTable {
  readonly name: string;
  readonly headings: readonly string[];
  /** Those with any text, each as long as its last text is far. */
  readonly rows: readonly (readonly string[])[];
}

/** @throws AppError as `inspectQuestionnaire` */
export async function readTables(bytes: Uint8Array): Promise<SheetTable[]> {
  return withAppErrors(async () => {
    const workbook = await openWorkbook(bytes);
    const tables: SheetTable[] = [];
    for (const { name } of workbook.sheets) {
      const texts = (await workbook.readSheet(name)).rows.map(({ cells }) => {
        const row: string[] = [];
        for (const { column, text } of cells) row[column - 1] = text;
        return Array.from(row, (text) => text ?? "");
      });
      const [headings = [], ...rows] = texts;
      tables.push({ name, headings, rows: rows.filter((row) => row.some((text) => text !== "")) });
    }
    return tables;
  });
}
