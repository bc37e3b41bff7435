/** Asks before corrections are applied that take away questions which somebody has already worked on. */
import { Button, Text } from "@mantine/core";
import type { LayoutPreview } from "../api/requests.ts";
import { Dialog } from "../shared/dialog.tsx";
import { counted } from "../shared/numbers.ts";
import classes from "./columns.module.css";

interface ApplyDialogProps {
  readonly preview: LayoutPreview;
  readonly applying: boolean;
  readonly onApply: () => void;
  readonly onClose: () => void;
}

export function ApplyDialog({ preview, applying, onApply, onClose }: ApplyDialogProps) {
  const { removed, decided } = preview;
  return (
    <Dialog title={`Remove ${counted(decided, "answered question")}?`} onClose={onClose}>
      <div className={classes.dialog}>
        <Text>
          {counted(removed, "question")} would go from this questionnaire, and with{" "}
          {decided === 1 ? "one of them a decision or a draft" : `${decided} of them decisions or drafts`} that somebody
          has made. They cannot be brought back; the record of decisions keeps what was decided.
        </Text>
        <div className={classes.buttons}>
          <Button variant="default" onClick={onClose} data-autofocus>
            Go on checking
          </Button>
          <Button color="red" className={classes.danger} loading={applying} onClick={onApply}>
            Apply and remove
          </Button>
        </div>
      </div>
    </Dialog>
  );
}
