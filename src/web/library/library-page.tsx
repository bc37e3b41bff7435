/** Every answer the library can give: search and filters with the list on the left, the chosen entry on the right. */
import { Button, CloseButton, Loader, TextInput } from "@mantine/core";
import { useDebouncedValue, useHotkeys } from "@mantine/hooks";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useCallback, useEffect, useRef, useState } from "react";
import { useSearchParams } from "react-router";
import { useMay } from "../api/actor.ts";
import { SearchIcon } from "../shared/icons.tsx";
import { usePageTitle } from "../shared/page-title.ts";
import { Problem } from "../shared/problem.tsx";
import { beforeLeaving } from "../shared/use-leave-guard.ts";
import classes from "./entries.module.css";
import { EntryFilters, isNarrowed } from "./entry-filters.tsx";
import { EntryList } from "./entry-list.tsx";
import { EntryPanel } from "./entry-panel.tsx";
import { type EntryFilter, entriesQuery } from "./entry-requests.ts";
import { LibraryHeader } from "./library-header.tsx";
import { useEntryFilter } from "./use-entry-filter.ts";

export default function LibraryPage() {
  usePageTitle("Library");
  const [parameters, setParameters] = useSearchParams();
  const [filter, setFilter] = useEntryFilter();
  const [search, setSearch] = useState(filter.search);
  const [wanted] = useDebouncedValue(search.trim(), 120);
  const field = useRef<HTMLInputElement>(null);
  const mayCurate = useMay("curate");
  useEffect(() => {
    if (wanted !== filter.search) setFilter({ search: wanted });
  }, [wanted, filter.search, setFilter]);

  const query = useInfiniteQuery(entriesQuery(filter));
  const { data, error, hasNextPage, isFetchingNextPage, fetchNextPage } = query;
  const entries = data?.pages.flatMap(({ items }) => items);
  const view = parameters.get("view");
  const shown = view === "new" ? undefined : (parameters.get("entry") ?? entries?.[0]?.id);
  const more = useCallback(() => {
    if (!isFetchingNextPage) void fetchNextPage();
  }, [isFetchingNextPage, fetchNextPage]);

  const go = useCallback(
    (entry: string | null, next: string | null) =>
      setParameters(
        (before) => {
          const to = new URLSearchParams(before);
          for (const [name, value] of [
            ["entry", entry],
            ["view", next],
          ] as const) {
            if (value === null) to.delete(name);
            else to.set(name, value);
          }
          return to;
        },
        { replace: true },
      ),
    [setParameters],
  );
  // Ways out of a form in which something may be written.
  const leaveTo = useCallback(
    (entry: string | null, next: string | null) => beforeLeaving(() => go(entry, next)),
    [go],
  );
  const choose = useCallback((id: string) => leaveTo(id, null), [leaveTo]);
  useHotkeys([
    ["/", () => field.current?.focus()],
    ["n", () => mayCurate && view !== "new" && leaveTo(null, "new")],
    ["e", () => mayCurate && shown && view !== "edit" && leaveTo(shown, "edit")],
    ["h", () => shown && leaveTo(shown, "history")],
  ]);

  return (
    <main className={classes.page}>
      <LibraryHeader />
      <div className={classes.columns}>
        <section className={classes.list} aria-label="Entries">
          <div className={classes.searchLine}>
            <TextInput
              ref={field}
              className={classes.search ?? ""}
              aria-label="Search the library"
              placeholder="Search as a customer would ask"
              leftSection={<SearchIcon />}
              rightSection={
                search ? <CloseButton size="sm" aria-label="Clear the search" onClick={() => setSearch("")} /> : null
              }
              value={search}
              onChange={(event) => setSearch(event.currentTarget.value)}
            />
            {mayCurate && (
              <Button variant="light" onClick={() => view !== "new" && leaveTo(null, "new")}>
                New entry
              </Button>
            )}
          </div>
          <EntryFilters filter={filter} onFilter={setFilter} />
          {error && <Problem title="The library could not be read" error={error} retry={() => void query.refetch()} />}
          {!entries && !error && <Loader aria-label="Loading the library" />}
          {entries?.length === 0 && <Nothing filter={filter} />}
          {entries && entries.length > 0 && (
            <EntryList entries={entries} more={hasNextPage} current={shown} onChoose={choose} onMore={more} />
          )}
        </section>
        {(shown || view === "new") && (
          <EntryPanel
            key={shown ?? "new"}
            id={shown ?? null}
            view={view}
            onView={(next, id) => go(id ?? shown ?? null, next)}
          />
        )}
      </div>
    </main>
  );
}

function Nothing({ filter }: { readonly filter: EntryFilter }) {
  if (filter.search) return <p className={classes.hint}>Nothing in the library answers “{filter.search}”.</p>;
  if (filter.status === "due")
    return <p className={classes.hint}>Nothing is due: every entry with a review cycle is up to date.</p>;
  if (isNarrowed(filter)) return <p className={classes.hint}>No entry fits this filter.</p>;
  if (filter.origin === "approved") {
    return (
      <p className={classes.hint}>
        No approved answer has been kept yet. After approving one in a questionnaire, choose “Keep in the library”.
      </p>
    );
  }
  return <p className={classes.hint}>The library is empty. Add documents to answer from, or write an entry.</p>;
}
