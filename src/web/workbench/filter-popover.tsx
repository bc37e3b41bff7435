/** The finer filter: section, states, confidence, warnings and assignee, any of each. */
import { ActionIcon, NativeSelect, Popover } from "@mantine/core";
import type { ReactNode } from "react";
import type { ReviewState } from "../api/types.ts";
import { ExpertIcon, FilterIcon, WarningIcon } from "../shared/icons.tsx";
import { PersonName } from "../shared/people.tsx";
import { BandBars, StateIcon } from "../shared/status.tsx";
import { type BandName, STATE_NAMES } from "../shared/status-names.ts";
import { type Filter, NOBODY, narrowing } from "./filter.ts";
import classes from "./queue-filter.module.css";
import { sectionKey } from "./rows.ts";

const STATES: readonly ReviewState[] = ["open", "drafted", "approved", "rejected", "not_applicable"];
const BANDS: readonly BandName[] = ["high", "medium", "low", "none"];

interface FilterPopoverProps {
  readonly filter: Filter;
  readonly onChange: (filter: Filter) => void;
  readonly assignees: readonly string[];
  /** Of each sheet. */
  readonly sections: ReadonlyMap<string, readonly string[]>;
}

export function FilterPopover({ filter, onChange, assignees, sections }: FilterPopoverProps) {
  const { states, bands, assignee, within, expert, warned } = filter;
  const places = [...sections].map(([sheet, names]) => ({
    group: sheet,
    items: [
      { value: sheet, label: names.length > 0 ? "The whole sheet" : sheet },
      ...names.map((section) => ({ value: sectionKey({ sheet, section }), label: section })),
    ],
  }));
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
        <NativeSelect
          size="xs"
          label="Section"
          data={[{ value: "", label: "All sections" }, ...places]}
          value={within ?? ""}
          onChange={(event) => onChange({ ...filter, within: event.currentTarget.value || null })}
        />
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
          <Choice chosen={warned} onToggle={() => onChange({ ...filter, warned: !warned })}>
            <WarningIcon size={14} /> With warnings
          </Choice>
        </Choices>
        <Choices name="Waiting for">
          <Choice chosen={expert} onToggle={() => onChange({ ...filter, expert: !expert })}>
            <ExpertIcon /> An expert
          </Choice>
        </Choices>
        <Choices name="Assigned to">
          {[...assignees, NOBODY].map((name) => (
            <Choice
              key={name}
              chosen={assignee === name}
              onToggle={() => onChange({ ...filter, assignee: assignee === name ? null : name })}
            >
              {name === NOBODY ? "Nobody" : <PersonName id={name} />}
            </Choice>
          ))}
        </Choices>
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
