/** Remembered layouts in SQL: by the fingerprint of a sheet's headings, what a person said its columns are. */
import type { LayoutCorrection } from "../domain/questionnaire.ts";
import type { Database, Statement } from "../ports/database.ts";
import { fromJson } from "./json.ts";

/** A correction without the sheet's name: the next workbook may call it otherwise. */
export type RememberedLayout = Omit<LayoutCorrection, "sheet">;

export async function rememberedLayouts(
  database: Database,
  fingerprints: readonly string[],
): Promise<Map<string, RememberedLayout>> {
  const rows = await database.all<{ fingerprint: string; correction: string }>(
    "SELECT fingerprint, correction FROM layouts WHERE fingerprint IN (SELECT value FROM json_each(?))",
    JSON.stringify(fingerprints),
  );
  return new Map(rows.map((row) => [row.fingerprint, fromJson<RememberedLayout>(row.correction)]));
}

export function rememberLayout(
  fingerprint: string,
  { headerRow, columns }: RememberedLayout,
  { at, by }: { at: string; by: string },
): Statement {
  return {
    sql: `INSERT OR REPLACE INTO layouts (fingerprint, correction, updated_at, updated_by) VALUES (?, ?, ?, ?)`,
    params: [fingerprint, JSON.stringify({ headerRow, columns }), at, by],
  };
}

export function forgetLayout(fingerprint: string): Statement {
  return { sql: "DELETE FROM layouts WHERE fingerprint = ?", params: [fingerprint] };
}
