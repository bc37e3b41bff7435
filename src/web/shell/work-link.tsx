/** The way to one's open work, with how much there is; marked where some of it is overdue. */
import { VisuallyHidden } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { NavLink } from "react-router";
import { localDay } from "../../domain/day.ts";
import { workCountsQuery } from "../api/shared-work.ts";
import { count } from "../shared/numbers.ts";
import classes from "./shell.module.css";

export function WorkLink() {
  const { data } = useQuery(workCountsQuery());
  const overdue = data?.nextDue != null && data.nextDue < localDay(new Date());
  return (
    <NavLink to="/work">
      Work
      {data && data.open > 0 && (
        <span className={classes.open} data-overdue={overdue}>
          {count(data.open)}
          <VisuallyHidden> open{overdue ? ", some overdue" : ""}</VisuallyHidden>
        </span>
      )}
    </NavLink>
  );
}
