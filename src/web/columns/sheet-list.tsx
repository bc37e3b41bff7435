/** The workbook's sheets: what each was taken for, why, and which of them a person has corrected. */
import type { SheetFinding } from "../api/types.ts";
import { SHEET_ROLE_NAMES } from "../shared/sheet-roles.ts";
import classes from "./columns.module.css";
import type { SheetDraft } from "./layout-draft.ts";
import { reasonOf } from "./sheet-reason.ts";

interface SheetListProps {
  readonly sheets: readonly SheetFinding[];
  readonly drafts: ReadonlyMap<string, SheetDraft>;
  readonly chosen: string;
  readonly onChoose: (sheet: string) => void;
}

export function SheetList({ sheets, drafts, chosen, onChoose }: SheetListProps) {
  return (
    <nav className={classes.sheets} aria-label="Sheets">
      <ul>
        {sheets.map((sheet) => {
          const { name, state, role } = sheet;
          return (
            <li key={name}>
              <button type="button" aria-current={name === chosen} onClick={() => onChoose(name)}>
                <span className={classes.sheetName}>{name}</span>
                <span className={classes.tags}>
                  <span className={classes.tag} data-role={role}>
                    {SHEET_ROLE_NAMES[role]}
                  </span>
                  {state !== "visible" && <span className={classes.tag}>Hidden</span>}
                  {drafts.has(name) && (
                    <span className={classes.tag} data-role="corrected">
                      Corrected
                    </span>
                  )}
                </span>
                <span className={classes.reason}>{reasonOf(sheet, drafts.get(name))}</span>
              </button>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}
