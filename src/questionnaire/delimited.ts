/**
 * Reads a CSV or TSV file as one sheet, and remembers where each field stands so that single fields can be replaced.
 *
 * Quoting follows RFC 4180; the separator is the one that cuts the first records into the most even columns, unless a
 * first line `sep=;` (Excel's own convention, not shown as a row) names it.
 */
import { AppError } from "../domain/errors.ts";
import type { Row, Sheet } from "../xlsx/index.ts";
import { type DecodedText, decodeText } from "./text-encoding.ts";

export interface Field {
  /** UTF-16 code units into the file's text, quotes included. */
  readonly start: number;
  /** Exclusive. */
  readonly end: number;
  readonly text: string;
  readonly quoted: boolean;
}

export interface DelimitedFile {
  readonly decoded: DecodedText;
  readonly separator: string;
  /** Record by record; `records[0]` is row 1. */
  readonly records: readonly (readonly Field[])[];
  readonly sheet: Sheet;
}

/** The name under which the one sheet of a text file is known. */
export const DELIMITED_SHEET = "CSV";

const SEPARATORS = [",", ";", "\t", "|"];
const SAMPLE = 60;
/** As many as the spreadsheet engine allows a sheet to store; the largest real questionnaires have some thousand rows. */
const MOST_FIELDS = 600_000;

/** @throws AppError `damaged_workbook` for bytes that are no text, `hostile_workbook` for more fields than honest files have */
export function readDelimited(bytes: Uint8Array): DelimitedFile {
  const decoded = decodeText(bytes);
  if (!decoded) {
    throw new AppError(
      "damaged_workbook",
      "The file is no readable text: save it again as CSV in UTF-8 and upload that.",
    );
  }
  const named = /^sep=(.)\r?\n/i.exec(decoded.text);
  const from = named?.[0].length ?? 0;
  const separator = named?.[1] ?? likeliestSeparator(decoded.text, from);
  const records = parse(decoded.text, separator, from, Number.POSITIVE_INFINITY);
  return { decoded, separator, records, sheet: asSheet(records) };
}

/** True where at least two records have the same two or more fields, and enough of those looked at do. */
export function looksDelimited(bytes: Uint8Array): boolean {
  const decoded = decodeText(bytes);
  return decoded !== null && SEPARATORS.some((separator) => evenness(decoded.text, separator, 0) >= 2);
}

function likeliestSeparator(text: string, from: number): string {
  const scores = SEPARATORS.map((separator) => evenness(text, separator, from));
  return SEPARATORS[scores.indexOf(Math.max(...scores))] as string;
}

/** How many columns a separator makes, weighed by how many of the first records have exactly that many. */
function evenness(text: string, separator: string, from: number): number {
  const records = parse(text, separator, from, SAMPLE).filter((record) => record.length > 1 || record[0]?.text.trim());
  const frequency = new Map<number, number>();
  for (const { length } of records) if (length > 1) frequency.set(length, (frequency.get(length) ?? 0) + 1);
  const [columns, times] = [...frequency].sort((a, b) => b[1] - a[1] || b[0] - a[0])[0] ?? [0, 0];
  return times >= 2 ? 1 + Math.min(columns, 20) * (times / records.length) : times;
}

/** The first `most` records. @throws AppError `hostile_workbook` past the bounds of an honest file */
function parse(text: string, separator: string, from: number, most: number): Field[][] {
  const records: Field[][] = [];
  let record: Field[] = [];
  let fields = 0;
  let at = from;
  while (at < text.length && records.length < most) {
    const field = fieldAt(text, separator, at);
    record.push(field);
    if (++fields > MOST_FIELDS) {
      throw new AppError(
        "hostile_workbook",
        "The file has more fields than a questionnaire can have: upload a part of it.",
      );
    }
    at = field.end;
    if (text.startsWith(separator, at) && at < text.length) {
      at += separator.length;
      if (at === text.length) record.push({ start: at, end: at, text: "", quoted: false });
      else continue;
    }
    records.push(record);
    record = [];
    at += text.startsWith("\r\n", at) ? 2 : 1;
  }
  return records;
}

function fieldAt(text: string, separator: string, start: number): Field {
  if (text[start] === '"') {
    let end = start + 1;
    for (;;) {
      const quote = text.indexOf('"', end);
      if (quote < 0)
        return { start, end: text.length, text: text.slice(start + 1).replaceAll('""', '"'), quoted: true };
      end = quote + 1;
      if (text[end] !== '"') break;
      end++;
    }
    // Anything between the closing quote and the separator belongs to the field, as spreadsheet programs read it.
    const tail = plainEnd(text, separator, end);
    return {
      start,
      end: tail,
      text: text.slice(start + 1, end - 1).replaceAll('""', '"') + text.slice(end, tail),
      quoted: true,
    };
  }
  const end = plainEnd(text, separator, start);
  return { start, end, text: text.slice(start, end), quoted: false };
}

function plainEnd(text: string, separator: string, start: number): number {
  let end = start;
  while (end < text.length && text[end] !== separator && text[end] !== "\n" && text[end] !== "\r") end++;
  return end;
}

function asSheet(records: readonly (readonly Field[])[]): Sheet {
  const rows = records.map(
    (record, index): Row => ({
      row: index + 1,
      hidden: false,
      cells: record.flatMap(({ text }, at) =>
        text.trim() === ""
          ? []
          : [
              {
                column: at + 1,
                kind: kindOf(text),
                text: text.replaceAll("\r\n", "\n"),
                formula: false,
                style: 0,
              },
            ],
      ),
    }),
  );
  return { name: DELIMITED_SHEET, state: "visible", rows, columns: [], merges: [], validations: [], protected: false };
}

function kindOf(text: string): "text" | "number" {
  return /^[-+]?\d+(?:[.,]\d+)?$/.test(text.trim()) ? "number" : "text";
}
