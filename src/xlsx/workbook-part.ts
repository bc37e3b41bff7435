/**
 * The workbook part: which sheets there are, where their parts lie, and what names are defined.
 *
 * In: an open package. Out: plain facts for reader and patcher. Source: ECMA-376 18.2.
 */
import { XlsxError } from "./errors.ts";
import { tooMany } from "./limits.ts";
import type { DefinedName, SheetState } from "./model.ts";
import { findPart, type Package, type Relationship, readRelationships, readTokens } from "./package.ts";
import { nameHash } from "./xml-tokens.ts";

export interface SheetPart {
  readonly name: string;
  readonly state: SheetState;
  /** Null for chart and dialog sheets, which hold no cells. */
  readonly part: string | null;
}

export interface WorkbookPart {
  /** Its part name. */
  readonly part: string;
  readonly sheets: readonly SheetPart[];
  readonly names: readonly DefinedName[];
  /** Days count from 1904-01-01 rather than 1900-01-01. */
  readonly date1904: boolean;
  readonly styles: string | null;
  readonly sharedStrings: string | null;
  readonly relationships: readonly Relationship[];
}

const SHEET = nameHash("sheet");
const SHEETS = nameHash("sheets");
const WORKBOOK_PR = nameHash("workbookPr");
const DEFINED_NAME = nameHash("definedName");

/**
 * Finds the workbook part through the package's relationships and reads it.
 *
 * @throws XlsxError `not_a_workbook` where the package is another kind of document
 */
export async function readWorkbookPart(pack: Package): Promise<WorkbookPart> {
  const part = await findWorkbook(pack);
  const relationships = await readRelationships(pack, part);
  const sheets: SheetPart[] = [];
  const names: DefinedName[] = [];
  let date1904 = false;
  let inSheets = false;
  let name: { name: string; sheet: number | null; formula: string } | null = null;
  await readTokens(pack, part, (token) => {
    if (token.kind === "text" || token.kind === "cdata") {
      if (name) name.formula += token.textValue();
      return;
    }
    if (token.kind === "close") {
      if (sheets.length + names.length > pack.limits.maxListed) throw tooMany("sheets and names");
      if (token.name === SHEETS) inSheets = false;
      if (token.name === DEFINED_NAME && name) {
        names.push({ ...name, formula: name.formula.trim().replace(/^=/, "") });
        name = null;
      }
      return;
    }
    if (token.kind === "other") return;
    if (sheets.length + names.length > pack.limits.maxListed) throw tooMany("sheets and names");
    if (token.name === SHEETS) inSheets = token.kind === "open";
    else if (token.name === SHEET && inSheets) sheets.push(sheetOf(token.attributes(), relationships));
    else if (token.name === WORKBOOK_PR) date1904 = /^(1|true)$/.test(token.attributes().get("date1904") ?? "");
    else if (token.name === DEFINED_NAME && token.kind === "open") {
      const attributes = token.attributes();
      const sheet = attributes.get("localSheetId");
      name = { name: attributes.get("name") ?? "", sheet: sheet === undefined ? null : Number(sheet), formula: "" };
    }
  });
  if (sheets.length === 0) {
    throw new XlsxError("not_a_workbook", "The workbook has no sheets: check that the right file was uploaded.");
  }
  const partOf = (type: string): string | null => relationships.find((each) => each.type === type)?.part ?? null;
  return {
    part,
    sheets,
    names,
    date1904,
    styles: partOf("styles"),
    sharedStrings: partOf("sharedStrings"),
    relationships,
  };
}

function sheetOf(attributes: Map<string, string>, relationships: readonly Relationship[]): SheetPart {
  // The relationship's id is the one prefixed attribute of a sheet; its prefix differs between writers.
  const id = [...attributes].find(([key]) => key.endsWith(":id"))?.[1];
  const target = relationships.find((each) => each.id === id);
  const state = attributes.get("state");
  return {
    name: attributes.get("name") ?? "",
    state: state === "hidden" || state === "veryHidden" ? state : "visible",
    part: target?.type === "worksheet" ? target.part : null,
  };
}

async function findWorkbook(pack: Package): Promise<string> {
  const root = (await readRelationships(pack, "")).find((each) => each.type === "officeDocument")?.part;
  const part = root && findPart(pack, root) ? root : "xl/workbook.xml";
  if (findPart(pack, part) && part.endsWith(".xml") && !/(^|\/)(document|presentation)\.xml$/i.test(part)) return part;
  if (/\.bin$/i.test(root ?? "")) {
    throw new XlsxError(
      "not_a_workbook",
      "The workbook is in the binary .xlsb format: open it in Excel, save it as .xlsx and upload that.",
    );
  }
  if (findPart(pack, "content.xml")) {
    throw new XlsxError(
      "not_a_workbook",
      "The file is an OpenDocument file: open it in LibreOffice, save it as .xlsx and upload that.",
    );
  }
  throw new XlsxError(
    "not_a_workbook",
    "The file is an archive or document without a workbook in it: upload an .xlsx or .xlsm file.",
  );
}
