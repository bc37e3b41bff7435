/** Asks before the page is left with corrections that were not applied. */
import { Button, Text } from "@mantine/core";
import { Dialog } from "../shared/dialog.tsx";
import classes from "./columns.module.css";
import type { LeaveGuard } from "./use-leave-guard.ts";

export function LeaveDialog({ leave, stay }: LeaveGuard) {
  return (
    <Dialog title="Leave without applying?" onClose={stay}>
      <div className={classes.dialog}>
        <Text>Your corrections are not applied yet. If you leave now, the columns stay as they were.</Text>
        <div className={classes.buttons}>
          <Button variant="default" onClick={leave}>
            Leave without applying
          </Button>
          <Button onClick={stay} data-autofocus>
            Go on checking
          </Button>
        </div>
      </div>
    </Dialog>
  );
}
