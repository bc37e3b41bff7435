/** Asks before corrections are applied that take away or take back what somebody has already worked on. */
import { Button, List, Text } from "@mantine/core";
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
  const { removed, decided, approved, reopened } = preview;
  const drafted = decided - approved;
  return (
    <Dialog
      title={decided > 0 ? `Remove ${counted(decided, "answered question")}?` : `Take back ${approvals(reopened)}?`}
      onClose={onClose}
    >
      <div className={classes.dialog}>
        <List spacing="xs">
          {decided > 0 && (
            <List.Item>
              {counted(removed, "question")} would go from this questionnaire, and with them{" "}
              {[approved > 0 && approvals(approved), drafted > 0 && counted(drafted, "draft or rejection")]
                .filter((part) => part !== false)
                .join(" and ")}
              . They cannot be brought back; the record of decisions keeps what was decided.
            </List.Item>
          )}
          {reopened > 0 && (
            <List.Item>
              {approvals(reopened)} would become {reopened === 1 ? "a draft" : "drafts"}, since the answer goes into
              another cell or takes other options.
            </List.Item>
          )}
        </List>
        <Text size="sm" c="dimmed">
          Everything else keeps its review.
        </Text>
        <div className={classes.buttons}>
          <Button variant="default" onClick={onClose} data-autofocus>
            Go on checking
          </Button>
          <Button color="red" className={classes.danger} loading={applying} onClick={onApply}>
            {decided > 0 ? "Apply and remove" : "Apply"}
          </Button>
        </div>
      </div>
    </Dialog>
  );
}

const approvals = (count: number) => counted(count, "approval");
