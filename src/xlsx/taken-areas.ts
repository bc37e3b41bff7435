/**
 * Areas of a sheet whose cells are mirrored in other parts, so that changing the cell alone breaks the workbook: header
 * and totals rows of tables (ECMA-376 18.5.1.2) and pivot tables (18.10.1.73).
 */
import { parseRange } from "./address.ts";
import type { CellRange } from "./model.ts";
import { type Package, readRelationships, readTokens } from "./package.ts";
import { nameHash } from "./xml-tokens.ts";

export interface TakenArea {
  readonly range: CellRange;
  /** Completes "lies in ...". */
  readonly what: string;
}

const TABLE = nameHash("table");
const LOCATION = nameHash("location");

export async function takenAreas(pack: Package, sheetPart: string): Promise<TakenArea[]> {
  const areas: TakenArea[] = [];
  for (const { type, part } of await readRelationships(pack, sheetPart)) {
    if (!part || (type !== "table" && type !== "pivotTable")) continue;
    await readTokens(pack, part, (token) => {
      if (token.kind !== "open" && token.kind !== "empty") return true;
      if (token.name !== (type === "table" ? TABLE : LOCATION)) return true;
      const attributes = token.attributes();
      const range = parseRange(attributes.get("ref") ?? "");
      if (range && type === "pivotTable") areas.push({ range, what: "a pivot table" });
      else if (range) areas.push(...tableRows(range, attributes));
      return false;
    });
  }
  return areas;
}

function tableRows(range: CellRange, attributes: Map<string, string>): TakenArea[] {
  const headers = Number(attributes.get("headerRowCount") ?? 1);
  const totals = Number(attributes.get("totalsRowCount") ?? 0);
  const areas: TakenArea[] = [];
  if (headers > 0) areas.push({ range: { ...range, bottom: range.top + headers - 1 }, what: "the header of a table" });
  if (totals > 0) areas.push({ range: { ...range, top: range.bottom - totals + 1 }, what: "the totals of a table" });
  return areas;
}
