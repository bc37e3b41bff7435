/** Why an answer may not be sent as things stand, and the way to say that it may. */
import type { Question } from "../api/types.ts";
import { LockIcon } from "../shared/icons.tsx";
import { NdaSwitch } from "../shared/nda-switch.tsx";
import classes from "./withheld.module.css";

export function Withheld({ question: { withheld, questionnaire } }: { readonly question: Question }) {
  if (withheld === null) return null;
  return (
    <div className={classes.withheld} role="note">
      <p>
        <LockIcon size={14} /> <span>{withheld}</span>
      </p>
      {withheld.includes("under NDA") && <NdaSwitch questionnaire={questionnaire} />}
    </div>
  );
}
