/** Asks before unsaved work is left. */
import { Button, Text } from "@mantine/core";
import classes from "./dialog.module.css";
import { Dialog } from "./dialog.tsx";
import type { LeaveGuard } from "./use-leave-guard.ts";

interface LeaveDialogProps {
  readonly guard: LeaveGuard;
  readonly title: string;
  /** What is lost by leaving. */
  readonly lost: string;
  /** What the two buttons say. */
  readonly leave: string;
  readonly stay: string;
}

export function LeaveDialog({ guard, title, lost, leave, stay }: LeaveDialogProps) {
  if (!guard.asking) return null;
  return (
    <Dialog title={title} onClose={guard.stay}>
      <div className={classes.body}>
        <Text>{lost}</Text>
        <div className={classes.buttons}>
          <Button variant="default" onClick={guard.leave}>
            {leave}
          </Button>
          <Button onClick={guard.stay} data-autofocus>
            {stay}
          </Button>
        </div>
      </div>
    </Dialog>
  );
}
