/**
 * Remembered layouts in SQL: by what a sheet's layout is known by, what a person said its columns are; and the condition
 * on which a layout may be replaced.
 */
import type { LayoutCorrection } from "../domain/questionnaire.ts";
import type { StoredQuestion, StoredQuestionnaire } from "../domain/stored-questionnaire.ts";
import type { Database, Statement } from "../ports/database.ts";
import { onlyIf } from "./guard.ts";
import { fromJson, jsonSlices } from "./json.ts";

/** A correction without the sheet's name: the next workbook may call it otherwise. */
export type RememberedLayout = Omit<LayoutCorrection, "sheet">;

export async function rememberedLayouts(
  database: Database,
  fingerprints: readonly string[],
): Promise<Map<string, RememberedLayout>> {
  const found = new Map<string, RememberedLayout>();
  for (const slice of jsonSlices(fingerprints)) {
    const rows = await database.all<{ fingerprint: string; correction: string }>(
      "SELECT fingerprint, correction FROM layouts WHERE fingerprint IN (SELECT value FROM json_each(?))",
      slice,
    );
    for (const row of rows) found.set(row.fingerprint, fromJson<RememberedLayout>(row.correction));
  }
  return found;
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

export function forgetLayouts(fingerprints: readonly string[]): Statement[] {
  return jsonSlices(fingerprints).map((slice) => ({
    sql: "DELETE FROM layouts WHERE fingerprint IN (SELECT value FROM json_each(?))",
    params: [slice],
  }));
}

/**
 * The first statements of a batch that takes the place of a layout: it fails where the layout was corrected since, or
 * one of these questions decided.
 */
export function stillAsSeen(
  { id, corrections }: Pick<StoredQuestionnaire, "id" | "corrections">,
  questions: readonly Pick<StoredQuestion, "id" | "version">[],
): Statement[] {
  return [
    onlyIf("EXISTS (SELECT 1 FROM questionnaires WHERE id = ? AND corrections = ?)", id, JSON.stringify(corrections)),
    ...jsonSlices(questions.map(({ id: question, version }) => [question, version])).map((seen) =>
      onlyIf(
        `NOT EXISTS (SELECT 1 FROM json_each(?) AS seen
                     LEFT JOIN questions ON questions.id = seen.value ->> 0
                     WHERE questions.version IS NOT seen.value ->> 1)`,
        seen,
      ),
    ),
  ];
}
