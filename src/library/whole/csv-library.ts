/**
 * The library's answers as CSV, and back: UTF-8 with a mark, so that spreadsheet programs read it as it is.
 *
 * A text that such a program would take for a formula gets an apostrophe before it, and loses it when it comes back.
 */
import { AppError } from "../../domain/errors.ts";
import type { TakenEntry } from "../../domain/whole-library.ts";
import {
  CITATIONS,
  ENTRY_HEADINGS,
  entryOf,
  entryRow,
  isEntryTable,
  joinLines,
  splitLines,
  WORDINGS,
} from "./entry-table.ts";
import { readCitations } from "./read-json.ts";

const FORMULA = /^['=+\-@\t\r\n]/;

export function libraryToCsv(entries: readonly TakenEntry[]): string {
  const rows = entries.map((entry) => [
    ...entryRow(entry),
    joinLines(entry.phrasings),
    entry.citations.length === 0 ? "" : JSON.stringify(entry.citations),
  ]);
  const lines = [[...ENTRY_HEADINGS, WORDINGS, CITATIONS], ...rows].map((row) => row.map(field).join(","));
  return `\uFEFF${lines.join("\r\n")}\r\n`;
}

function field(text: string): string {
  return `"${(FORMULA.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`;
}

function textOf(cell: string): string {
  return cell.startsWith("'") && FORMULA.test(cell.slice(1)) ? cell.slice(1) : cell;
}

/** Null where the table is not one of ours. @throws AppError `invalid_input`, `damaged_document` */
export async function libraryFromCsv(name: string, text: string): Promise<TakenEntry[] | null> {
  const { parse } = await import("csv-parse/browser/esm/sync");
  let rows: string[][];
  try {
    // A spreadsheet program may have written it anew with another separator.
    rows = parse(text, { delimiter: [",", ";", "\t"], bom: true, relax_column_count: true, skip_empty_lines: true });
  } catch {
    if (!/^\W*Id\W+Origin\b/.test(text.slice(0, 100))) return null;
    throw new AppError("damaged_document", `${name}: the table breaks off; check its quotation marks.`);
  }
  const [headings = [], ...others] = rows;
  if (!isEntryTable(headings)) return null;
  return others.map((row, at) => {
    const cells = new Map(headings.map((heading, column) => [heading, textOf(row[column] ?? "")]));
    const citations = readCitations(cells.get(CITATIONS) ?? "", at + 2);
    return entryOf(cells, { phrasings: splitLines(cells.get(WORDINGS) ?? ""), citations }, at + 2);
  });
}
