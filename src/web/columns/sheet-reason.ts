/** Why a sheet is in or out, where a person has had their word too. */
import type { SheetFinding } from "../api/types.ts";
import { lackOf, type SheetDraft } from "./layout-draft.ts";

export function reasonOf({ role, reason }: SheetFinding, draft: SheetDraft | undefined): string {
  if (!draft) return reason;
  if (!draft.taken) return "Taken out. None of its questions is answered.";
  if (lackOf(draft)) return "Not finished.";
  return role === "questions"
    ? reason
    : "No row asks anything under these columns. Choose another question column or header row.";
}
