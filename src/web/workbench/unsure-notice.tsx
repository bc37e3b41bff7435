/** Says once, and quietly, where the columns were more guessed than read, before the answers go into the wrong cells. */
import { CloseButton } from "@mantine/core";
import { Link } from "react-router";
import type { Questionnaire } from "../api/types.ts";
import { checkedKey, unsureSheets } from "../columns/checked.ts";
import { WarningIcon } from "../shared/icons.tsx";
import { useStored } from "../shared/stored.ts";
import classes from "./workbench.module.css";

export function UnsureNotice({ questionnaire }: { readonly questionnaire: Questionnaire }) {
  const { id } = questionnaire;
  const [checked, setChecked] = useStored(checkedKey(id));
  const sheets = unsureSheets(questionnaire);
  const [first] = sheets;
  if (checked !== null || first === undefined) return null;
  const others = sheets.length - 1;
  return (
    <section className={classes.unsure} aria-label="Columns">
      <WarningIcon />
      <p>
        We are not sure about the columns of sheet “{first}”
        {others > 0 && ` and ${others === 1 ? "one other" : `${others} others`}`}.{" "}
        <Link to={`/questionnaires/${id}/columns?sheet=${encodeURIComponent(first)}`}>Check them</Link>
      </p>
      <CloseButton size="sm" aria-label="Skip the check" onClick={() => setChecked("skipped")} />
    </section>
  );
}
