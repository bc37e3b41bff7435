/** Every answer the library can give: search as you type on the left, the chosen entry with its evidence on the right. */
import { Button, CloseButton, Loader, TextInput } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { useSearchParams } from "react-router";
import { libraryQuery } from "../api/queries.ts";
import type { EntryOrigin, LibraryEntry } from "../api/types.ts";
import { SearchIcon } from "../shared/icons.tsx";
import { usePageTitle } from "../shared/page-title.ts";
import { Problem } from "../shared/problem.tsx";
import { EntryDetail } from "./entry-detail.tsx";
import classes from "./library.module.css";
import { LibraryHeader } from "./library-header.tsx";

const ORIGINS: readonly [EntryOrigin | null, string, string][] = [
  [null, "All", ""],
  ["approved", "Approved", "Approved answer"],
  ["curated", "Curated", "Curated answer"],
  ["passage", "Passages", "Passage"],
];

export default function LibraryPage() {
  usePageTitle("Library");
  const [parameters, setParameters] = useSearchParams();
  const [search, setSearch] = useState("");
  const [origin, setOrigin] = useState<EntryOrigin | null>(null);
  const [wanted] = useDebouncedValue(search.trim(), 120);
  const query = useInfiniteQuery(libraryQuery(wanted, origin));
  const { data, error, hasNextPage, isFetching, fetchNextPage } = query;
  const entries = data?.pages.flatMap(({ items }) => items);

  const asked = parameters.get("entry");
  const found = entries?.find(({ id }) => id === asked);
  const shown = found ?? (asked && hasNextPage ? undefined : entries?.[0]);
  // An entry that somebody was sent to may stand on a later page.
  useEffect(() => {
    if (asked && entries && !found && hasNextPage && !isFetching) void fetchNextPage();
  }, [asked, entries, found, hasNextPage, isFetching, fetchNextPage]);

  const choose = (id: string) => setParameters({ entry: id }, { replace: true });
  return (
    <main className={classes.page}>
      <LibraryHeader />
      <div className={classes.columns}>
        <section className={classes.list} aria-label="Entries">
          <TextInput
            aria-label="Search the library"
            placeholder="Search as a customer would ask"
            leftSection={<SearchIcon />}
            rightSection={
              search ? <CloseButton size="sm" aria-label="Clear the search" onClick={() => setSearch("")} /> : null
            }
            value={search}
            onChange={(event) => {
              setSearch(event.currentTarget.value);
              setParameters({}, { replace: true });
            }}
          />
          <fieldset className={classes.origins} aria-label="Which entries">
            {ORIGINS.map(([name, label]) => (
              <button key={label} type="button" aria-pressed={origin === name} onClick={() => setOrigin(name)}>
                {label}
              </button>
            ))}
          </fieldset>
          {error && <Problem title="The library could not be read" error={error} retry={() => void query.refetch()} />}
          {!entries && !error && <Loader aria-label="Loading the library" />}
          {entries?.length === 0 && <Nothing search={wanted} origin={origin} />}
          <ul>
            {entries?.map((entry) => (
              <EntryRow key={entry.id} entry={entry} current={entry === shown} onChoose={choose} />
            ))}
          </ul>
          {hasNextPage && (
            <Button variant="default" size="sm" loading={isFetching} onClick={() => void fetchNextPage()}>
              Show more
            </Button>
          )}
        </section>
        {shown && <EntryDetail entry={shown} />}
      </div>
    </main>
  );
}

/** Many answers begin with their option; saying it twice would read badly. */
function saysOption({ option, answer }: LibraryEntry): boolean {
  return option === null || answer.toLowerCase().startsWith(option.toLowerCase());
}

interface EntryRowProps {
  readonly entry: LibraryEntry;
  readonly current: boolean;
  readonly onChoose: (id: string) => void;
}

function EntryRow({ entry, current, onChoose }: EntryRowProps) {
  const title = entry.question || entry.headings.at(-1) || "";
  return (
    <li>
      <button type="button" aria-current={current} onClick={() => onChoose(entry.id)}>
        <small>{ORIGINS.find(([origin]) => origin === entry.origin)?.[2]}</small>
        {title && <strong className={classes.rowTitle}>{title}</strong>}
        <span className={classes.rowAnswer}>
          {saysOption(entry) ? "" : `${entry.option}. `}
          {entry.answer}
        </span>
      </button>
    </li>
  );
}

function Nothing({ search, origin }: { readonly search: string; readonly origin: EntryOrigin | null }) {
  if (search) return <p className={classes.hint}>Nothing in the library answers “{search}”.</p>;
  if (origin === "approved") {
    return (
      <p className={classes.hint}>
        No approved answer has been kept yet. After approving one in a questionnaire, choose “Keep in the library”.
      </p>
    );
  }
  return <p className={classes.hint}>The library is empty. Add documents to answer from.</p>;
}
