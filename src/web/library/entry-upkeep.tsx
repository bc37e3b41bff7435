/** Who keeps an entry true and when it is looked at next, in one line. */

import { useQuery } from "@tanstack/react-query";
import { utcDay } from "../../domain/day.ts";
import { colleaguesQuery } from "../api/shared-work.ts";
import { Ago, Day } from "../shared/time.tsx";
import classes from "./entries.module.css";
import type { ShownEntry } from "./entry-types.ts";

export function EntryUpkeep({ entry }: { readonly entry: ShownEntry }) {
  const { data: colleagues = [] } = useQuery(colleaguesQuery());
  const owner = colleagues.find(({ id }) => id === entry.owner)?.name;
  const due = entry.reviewBy !== null && entry.reviewBy <= utcDay(new Date());
  return (
    <dl className={classes.upkeep}>
      <div>
        <dt>Owner</dt>
        <dd>{owner ?? (entry.owner ? "Somebody without an account" : "Nobody")}</dd>
      </div>
      <div data-due={due}>
        <dt>{due ? "Review was due" : "Next review"}</dt>
        <dd>{entry.reviewBy ? <Day date={entry.reviewBy} /> : "Not planned"}</dd>
      </div>
      <div>
        <dt>Last changed</dt>
        <dd>
          <Ago at={entry.updatedAt ?? entry.createdAt} /> by {entry.updatedBy ?? entry.createdBy}
        </dd>
      </div>
    </dl>
  );
}
