/**
 * A sheet of texts added behind the customer's own, for evidence that has no cell of its own.
 *
 * In: the package and the rows. Out: the new part and the three parts that must name it (content types, workbook and its
 * relationships), each changed by one inserted element. Sources: ECMA-376 18.2.19 and 18.3.1.99, part 2 section 6.2.3.
 */
import { columnLetters } from "./address.ts";
import { XlsxError } from "./errors.ts";
import { findPart, joinBytes, type Package, readBytes } from "./package.ts";
import { rowHeight, textLines } from "./text-lines.ts";
import type { WorkbookPart } from "./workbook-part.ts";
import { encodeCell } from "./xml-text.ts";
import { nameHash, XmlTokenizer } from "./xml-tokens.ts";

export interface NewSheet {
  /** Shortened and numbered where the workbook has a sheet of that name. */
  readonly name: string;
  readonly rows: readonly (readonly string[])[];
}

export interface AddedSheet {
  readonly part: string;
  readonly bytes: Uint8Array;
  /** New bytes of other parts, by part name. */
  readonly changed: ReadonlyMap<string, Uint8Array>;
}

const CONTENT_TYPES = "[Content_Types].xml";
const SHEET_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml";
/** Transitional and strict. */
const MAIN_NAMESPACES = [
  "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
  "http://purl.oclc.org/ooxml/spreadsheetml/main",
] as const;
const LONGEST_NAME = 31;
/** In characters; longer texts wrap. */
const NARROWEST_COLUMN = 10;
const WIDEST_COLUMN = 45;

/**
 * Makes the sheet under a free name, behind all others.
 *
 * @param style the cell format of all its cells, one that wraps
 * @throws XlsxError `damaged_workbook` where the package lacks a list that must name the sheet
 */
export async function makeSheet(
  pack: Package,
  workbook: WorkbookPart,
  sheet: NewSheet,
  style: number,
): Promise<AddedSheet> {
  const folder = workbook.part.slice(0, workbook.part.lastIndexOf("/") + 1);
  const relationshipsPart = `${folder}_rels/${workbook.part.slice(folder.length)}.rels`;
  const part = freePart(pack, `${folder}worksheets/sheet`);
  const id = freeId(workbook);
  const [types, relationships, book] = await Promise.all(
    [CONTENT_TYPES, relationshipsPart, workbook.part].map((name) => required(pack, name)),
  );
  if (!types || !relationships || !book) throw new Error("three parts were asked for");
  // The type of a relationship begins with the namespace of the attributes that refer to it.
  const typeOfSheets = /Type\s*=\s*["']([^"']*\/)worksheet["']/.exec(decode(relationships))?.[1] ?? "";
  const bookText = decode(book);
  const namespace = MAIN_NAMESPACES.find((each) => new RegExp(`["']${each}["']`).test(bookText)) ?? MAIN_NAMESPACES[0];
  const sheetId =
    1 + Math.max(0, ...[...bookText.matchAll(/\ssheetId\s*=\s*["'](\d+)["']/g)].map((match) => Number(match[1])));
  const name = encodeCell(freeName(workbook, sheet.name)).replaceAll('"', "&quot;");
  return {
    part,
    bytes: new TextEncoder().encode(sheetXml(namespace, sheet.rows, style)),
    changed: new Map([
      [CONTENT_TYPES, append(types, "Types", (p) => `<${p}Override PartName="/${part}" ContentType="${SHEET_TYPE}"/>`)],
      [
        relationshipsPart,
        append(
          relationships,
          "Relationships",
          (p) => `<${p}Relationship Id="${id}" Type="${typeOfSheets}worksheet" Target="/${part}"/>`,
        ),
      ],
      [
        workbook.part,
        append(
          book,
          "sheets",
          (p) => `<${p}sheet name="${name}" sheetId="${sheetId}" r:id="${id}" xmlns:r="${typeOfSheets.slice(0, -1)}"/>`,
        ),
      ],
    ]),
  };
}

/** Columns as wide as their texts, within reason; printed in landscape on as many pages as it is long, one page wide. */
function sheetXml(namespace: string, rows: NewSheet["rows"], style: number): string {
  const widths = columnWidths(rows);
  const columns = widths.map(
    (width, index) => `<col min="${index + 1}" max="${index + 1}" width="${width}" customWidth="1"/>`,
  );
  const format = style > 0 ? ` s="${style}"` : "";
  const lines = rows.map((texts, index) => {
    const cells = texts.map((text, column) => {
      const at = `${columnLetters(column + 1)}${index + 1}`;
      return `<c r="${at}"${format} t="inlineStr"><is><t xml:space="preserve">${encodeCell(text)}</t></is></c>`;
    });
    const needed = texts.map((text, column) => ({ lines: textLines(text, widths[column] ?? 0), rows: 1 }));
    const height = rowHeight(needed, 0, needed.length);
    return `<row r="${index + 1}"${height > 0 ? ` ht="${height}"` : ""}>${cells.join("")}</row>`;
  });
  return [
    `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<worksheet xmlns="${namespace}">`,
    '<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>',
    columns.length > 0 ? `<cols>${columns.join("")}</cols>` : "",
    `<sheetData>${lines.join("")}</sheetData>`,
    '<pageMargins left="0.4" right="0.4" top="0.5" bottom="0.5" header="0.3" footer="0.3"/>',
    '<pageSetup orientation="landscape" fitToWidth="1" fitToHeight="0"/></worksheet>',
  ].join("");
}

function columnWidths(rows: NewSheet["rows"]): number[] {
  const widths: number[] = [];
  for (const row of rows) {
    row.forEach((text, column) => {
      const longest = text
        .split(/\r\n|\r|\n/)
        .reduce((most, line) => Math.max(most, line.length + 2), NARROWEST_COLUMN);
      widths[column] = Math.min(Math.max(widths[column] ?? 0, longest), WIDEST_COLUMN);
    });
  }
  return widths;
}

/** The part with an element put before the close tag of another; the function gets the prefix that holds there. */
function append(bytes: Uint8Array, element: string, xml: (prefix: string) => string): Uint8Array {
  const wanted = nameHash(element);
  const tokens = new XmlTokenizer();
  tokens.push(bytes);
  tokens.close();
  while (tokens.next()) {
    if (tokens.kind !== "close" || tokens.name !== wanted) continue;
    const inserted = new TextEncoder().encode(xml(tokens.prefix()));
    return joinBytes([bytes.subarray(0, tokens.start), inserted, bytes.subarray(tokens.start)]);
  }
  throw new XlsxError(
    "damaged_workbook",
    `The workbook's list of parts (${element}) is missing: open it in Excel and save it again.`,
  );
}

async function required(pack: Package, part: string): Promise<Uint8Array> {
  const bytes = await readBytes(pack, part);
  if (bytes) return bytes;
  throw new XlsxError("damaged_workbook", `The workbook lacks its part ${part}: open it in Excel and save it again.`);
}

function freePart(pack: Package, start: string): string {
  for (let number = 1; ; number++) if (!findPart(pack, `${start}${number}.xml`)) return `${start}${number}.xml`;
}

function freeId(workbook: WorkbookPart): string {
  const ids = new Set(workbook.relationships.map(({ id }) => id));
  for (let number = 1; ; number++) if (!ids.has(`rId${number}`)) return `rId${number}`;
}

/** Excel's rules for names of sheets: 31 characters, none of `[]:*?/\`, no quote at either end, no other of that name. */
function freeName(workbook: WorkbookPart, wished: string): string {
  const names = new Set(workbook.sheets.map(({ name }) => name.toLowerCase()));
  const plain =
    wished
      .replace(/[[\]:*?/\\]/g, " ")
      .replace(/^'+|'+$/g, "")
      .trim() || "Sheet";
  for (let number = 1; ; number++) {
    const suffix = number === 1 ? "" : ` ${number}`;
    const name = plain.slice(0, LONGEST_NAME - suffix.length) + suffix;
    if (!names.has(name.toLowerCase())) return name;
  }
}

function decode(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes);
}
