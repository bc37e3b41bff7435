/** What a sheet was taken for, in words. */
import type { SheetFinding } from "../api/types.ts";

export const SHEET_ROLE_NAMES: Readonly<Record<SheetFinding["role"], string>> = {
  questions: "Questions",
  instructions: "Instructions",
  reference: "Reference",
  report: "Report",
  empty: "Empty",
};
