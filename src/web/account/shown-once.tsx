/** A secret at the one moment at which it can be read, easy to copy. */
import { Button } from "@mantine/core";
import { toast } from "../shared/toast.tsx";
import classes from "./account.module.css";

export function ShownOnce({ label, text }: { readonly label: string; readonly text: string }) {
  const copy = () =>
    navigator.clipboard.writeText(text).then(
      () => toast("Copied."),
      () => toast("The browser does not allow copying. Mark the text and copy it by hand.", "error"),
    );
  return (
    <div className={classes.once} role="status">
      <span>{label}</span>
      <code>{text}</code>
      <div>
        <Button size="compact-sm" onClick={copy}>
          Copy
        </Button>
      </div>
    </div>
  );
}
