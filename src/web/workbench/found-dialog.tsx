/** What was found in the workbook: every sheet, what it was taken for, and why. */
import { Button } from "@mantine/core";
import { Link } from "react-router";
import type { Question, Questionnaire } from "../api/types.ts";
import { Dialog } from "../shared/dialog.tsx";
import { ColumnsIcon } from "../shared/icons.tsx";
import { counted } from "../shared/numbers.ts";
import { SHEET_ROLE_NAMES } from "../shared/sheet-roles.ts";
import classes from "./dialogs.module.css";

interface FoundDialogProps {
  readonly questionnaire: Questionnaire;
  readonly questions: readonly Question[];
  readonly onClose: () => void;
}

export default function FoundDialog({ questionnaire, questions, onClose }: FoundDialogProps) {
  return (
    <Dialog title={`What was found in ${questionnaire.fileName}`} size="lg" onClose={onClose}>
      <ul className={classes.sheets}>
        {questionnaire.sheets.map(({ name, state, role, reason }) => {
          const found = questions.filter(({ sheet }) => sheet === name).length;
          return (
            <li key={name}>
              <strong>{name}</strong>
              <span className={classes.role} data-role={role}>
                {found > 0 ? counted(found, "question") : SHEET_ROLE_NAMES[role]}
              </span>
              {state !== "visible" && <span className={classes.role}>Hidden</span>}
              <p>{reason}</p>
            </li>
          );
        })}
      </ul>
      <Button
        component={Link}
        to={`/questionnaires/${questionnaire.id}/columns`}
        variant="default"
        mt="md"
        leftSection={<ColumnsIcon />}
      >
        Check columns
      </Button>
    </Dialog>
  );
}
