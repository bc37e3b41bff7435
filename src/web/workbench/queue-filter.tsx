/** Above the queue: the search, the three views with their counts, and the finer filter. */
import { CloseButton, Kbd, TextInput } from "@mantine/core";
import { memo, type RefObject } from "react";
import { SearchIcon } from "../shared/icons.tsx";
import { count } from "../shared/numbers.ts";
import { type Filter, narrowing, UNNARROWED, type View } from "./filter.ts";
import { FilterPopover } from "./filter-popover.tsx";
import classes from "./queue-filter.module.css";

const VIEWS: readonly [View, string][] = [
  ["all", "All"],
  ["todo", "To do"],
  ["done", "Done"],
];

interface QueueFilterProps {
  readonly filter: Filter;
  readonly onChange: (filter: Filter) => void;
  readonly counts: Readonly<Record<View, number>>;
  readonly assignees: readonly string[];
  readonly sections: ReadonlyMap<string, readonly string[]>;
  readonly searchRef: RefObject<HTMLInputElement | null>;
}

export const QueueFilter = memo(function QueueFilter(props: QueueFilterProps) {
  const { filter, onChange, counts, assignees, sections, searchRef } = props;
  const { search, view } = filter;
  return (
    <div className={classes.filter}>
      <div className={classes.line}>
        <TextInput
          ref={searchRef}
          className={classes.search ?? ""}
          size="sm"
          aria-label="Search the questions"
          placeholder="Search"
          value={search}
          leftSection={<SearchIcon />}
          rightSection={
            search ? (
              <CloseButton
                size="sm"
                aria-label="Clear the search"
                onClick={() => onChange({ ...filter, search: "" })}
              />
            ) : (
              <Kbd size="xs">/</Kbd>
            )
          }
          onChange={(event) => onChange({ ...filter, search: event.currentTarget.value })}
        />
        <FilterPopover filter={filter} onChange={onChange} assignees={assignees} sections={sections} />
      </div>
      <fieldset className={classes.views} aria-label="Which questions">
        {VIEWS.map(([name, label]) => (
          <button
            key={name}
            type="button"
            aria-pressed={view === name}
            onClick={() => onChange({ ...filter, view: name })}
          >
            {label} <span>{count(counts[name])}</span>
          </button>
        ))}
        {narrowing(filter) > 0 && (
          <button type="button" className={classes.clear} onClick={() => onChange({ ...filter, ...UNNARROWED })}>
            Clear filter
          </button>
        )}
      </fieldset>
    </div>
  );
});
