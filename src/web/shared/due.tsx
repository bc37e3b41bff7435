/** A due date as people say it, marked where it is near or past; the exact day where the pointer rests. */
import { Tooltip } from "@mantine/core";
import { type Day, daysBetween, localDay } from "../../domain/day.ts";
import classes from "./due.module.css";
import { dueIn } from "./due-in.ts";
import { written } from "./time.tsx";

const SOON_DAYS = 3;

export function Due({ due, prefix = "Due" }: { readonly due: Day; readonly prefix?: string }) {
  const today = localDay(new Date());
  const days = daysBetween(today, due);
  const said = dueIn(due, today) ?? written(due);
  return (
    <Tooltip label={`Due ${written(due)}`} openDelay={300}>
      <time className={classes.due} dateTime={due} data-when={days < 0 ? "past" : days <= SOON_DAYS ? "soon" : "later"}>
        {days < 0 ? said : `${prefix} ${said}`}
      </time>
    </Tooltip>
  );
}
