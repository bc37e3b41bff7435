/** The finer filter: states, confidence and assignee, any of each. */
import { ActionIcon, Popover } from "@mantine/core";
import type { ReactNode } from "react";
import type { ReviewState } from "../api/types.ts";
import { ExpertIcon, FilterIcon } from "../shared/icons.tsx";
import { PersonName } from "../shared/people.tsx";
import { BandBars, StateIcon } from "../shared/status.tsx";
import { type BandName, STATE_NAMES } from "../shared/status-names.ts";
import type { Filter } from "./filter.ts";
import classes from "./queue-filter.module.css";

const STATES: readonly ReviewState[] = ["open", "drafted", "approved", "rejected", "not_applicable"];
const BANDS: readonly BandName[] = ["high", "medium", "low", "none"];

/** How many conditions are set. */
export const narrowing = ({ states, bands, assignee, expert }: Filter): number =>
  states.length + bands.length + (assignee === null ? 0 : 1) + Number(expert);

interface FilterPopoverProps {
  readonly filter: Filter;
  readonly onChange: (filter: Filter) => void;
  readonly assignees: readonly string[];
}

export function FilterPopover({ filter, onChange, assignees }: FilterPopoverProps) {
  const { states, bands, assignee, expert } = filter;
  const set = narrowing(filter);
  return (
    <Popover position="bottom-end" trapFocus returnFocus>
      <Popover.Target>
        <ActionIcon
          variant={set > 0 ? "light" : "default"}
          size={36}
          aria-label={set > 0 ? `Filter, ${set} set` : "Filter"}
        >
          <FilterIcon />
        </ActionIcon>
      </Popover.Target>
      <Popover.Dropdown className={classes.popover ?? ""}>
        <Choices name="State">
          {STATES.map((state) => (
            <Choice
              key={state}
              chosen={states.includes(state)}
              onToggle={() => onChange({ ...filter, states: toggled(states, state) })}
            >
              <StateIcon state={state} /> {STATE_NAMES[state]}
            </Choice>
          ))}
        </Choices>
        <Choices name="Suggestion">
          {BANDS.map((band) => (
            <Choice
              key={band}
              chosen={bands.includes(band)}
              onToggle={() => onChange({ ...filter, bands: toggled(bands, band) })}
            >
              <BandBars band={band} labelled />
            </Choice>
          ))}
        </Choices>
        <Choices name="Waiting for">
          <Choice chosen={expert} onToggle={() => onChange({ ...filter, expert: !expert })}>
            <ExpertIcon /> An expert
          </Choice>
        </Choices>
        {assignees.length > 0 && (
          <Choices name="Assigned to">
            {assignees.map((name) => (
              <Choice
                key={name}
                chosen={assignee === name}
                onToggle={() => onChange({ ...filter, assignee: assignee === name ? null : name })}
              >
                <PersonName id={name} />
              </Choice>
            ))}
          </Choices>
        )}
      </Popover.Dropdown>
    </Popover>
  );
}

function Choices({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <fieldset className={classes.choices}>
      <legend>{name}</legend>
      {children}
    </fieldset>
  );
}

interface ChoiceProps {
  readonly chosen: boolean;
  readonly onToggle: () => void;
  readonly children: ReactNode;
}

function Choice({ chosen, onToggle, children }: ChoiceProps) {
  return (
    <label className={classes.choice}>
      <input type="checkbox" checked={chosen} onChange={onToggle} />
      {children}
    </label>
  );
}

function toggled<T>(list: readonly T[], item: T): readonly T[] {
  return list.includes(item) ? list.filter((one) => one !== item) : [...list, item];
}
