/** Who may see a piece of evidence, where that is not everybody. */
import { LockIcon } from "../shared/icons.tsx";
import classes from "./entries.module.css";
import { ACCESS_NAMES, type Access } from "./entry-types.ts";

export function AccessBadge({ level }: { readonly level: Access }) {
  if (level === "public") return null;
  return (
    <span className={classes.badge} data-access={level}>
      <LockIcon size={12} /> {ACCESS_NAMES[level]}
    </span>
  );
}
