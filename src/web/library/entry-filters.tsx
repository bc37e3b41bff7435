/** How the list of entries is narrowed: which kind, in what state, whose, about what, who may see it, aged or not. */
import { Checkbox, NativeSelect } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { colleaguesQuery } from "../api/shared-work.ts";
import classes from "./entry-filters.module.css";
import { type EntryFilter, topicsQuery } from "./entry-requests.ts";
import { ACCESS_NAMES } from "./entry-types.ts";

const KINDS: readonly [EntryFilter["origin"], string][] = [
  ["answers", "Answers"],
  ["approved", "Approved"],
  ["curated", "Curated"],
  ["passage", "Passages"],
];

interface EntryFiltersProps {
  readonly filter: EntryFilter;
  readonly onFilter: (change: Partial<EntryFilter>) => void;
}

export function EntryFilters({ filter, onFilter }: EntryFiltersProps) {
  const { data: colleagues = [] } = useQuery(colleaguesQuery());
  const { data: topics = [] } = useQuery(topicsQuery());
  return (
    <>
      <fieldset className={classes.kinds} aria-label="Which entries">
        {KINDS.map(([origin, label]) => (
          <button
            key={label}
            type="button"
            aria-pressed={filter.origin === origin}
            onClick={() => onFilter({ origin: filter.origin === origin ? "" : origin })}
          >
            {label}
          </button>
        ))}
      </fieldset>
      <details className={classes.filters} open={isNarrowed(filter) || undefined}>
        <summary>Filter</summary>
        <div className={classes.filterGrid}>
          <NativeSelect
            size="xs"
            label="Status"
            data={[
              { value: "live", label: "In use" },
              { value: "due", label: "Review is due" },
              { value: "archived", label: "Archived" },
            ]}
            value={filter.status}
            onChange={(event) => onFilter({ status: event.currentTarget.value as EntryFilter["status"] })}
          />
          <NativeSelect
            size="xs"
            label="Owner"
            data={[
              { value: "", label: "Anybody" },
              { value: "nobody", label: "Nobody" },
              ...colleagues.map(({ id, name }) => ({ value: id, label: name })),
            ]}
            value={filter.owner}
            onChange={(event) => onFilter({ owner: event.currentTarget.value })}
          />
          <NativeSelect
            size="xs"
            label="Topic"
            data={[{ value: "", label: "Any" }, ...topics.map(({ id, name }) => ({ value: id, label: name }))]}
            value={filter.topic}
            onChange={(event) => onFilter({ topic: event.currentTarget.value })}
          />
          <NativeSelect
            size="xs"
            label="Access"
            data={[
              { value: "", label: "Any" },
              ...Object.entries(ACCESS_NAMES).map(([value, label]) => ({ value, label })),
            ]}
            value={filter.access}
            onChange={(event) => onFilter({ access: event.currentTarget.value as EntryFilter["access"] })}
          />
          <Checkbox
            size="xs"
            label="Only with aged evidence"
            checked={filter.stale}
            onChange={(event) => onFilter({ stale: event.currentTarget.checked })}
          />
        </div>
      </details>
    </>
  );
}

/** Whether anything but the search and the kind narrows the list. */
export const isNarrowed = ({ status, owner, topic, access, stale }: EntryFilter): boolean =>
  status !== "live" || owner !== "" || topic !== "" || access !== "" || stale;
