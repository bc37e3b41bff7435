/** A CSV or TSV file -> a Markdown table: each row becomes a passage whose cells are named by the first row. */
import { AppError } from "../../domain/errors.ts";
import type { ParsedFile } from "../../domain/parsed-file.ts";
import type { Limits } from "./limits.ts";
import { MarkdownWriter, plainWords } from "./markdown-writer.ts";

const MOST_COLUMNS = 200;

/** @throws AppError `damaged_document` naming the line */
export async function parseCsv(name: string, text: string, limits: Limits): Promise<ParsedFile> {
  const { parse } = await import("csv-parse/browser/esm/sync");
  let rows: string[][];
  try {
    rows = parse(text, {
      delimiter: delimiterOf(text),
      bom: true,
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
      max_record_size: 1_000_000,
    });
  } catch (error) {
    const line = (error as { lines?: number }).lines;
    throw new AppError(
      "damaged_document",
      `${name}${line ? `:${line}` : ""}: the table breaks off; check its quotation marks.`,
    );
  }
  const [head = [], ...others] = rows.filter((row) => row.some((cell) => cell.trim() !== ""));
  const width = Math.min(MOST_COLUMNS, Math.max(head.length, ...others.map(({ length }) => length)));
  const cellsOf = (row: readonly string[]): string[] =>
    Array.from({ length: width }, (_, at) => plainWords(row[at] ?? ""));
  const writer = new MarkdownWriter();
  if (width > 1) {
    writer.tableHead(cellsOf(head));
    for (const row of others) writer.row(cellsOf(row));
  } else {
    for (const [cell = ""] of [head, ...others]) writer.paragraph(plainWords(cell));
  }
  limits.check();
  return { format: "csv", text: writer.text, pages: null, title: null, warnings: [] };
}

/** The separator that the first line has most of. */
function delimiterOf(text: string): string {
  const line = text.slice(0, text.search(/[\r\n]|$/)).replace(/"[^"]*"/g, "");
  const counts = [",", ";", "\t", "|"].map((mark) => [mark, line.split(mark).length] as const);
  return counts.reduce((best, next) => (next[1] > best[1] ? next : best))[0];
}
