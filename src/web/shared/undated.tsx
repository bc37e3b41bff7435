/** In place of a date where evidence has none: what that means, in words, since no other warning can be made of it. */
import { WarningIcon } from "./icons.tsx";
import classes from "./undated.module.css";

export function Undated() {
  return (
    <span className={classes.undated}>
      <WarningIcon size={13} /> Undated: check that it still holds
    </span>
  );
}
