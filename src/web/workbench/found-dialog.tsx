/** What was found in the workbook: every sheet, what it was taken for, and why. */
import type { Question, Questionnaire } from "../api/types.ts";
import { Dialog } from "../shared/dialog.tsx";
import { counted } from "../shared/numbers.ts";
import classes from "./dialogs.module.css";

const ROLE_NAMES: Readonly<Record<Questionnaire["sheets"][number]["role"], string>> = {
  questions: "Questions",
  instructions: "Instructions",
  reference: "Reference",
  report: "Report",
  empty: "Empty",
};

interface FoundDialogProps {
  readonly questionnaire: Questionnaire;
  readonly questions: readonly Question[];
  readonly onClose: () => void;
}

export function FoundDialog({ questionnaire, questions, onClose }: FoundDialogProps) {
  return (
    <Dialog title={`What was found in ${questionnaire.fileName}`} size="lg" onClose={onClose}>
      <ul className={classes.sheets}>
        {questionnaire.sheets.map(({ name, state, role, reason }) => {
          const found = questions.filter(({ sheet }) => sheet === name).length;
          return (
            <li key={name}>
              <strong>{name}</strong>
              <span className={classes.role} data-role={role}>
                {found > 0 ? counted(found, "question") : ROLE_NAMES[role]}
              </span>
              {state !== "visible" && <span className={classes.role}>Hidden</span>}
              <p>{reason}</p>
            </li>
          );
        })}
      </ul>
    </Dialog>
  );
}
