/**
 * Writes texts into fields of a CSV or TSV file; every byte outside those fields stays.
 *
 * A field that a spreadsheet program would run as a formula is kept text by a leading apostrophe, as OWASP advises
 * against CSV injection: fields beginning with `=`, `+`, `-`, `@`, their full-width forms, a tab or a carriage return.
 * A plain number such as `-5` begins no formula and stays; `- on request`, which a program would show as an error, does
 * get the apostrophe.
 */
import { AppError } from "../domain/errors.ts";
import type { CellEdit } from "../domain/questionnaire.ts";
import { type FillResult, parseAddress } from "../xlsx/index.ts";
import { DELIMITED_SHEET, type DelimitedFile, readDelimited } from "./delimited.ts";
import { encodeText } from "./text-encoding.ts";

interface Splice {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** @throws AppError `invalid_edit` for a sheet or row that the file does not have; errors of reading as in `readDelimited` */
export function fillDelimited(bytes: Uint8Array, edits: readonly CellEdit[]): FillResult {
  const file = readDelimited(bytes);
  const { text, encoding, mark } = file.decoded;
  const parts: string[] = [];
  let at = 0;
  for (const splice of splices(file, edits)) {
    parts.push(text.slice(at, splice.start), splice.text);
    at = splice.end;
  }
  parts.push(text.slice(at));
  const encoded = encodeText(parts.join(""), encoding);
  const result = new Uint8Array(mark + encoded.bytes.length);
  result.set(bytes.subarray(0, mark));
  result.set(encoded.bytes, mark);
  const warnings = encoded.lost.map(
    (character) => `The file's encoding (${encoding}) has no "${character}": it was written as a question mark.`,
  );
  return { bytes: result, warnings, kept: [] };
}

/** One splice a record, in file order: a record may need new separators before a field that it is too short for. */
function splices(file: DelimitedFile, edits: readonly CellEdit[]): Splice[] {
  const rows = new Map<number, Map<number, string>>();
  for (const edit of edits) {
    const address = parseAddress(edit.cell);
    if (edit.sheet !== DELIMITED_SHEET || !address || address.row > file.records.length) {
      throw new AppError("invalid_edit", `The file has no cell ${edit.cell} on a sheet "${edit.sheet}".`);
    }
    const row = rows.get(address.row) ?? new Map<number, string>();
    rows.set(address.row, row.set(address.column, edit.text));
  }
  const found: Splice[] = [];
  for (const [row, fields] of [...rows].sort((a, b) => a[0] - b[0])) {
    const record = file.records[row - 1] ?? [];
    const end = record.at(-1)?.end ?? 0;
    let added = "";
    let width = record.length;
    for (const [column, text] of [...fields].sort((a, b) => a[0] - b[0])) {
      const field = record[column - 1];
      if (field) {
        found.push({ start: field.start, end: field.end, text: written(text, file.separator, field.quoted) });
      } else {
        added += file.separator.repeat(column - width) + written(text, file.separator, false);
        width = column;
      }
    }
    if (added !== "") found.push({ start: end, end, text: added });
  }
  return found;
}

function written(text: string, separator: string, quoted: boolean): string {
  const plain = text.replaceAll("\r\n", "\n");
  const safe = /^[=+\-@＝＋－＠\t\r]/.test(plain) && !/^[-+]?\d+(?:[.,]\d+)?$/.test(plain) ? `'${plain}` : plain;
  const needsQuotes = quoted || safe.includes(separator) || /["\r\n]|^\s|\s$/.test(safe);
  return needsQuotes ? `"${safe.replaceAll('"', '""')}"` : safe;
}
