/**
 * The library's answers as a workbook of our own, and back: entries, their other wordings, their citations, the documents.
 *
 * Every cell is text, so that a spreadsheet program takes nothing for a formula; it is read with the engine that reads
 * customers' files, since whoever brings it back may have changed it.
 */
import { AppError } from "../../domain/errors.ts";
import type { TakenEntry, WholeLibrary } from "../../domain/whole-library.ts";
import {
  CITATION_HEADINGS,
  citationIn,
  citationRow,
  ENTRY_HEADINGS,
  entryOf,
  entryRow,
  isEntryTable,
  joinLines,
} from "./entry-table.ts";

export interface Table {
  readonly name: string;
  readonly headings: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

const WORDING_HEADINGS = ["Entry", "Wording"];
const DOCUMENT_HEADINGS = [
  ...["Id", "Title", "Kind", "Published", "As of", "Valid until", "Review by", "Access", "Owner", "Retired", "Told to"],
];
/** Excel's own bound. */
const LONGEST_CELL = 32_767;
const WIDE = /^(?:Question|Answer|Quote|Wording|Title)$/;

/** @throws AppError `too_large` where a text does not fit into a cell */
export async function libraryToWorkbook({ entries, documents }: WholeLibrary): Promise<Uint8Array> {
  const { default: ExcelJS } = await import("exceljs");
  const workbook = new ExcelJS.Workbook();
  const tables: readonly [string, readonly string[], readonly string[][]][] = [
    ["Entries", ENTRY_HEADINGS, entries.map(entryRow)],
    ["Wordings", WORDING_HEADINGS, entries.flatMap(({ id, phrasings }) => phrasings.map((wording) => [id, wording]))],
    [
      "Citations",
      CITATION_HEADINGS,
      entries.flatMap(({ id, citations }) => citations.map((citation) => citationRow(id, citation))),
    ],
    [
      "Documents",
      DOCUMENT_HEADINGS,
      documents.map(({ id, title, kind, published, asOf, validUntil, reviewBy, access, owner, retired, told }) => {
        const whom = joinLines(told.map(({ customer, date }) => (date ? `${customer}, ${date}` : customer)));
        const facts = [id, title, kind, published, asOf, validUntil, reviewBy, access, owner, retired?.on, whom];
        return facts.map((fact) => fact ?? "");
      }),
    ],
  ];
  for (const [name, headings, rows] of tables) {
    const sheet = workbook.addWorksheet(name, { views: [{ state: "frozen", ySplit: 1 }] });
    sheet.columns = headings.map((heading) => ({ header: heading, width: WIDE.test(heading) ? 60 : 18 }));
    sheet.getRow(1).font = { bold: true };
    for (const row of rows) {
      const added = sheet.addRow(row.map((text) => (text === "" ? null : cellText(text))));
      added.eachCell((cell) => {
        cell.numFmt = "@";
        cell.alignment = { wrapText: true, vertical: "top" };
      });
    }
  }
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}

/** Characters that XML cannot hold, and what would be read as one of them, in the escapes of ECMA-376 (`ST_Xstring`). */
function cellText(text: string): string {
  if (text.length > LONGEST_CELL) {
    throw new AppError("too_large", "A text of the library is longer than a cell can be. Export it as JSON or CSV.");
  }
  return text
    .replace(/_(?=x[0-9a-f]{4}_)/gi, "_x005F_")
    .replace(UNHELD, (char) => `_x${char.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")}_`);
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what XML cannot hold
const UNHELD = /[\u0000-\u0008\u000b-\u001f\u007f\ufffe\uffff]/g;

/** Null where the workbook is not one of ours. @throws AppError `invalid_input` */
export function libraryFromTables(tables: readonly Table[]): TakenEntry[] | null {
  const entries = tables.find(({ name }) => name === "Entries");
  if (!entries || !isEntryTable(entries.headings)) return null;
  const others = (name: string, wanted: readonly string[]) => {
    const table = tables.find((one) => one.name === name);
    if (!table) {
      throw new AppError("invalid_input", `The sheet "${name}" of the library is missing; export the library again.`);
    }
    const at = wanted.map((heading) => table.headings.indexOf(heading));
    return table.rows.map((row) => at.map((column) => row[column] ?? ""));
  };
  const wordings = Map.groupBy(others("Wordings", WORDING_HEADINGS), ([entry]) => entry);
  const citations = Map.groupBy(others("Citations", CITATION_HEADINGS).map(citationIn), ({ entry }) => entry);
  return entries.rows.map((row, at) => {
    const cells = new Map(entries.headings.map((heading, column) => [heading, row[column] ?? ""]));
    const id = cells.get("Id") ?? "";
    const phrasings = (wordings.get(id) ?? []).map(([, wording = ""]) => wording);
    return entryOf(cells, { phrasings, citations: (citations.get(id) ?? []).map(({ citation }) => citation) }, at + 2);
  });
}
