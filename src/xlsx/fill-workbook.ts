/**
 * A customer's workbook with texts put into cells and nothing else changed.
 *
 * In: the file's bytes and the texts. Out: the new file and what a person should know. Sheets are patched as streams;
 * besides them only the styles part (appended formats that wrap or show dates) and the workbook part (recalculation on opening) may
 * change, and every other entry of the zip is copied raw.
 */
import { formatAddress } from "./address.ts";
import { type Deflated, deflate } from "./deflate.ts";
import { sniffEncoding } from "./encoding.ts";
import { XlsxError } from "./errors.ts";
import { FormatClones } from "./format-clones.ts";
import type { Limits } from "./limits.ts";
import type { FillResult, XlsxEdit } from "./model.ts";
import { makeSheet, type NewSheet } from "./new-sheet.ts";
import { findPart, openPackage, type Package, readBytes } from "./package.ts";
import { requestRecalculation } from "./recalculation.ts";
import { planSheet } from "./sheet-plan.ts";
import { spliceSheet } from "./sheet-splice.ts";
import { hasFormula, surveySheet } from "./sheet-survey.ts";
import { takenAreas } from "./taken-areas.ts";
import { readWorkbookPart, type SheetPart, type WorkbookPart } from "./workbook-part.ts";
import type { ZipEntry } from "./zip-directory.ts";
import { writeZip } from "./zip-writer.ts";

export interface FillOptions {
  /** False keeps what cells already hold; the result's `kept` names them. Formulas are never overwritten. */
  readonly overwrite?: boolean;
  /** A sheet of texts to be put behind the others. */
  readonly addSheet?: NewSheet;
  readonly limits?: Partial<Limits>;
}

/**
 * Puts texts into cells; an empty text empties the cell. Texts stay texts, whatever they begin with, unless the edit
 * names another kind. A cell inside a merge is written at the merge's top-left cell, with a warning.
 *
 * @throws XlsxError `invalid_edit`, naming sheet and cell, where a text cannot go where it is wanted, and the codes of
 * `openWorkbook`
 */
export async function fillWorkbook(
  bytes: Uint8Array,
  edits: readonly XlsxEdit[],
  options: FillOptions = {},
): Promise<FillResult> {
  const pack = openPackage(bytes, options.limits);
  const workbook = await readWorkbookPart(pack);
  const warnings: string[] = [];
  const kept: { sheet: string; cell: string }[] = [];
  const replaced = new Map<ZipEntry, Deflated>();
  const styles = new FormatClones(await readUtf8(pack, workbook.styles));
  let formulas = false;
  const surveyed = new Set<string>();
  for (const [name, own] of Map.groupBy(edits, (edit) => edit.sheet)) {
    const { part } = sheetNamed(workbook, name, own);
    const survey = await surveySheet(pack, part);
    formulas ||= survey.hasFormulas;
    surveyed.add(part);
    const plan = planSheet(name, own, survey, await takenAreas(pack, part), warnings, workbook.date1904);
    const onKept = ({ row, column }: { row: number; column: number }): void => {
      kept.push({ sheet: name, cell: formatAddress(row, column) });
    };
    const pieces = spliceSheet(pack, part, plan, { overwrite: options.overwrite ?? true, onKept, styles });
    replaced.set(entryOf(pack, part), await deflate(pieces));
  }
  const added = options.addSheet && (await makeSheet(pack, workbook, options.addSheet, styles.wrapping(0)));
  const small = new Map(added?.changed);
  const wrapped = styles.patched();
  if (wrapped && workbook.styles) small.set(workbook.styles, wrapped);
  if (replaced.size > 0 && (formulas || (await anyFormula(pack, workbook, surveyed)))) {
    const part = small.get(workbook.part) ?? (await readUtf8(pack, workbook.part));
    const patched = part && requestRecalculation(part);
    if (patched) small.set(workbook.part, patched);
  }
  for (const [part, data] of small) replaced.set(entryOf(pack, part), await deflate([data]));
  const appended = added ? [{ name: added.part, data: await deflate([added.bytes]) }] : [];
  if (replaced.size > 0 && pack.directory.entries.some(({ name }) => name.startsWith("_xmlsignatures/"))) {
    warnings.push("The workbook was digitally signed; the signature does not hold for the filled copy.");
  }
  return { bytes: writeZip(pack.directory, replaced, appended), warnings, kept };
}

function sheetNamed(workbook: WorkbookPart, name: string, edits: readonly XlsxEdit[]): SheetPart & { part: string } {
  const cell = edits[0]?.cell;
  const sheet = workbook.sheets.find((each) => each.name === name);
  if (!sheet) {
    throw new XlsxError("invalid_edit", `Cell ${cell} cannot be filled: the workbook has no sheet named "${name}".`);
  }
  if (!sheet.part)
    throw new XlsxError("invalid_edit", `Cell ${cell} cannot be filled: "${name}" is a chart, not a table.`);
  return { ...sheet, part: sheet.part };
}

function entryOf(pack: Package, part: string): ZipEntry {
  const entry = findPart(pack, part);
  if (!entry)
    throw new XlsxError(
      "damaged_workbook",
      `The workbook lacks its part ${part}: open it in Excel, let it repair the file and save it.`,
    );
  return entry;
}

/** A small part to be patched as it stands; null where it is missing, too large or not in UTF-8, and then it stays untouched. */
async function readUtf8(pack: Package, part: string | null): Promise<Uint8Array | null> {
  const small = part && (findPart(pack, part)?.size ?? 0) < pack.limits.maxSmallPartBytes;
  const bytes = small ? await readBytes(pack, part) : null;
  return bytes && sniffEncoding(bytes) === "utf-8" ? bytes : null;
}

/** @param without parts known to hold none */
async function anyFormula(pack: Package, workbook: WorkbookPart, without: ReadonlySet<string>): Promise<boolean> {
  // Only formulas have a calculation order; without one the sheets have to be asked.
  if (workbook.relationships.some(({ type }) => type === "calcChain")) return true;
  for (const { part } of workbook.sheets) {
    // A part too damaged to be read is no reason to refuse: it is copied as it is.
    if (part && !without.has(part) && (await hasFormula(pack, part).catch(() => false))) return true;
  }
  return false;
}
