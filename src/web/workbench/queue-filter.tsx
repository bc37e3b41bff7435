/** Above the queue: the search, the three views with their counts, and the finer filter. */
import { ActionIcon, CloseButton, Kbd, Menu, TextInput } from "@mantine/core";
import { memo, type ReactNode, type RefObject } from "react";
import type { ReviewState } from "../api/types.ts";
import { CheckIcon, FilterIcon, SearchIcon } from "../shared/icons.tsx";
import { count } from "../shared/numbers.ts";
import { BandBars, StateIcon } from "../shared/status.tsx";
import { type BandName, STATE_NAMES } from "../shared/status-names.ts";
import type { Filter, View } from "./filter.ts";
import classes from "./queue-filter.module.css";

const VIEWS: readonly [View, string][] = [
  ["all", "All"],
  ["todo", "To do"],
  ["done", "Done"],
];
const STATES: readonly ReviewState[] = ["open", "drafted", "approved", "rejected", "not_applicable"];
const BANDS: readonly BandName[] = ["high", "medium", "low", "none"];

interface QueueFilterProps {
  readonly filter: Filter;
  readonly onChange: (filter: Filter) => void;
  readonly counts: Readonly<Record<View, number>>;
  readonly assignees: readonly string[];
  readonly searchRef: RefObject<HTMLInputElement | null>;
}

export const QueueFilter = memo(function QueueFilter(props: QueueFilterProps) {
  const { filter, onChange, counts, assignees, searchRef } = props;
  const { search, view, states, bands, assignee } = filter;
  const narrowed = states.length + bands.length + (assignee === null ? 0 : 1);
  return (
    <div className={classes.filter}>
      <div className={classes.line}>
        <TextInput
          ref={searchRef}
          className={classes.search}
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
        <Menu closeOnItemClick={false} position="bottom-end">
          <Menu.Target>
            <ActionIcon
              variant={narrowed > 0 ? "light" : "default"}
              size={36}
              aria-label={narrowed > 0 ? `Filter, ${narrowed} set` : "Filter"}
            >
              <FilterIcon />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown className={classes.menu}>
            <Menu.Label>State</Menu.Label>
            {STATES.map((state) => (
              <Choice
                key={state}
                chosen={states.includes(state)}
                onToggle={() => onChange({ ...filter, states: toggled(states, state) })}
              >
                <StateIcon state={state} /> {STATE_NAMES[state]}
              </Choice>
            ))}
            <Menu.Label>Suggestion</Menu.Label>
            {BANDS.map((band) => (
              <Choice
                key={band}
                chosen={bands.includes(band)}
                onToggle={() => onChange({ ...filter, bands: toggled(bands, band) })}
              >
                <BandBars band={band} labelled />
              </Choice>
            ))}
            {assignees.length > 0 && <Menu.Label>Assigned to</Menu.Label>}
            {assignees.map((name) => (
              <Choice
                key={name}
                chosen={assignee === name}
                onToggle={() => onChange({ ...filter, assignee: assignee === name ? null : name })}
              >
                {name}
              </Choice>
            ))}
          </Menu.Dropdown>
        </Menu>
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
        {narrowed > 0 && (
          <button
            type="button"
            className={classes.clear}
            onClick={() => onChange({ ...filter, states: [], bands: [], assignee: null })}
          >
            Clear filter
          </button>
        )}
      </fieldset>
    </div>
  );
});

function Choice({
  chosen,
  onToggle,
  children,
}: {
  readonly chosen: boolean;
  readonly onToggle: () => void;
  readonly children: ReactNode;
}) {
  return (
    <Menu.Item
      role="menuitemcheckbox"
      aria-checked={chosen}
      onClick={onToggle}
      rightSection={chosen ? <CheckIcon /> : null}
    >
      <span className={classes.choice}>{children}</span>
    </Menu.Item>
  );
}

function toggled<T>(list: readonly T[], item: T): readonly T[] {
  return list.includes(item) ? list.filter((one) => one !== item) : [...list, item];
}
