/**
 * Areas of a sheet whose cells are mirrored in other parts, so that changing the cell alone breaks the workbook: header
 * and totals rows of tables (ECMA-376 18.5.1.2) and pivot tables (18.10.1.73).
 */
import { parseRange } from "./address.ts";
import type { CellRange, Table } from "./model.ts";
import { type Package, readRelationships, readTokens } from "./package.ts";
import { readTable } from "./sheet-notes.ts";
import { nameHash } from "./xml-tokens.ts";

export interface TakenArea {
  readonly range: CellRange;
  /** Completes "lies in ...". */
  readonly what: string;
}

const LOCATION = nameHash("location");

/** The areas of all tables and pivot tables that a sheet's relationships name. */
export async function takenAreas(pack: Package, sheetPart: string): Promise<TakenArea[]> {
  const areas: TakenArea[] = [];
  for (const { type, part } of await readRelationships(pack, sheetPart)) {
    if (part && type === "table") {
      const table = await readTable(pack, part);
      if (table) areas.push(...mirroredRows(table));
    } else if (part && type === "pivotTable") {
      await readTokens(pack, part, (token) => {
        if (token.name !== LOCATION || token.kind === "close") return true;
        const range = parseRange(token.attributes().get("ref") ?? "");
        if (range) areas.push({ range, what: "a pivot table" });
        return false;
      });
    }
  }
  return areas;
}

function mirroredRows({ range, headerRows, totalsRows }: Table): TakenArea[] {
  const areas: TakenArea[] = [];
  if (headerRows > 0)
    areas.push({ range: { ...range, bottom: range.top + headerRows - 1 }, what: "the header of a table" });
  if (totalsRows > 0)
    areas.push({ range: { ...range, top: range.bottom - totalsRows + 1 }, what: "the totals of a table" });
  return areas;
}
