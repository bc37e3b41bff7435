/**
 * What is attached to a sheet beside its cells: comments, tables, text in shapes.
 *
 * In: a sheet part's relationships. Out: plain text with its place. Sources: ECMA-376 18.7 (comments), 18.5.1.2 (tables),
 * 20.5.2 and 21.1.2.3 (shapes); [MS-XLSX] 2.6.205 (threaded comments).
 */
import { MAX_COLUMN, parseAddress, parseRange } from "./address.ts";
import { tooMany } from "./limits.ts";
import type { Comment, SheetNotes, Table } from "./model.ts";
import { type Package, readRelationships, readTokens } from "./package.ts";
import { unescapeCell } from "./xml-text.ts";
import { nameHash } from "./xml-tokens.ts";

const TABLE = nameHash("table");
const COLUMN = nameHash("tableColumn");
const COMMENT = nameHash("comment");
const THREADED = nameHash("threadedComment");
const T = nameHash("t");
const TEXT = nameHash("text");
const PHONETIC = nameHash("rPh");
const PARAGRAPH = nameHash("p");
const BODY = nameHash("txBody");

/** Everything attached to the sheet, through its relationships. */
export async function readSheetNotes(pack: Package, sheetPart: string): Promise<SheetNotes> {
  const plain: Comment[] = [];
  const threaded: Comment[] = [];
  const tables = await readTables(pack, sheetPart);
  const shapes: string[] = [];
  for (const { type, part } of await readRelationships(pack, sheetPart)) {
    if (!part) continue;
    if (type === "comments") plain.push(...(await readComments(pack, part, COMMENT, T)));
    else if (type === "threadedComment") threaded.push(...(await readComments(pack, part, THREADED, TEXT)));
    else if (type === "drawing") shapes.push(...(await readShapes(pack, part)));
  }
  // A threaded comment leaves a plain copy for old programs, with a notice in it.
  const copied = new Set(threaded.map(({ row, column }) => `${row},${column}`));
  const comments = [...threaded, ...plain.filter(({ row, column }) => !copied.has(`${row},${column}`))];
  comments.sort((a, b) => a.row - b.row || a.column - b.column);
  return { comments, tables, shapes };
}

async function readComments(pack: Package, part: string, element: number, textElement: number): Promise<Comment[]> {
  const found: Comment[] = [];
  let at: { row: number; column: number } | null = null;
  let text = "";
  let inText = false;
  let phonetic = false;
  await readTokens(pack, part, (token) => {
    const { kind, name } = token;
    if (kind === "text" || kind === "cdata") {
      if (at && inText) text += token.textValue();
    } else if (kind === "open") {
      if (name === element) {
        at = parseAddress(token.attributes().get("ref") ?? "");
        text = "";
      } else if (name === textElement) inText = !phonetic;
      else if (name === PHONETIC) phonetic = true;
    } else if (kind === "close") {
      if (name === textElement) inText = false;
      else if (name === PHONETIC) phonetic = false;
      else if (name === element && at) {
        if (found.length >= pack.limits.maxListed) throw tooMany("comments");
        found.push({ ...at, text: unescapeCell(text) });
        at = null;
      }
    }
  });
  return found;
}

/** The text of each shape, its paragraphs on lines of their own; shapes without text are left out. */
async function readShapes(pack: Package, part: string): Promise<string[]> {
  const found: string[] = [];
  let lines: string[] | null = null;
  let line = "";
  let inText = false;
  await readTokens(pack, part, (token) => {
    const { kind, name } = token;
    if (kind === "text" || kind === "cdata") {
      if (lines && inText) line += token.textValue();
    } else if (kind === "open") {
      if (name === BODY) lines = [];
      else if (name === PARAGRAPH) line = "";
      else if (name === T) inText = true;
    } else if (kind === "close") {
      if (name === T) inText = false;
      else if (name === PARAGRAPH) lines?.push(line);
      else if (name === BODY && lines) {
        const text = lines.join("\n").trim();
        if (found.length >= pack.limits.maxListed) throw tooMany("shapes");
        if (text !== "") found.push(text);
        lines = null;
      }
    }
  });
  return found;
}

/** The tables of a sheet. */
export async function readTables(pack: Package, sheetPart: string): Promise<Table[]> {
  const tables: Table[] = [];
  for (const { type, part } of await readRelationships(pack, sheetPart)) {
    const table = part && type === "table" ? await readTable(pack, part) : null;
    if (table) tables.push(table);
  }
  return tables;
}

/** A table part; null where it says no place. */
export async function readTable(pack: Package, part: string): Promise<Table | null> {
  let found: Omit<Table, "columns"> | null = null;
  const columns: string[] = [];
  await readTokens(pack, part, (token) => {
    if (token.kind !== "open" && token.kind !== "empty") return;
    if (token.name === COLUMN && columns.length < MAX_COLUMN)
      columns.push(unescapeCell(token.attributes().get("name") ?? ""));
    if (token.name !== TABLE) return;
    const attributes = token.attributes();
    const range = parseRange(attributes.get("ref") ?? "");
    if (range) {
      found = {
        name: attributes.get("displayName") ?? attributes.get("name") ?? "",
        range,
        headerRows: Number(attributes.get("headerRowCount") ?? 1),
        totalsRows: Number(attributes.get("totalsRowCount") ?? 0),
      };
    }
  });
  return found && { ...(found as Omit<Table, "columns">), columns };
}
