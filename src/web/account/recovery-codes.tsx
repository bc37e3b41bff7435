/** Recovery codes at the one moment at which they can be read. */
import { Button, Text } from "@mantine/core";
import classes from "./account.module.css";
import { ShownOnce } from "./shown-once.tsx";

export function RecoveryCodes({ codes, onDone }: { readonly codes: readonly string[]; readonly onDone: () => void }) {
  return (
    <div className={classes.form}>
      <ShownOnce
        label="Keep these recovery codes where you keep passwords. Each signs you in once without your device; they are shown only now:"
        text={codes.join("\n")}
      />
      <Text size="sm" c="dimmed">
        Whoever loses both the device and the codes asks an admin.
      </Text>
      <div>
        <Button onClick={onDone}>I have kept them</Button>
      </div>
    </div>
  );
}
