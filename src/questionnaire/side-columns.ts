/** What stands in a question's row beside question and answer, by the headings over it: other tools keep owners and dates there. */
import type { Block, Inspection } from "../domain/questionnaire.ts";
import { columnLetters, columnNumber, openWorkbook, type Sheet } from "../xlsx/index.ts";
import { readDelimited } from "./delimited.ts";
import { withAppErrors } from "./errors.ts";
import { isDelimitedFile } from "./file-kind.ts";

/** Texts by heading, for each row that is asked about; the key is `Sheet!row`. */
export type SideColumns = ReadonlyMap<string, ReadonlyMap<string, string>>;

/** @throws AppError as `inspectQuestionnaire` */
export async function sideColumns(
  fileName: string,
  bytes: Uint8Array,
  { blocks, questions }: Inspection,
): Promise<SideColumns> {
  return withAppErrors(async () => {
    const found = new Map<string, ReadonlyMap<string, string>>();
    const sheets = await sheetsOf(fileName, bytes, new Set(blocks.map(({ sheet }) => sheet)));
    for (const { sheet, headerRow, columns } of blocks) {
      const rows = new Map(sheets.get(sheet)?.rows.map(({ row, cells }) => [row, cells]));
      const taken = [columns.question, columns.comment, ...columns.answer].map((letters) =>
        columnNumber(letters ?? ""),
      );
      const headings = (headerRow === null ? [] : (rows.get(headerRow) ?? [])).filter(
        ({ column, text }) => text.trim() !== "" && !taken.includes(column),
      );
      if (headings.length === 0) continue;
      for (const { row } of questions.filter((one) => one.sheet === sheet)) {
        const texts = new Map(rows.get(row)?.map(({ column, text }) => [column, text]));
        found.set(
          `${sheet}!${row}`,
          new Map(headings.map(({ column, text }) => [text.trim() || columnLetters(column), texts.get(column) ?? ""])),
        );
      }
    }
    return found;
  });
}

export interface Heading {
  /** Its letters. */
  readonly column: string;
  readonly heading: string;
}

/** The blocks with the texts over their columns. @throws AppError as `inspectQuestionnaire` */
export async function headingsOf(
  fileName: string,
  bytes: Uint8Array,
  blocks: readonly Block[],
): Promise<(Block & { headings: Heading[] })[]> {
  return withAppErrors(async () => {
    const sheets = await sheetsOf(fileName, bytes, new Set(blocks.map(({ sheet }) => sheet)));
    return blocks.map((block) => {
      const cells = sheets.get(block.sheet)?.rows.find(({ row }) => row === block.headerRow)?.cells ?? [];
      const headings = cells.flatMap(({ column, text }) =>
        text.trim() === "" ? [] : [{ column: columnLetters(column), heading: text.trim() }],
      );
      return { ...block, headings };
    });
  });
}

async function sheetsOf(
  fileName: string,
  bytes: Uint8Array,
  wanted: ReadonlySet<string>,
): Promise<ReadonlyMap<string, Sheet>> {
  if (isDelimitedFile(fileName, bytes)) {
    const { sheet } = readDelimited(bytes);
    return new Map([[sheet.name, sheet]]);
  }
  const workbook = await openWorkbook(bytes);
  const sheets = new Map<string, Sheet>();
  for (const name of wanted) sheets.set(name, await workbook.readSheet(name));
  return sheets;
}
