/** Filled workbooks that left, in SQL; their bytes are in the blob store. */
import type { CitationStyle, StoredExport } from "../domain/export.ts";
import type { Database, Statement } from "../ports/database.ts";

interface ExportRow {
  id: string;
  questionnaire: string;
  at: string;
  by: string;
  file_name: string;
  citations: CitationStyle;
  blob_hash: string;
  size: number;
  written: number;
  open: number;
  cells: number;
}

export function insertExport(made: StoredExport): Statement {
  return {
    sql: `INSERT INTO exports (id, questionnaire, at, by, file_name, citations, blob_hash, size, written, open, cells)
          VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    params: [
      made.id,
      made.questionnaire,
      made.at,
      made.by,
      made.fileName,
      made.citations,
      made.blobHash,
      made.size,
      made.written,
      made.open,
      made.cells,
    ],
  };
}

/** Newest first. */
export async function exportsOf(database: Database, questionnaire: string): Promise<StoredExport[]> {
  const rows = await database.all<ExportRow>(
    "SELECT * FROM exports WHERE questionnaire = ? ORDER BY at DESC, id",
    questionnaire,
  );
  return rows.map(toExport);
}

export async function findExport(
  database: Database,
  questionnaire: string,
  id: string,
): Promise<StoredExport | undefined> {
  const row = await database.first<ExportRow>(
    "SELECT * FROM exports WHERE id = ? AND questionnaire = ?",
    id,
    questionnaire,
  );
  return row && toExport(row);
}

function toExport({ file_name, blob_hash, ...same }: ExportRow): StoredExport {
  return { ...same, fileName: file_name, blobHash: blob_hash };
}
