/**
 * What a dropdown offers: the formula of a list validation turned into its options.
 *
 * A literal list, a range on any sheet of the workbook, or a defined name that stands for either. What only a
 * calculation could tell (INDIRECT, OFFSET, another workbook) is unknown: null. Source: ECMA-376 18.3.1.32.
 */
import { parseRange } from "./address.ts";
import type { CellRange } from "./model.ts";
import type { WorkbookPart } from "./workbook-part.ts";

export type ListSource =
  | { readonly kind: "literal"; readonly options: readonly string[] }
  | { readonly kind: "range"; readonly sheet: number; readonly range: CellRange };

/**
 * Understands a list formula.
 *
 * @param sheet index of the sheet on which the validation stands
 */
export function listSource(formula: string, sheet: number, workbook: WorkbookPart): ListSource | null {
  let text = formula.trim().replace(/^=/, "");
  // A name may stand for a name; no honest chain is longer.
  for (let step = 0; step < 8; step++) {
    const literal = /^"((?:[^"]|"")*)"$/.exec(text);
    if (literal) {
      const options = (literal[1] ?? "")
        .replaceAll('""', '"')
        .split(",")
        .map((option) => option.trim());
      return { kind: "literal", options: options.filter((option) => option !== "") };
    }
    const reference = splitReference(text);
    if (reference) {
      const on = reference.sheet === null ? sheet : indexOfSheet(workbook, reference.sheet);
      return on < 0 ? null : { kind: "range", sheet: on, range: reference.range };
    }
    const next = definition(text, sheet, workbook);
    if (next === null) return null;
    text = next.trim();
  }
  return null;
}

/** `'My sheet'!$A$1:$A$3` in its parts; null where the text is no reference to this workbook. */
function splitReference(text: string): { sheet: string | null; range: CellRange } | null {
  const match = /^(?:(?:'((?:[^']|'')+)'|([^'!:[\]()]+))!)?([$A-Za-z\d:]+)$/.exec(text);
  const range = match && parseRange(match[3] ?? "");
  if (!match || !range) return null;
  const sheet = match[1]?.replaceAll("''", "'") ?? match[2] ?? null;
  return sheet?.includes("[") ? null : { sheet, range };
}

function indexOfSheet(workbook: WorkbookPart, name: string): number {
  const wanted = name.toLowerCase();
  return workbook.sheets.findIndex((sheet) => sheet.name.toLowerCase() === wanted);
}

/** A name of the sheet goes before one of the workbook; `Sheet!Name` names the sheet. */
function definition(text: string, sheet: number, workbook: WorkbookPart): string | null {
  const match = /^(?:(?:'((?:[^']|'')+)'|([^'!]+))!)?([\p{L}_\\][\p{L}\p{N}_.\\?]*)$/u.exec(text);
  if (!match) return null;
  const named = match[1]?.replaceAll("''", "'") ?? match[2];
  const on = named === undefined ? sheet : indexOfSheet(workbook, named);
  const wanted = (match[3] ?? "").toLowerCase();
  const same = workbook.names.filter((each) => each.name.toLowerCase() === wanted);
  return (same.find((each) => each.sheet === on) ?? same.find((each) => each.sheet === null))?.formula ?? null;
}
