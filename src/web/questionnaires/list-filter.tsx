/** Above the list of questionnaires: which ones, whose, and the search. */
import { CloseButton, TextInput } from "@mantine/core";
import { SearchIcon } from "../shared/icons.tsx";
import { type ListFilter, SHOWN } from "./list-query.ts";
import classes from "./questionnaires.module.css";

const NAMES: Readonly<Record<ListFilter["shown"], string>> = {
  open: "Open",
  done: "Done",
  archived: "Archived",
  all: "All",
};

interface ListFilterBarProps {
  readonly filter: ListFilter;
  readonly onChange: (filter: ListFilter) => void;
}

export function ListFilterBar({ filter, onChange }: ListFilterBarProps) {
  return (
    <div className={classes.filter}>
      <fieldset className={classes.views} aria-label="Which questionnaires">
        {SHOWN.map((shown) => (
          <button
            key={shown}
            type="button"
            aria-pressed={filter.shown === shown}
            onClick={() => onChange({ ...filter, shown })}
          >
            {NAMES[shown]}
          </button>
        ))}
        <button
          type="button"
          className={classes.mine}
          aria-pressed={filter.mine}
          title="What you uploaded, and where something is assigned to you or asked of you"
          onClick={() => onChange({ ...filter, mine: !filter.mine })}
        >
          Mine
        </button>
      </fieldset>
      <TextInput
        className={classes.search ?? ""}
        aria-label="Search questionnaires"
        placeholder="Search by name or customer"
        leftSection={<SearchIcon />}
        value={filter.search}
        maxLength={200}
        rightSection={
          filter.search && (
            <CloseButton size="sm" aria-label="Clear the search" onClick={() => onChange({ ...filter, search: "" })} />
          )
        }
        onChange={(event) => onChange({ ...filter, search: event.currentTarget.value })}
      />
    </div>
  );
}
