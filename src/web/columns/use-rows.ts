/** The rows with text among those in sight, brought in windows as they come into it. */
import { type UseQueryResult, useQueries } from "@tanstack/react-query";
import { sheetQuery, windowOf } from "../api/queries.ts";
import type { SheetPreview } from "../api/requests.ts";

type Rows = ReadonlyMap<number, SheetPreview["rows"][number]>;

export function useRows(questionnaire: string, sheet: string, shown: readonly number[]): Rows {
  const windows = [...new Set(shown.map(windowOf))];
  return useQueries({ queries: windows.map((window) => sheetQuery(questionnaire, sheet, window)), combine: byNumber });
}

function byNumber(windows: readonly UseQueryResult<SheetPreview>[]): Rows {
  return new Map(windows.flatMap(({ data }) => data?.rows ?? []).map((row) => [row.row, row]));
}
