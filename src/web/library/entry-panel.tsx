/** The right side of the library: the chosen entry to read, or its form, its history, or its merge with another. */
import { Button, Loader } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { lazy, Suspense } from "react";
import { Problem } from "../shared/problem.tsx";
import classes from "./entries.module.css";
import { EntryDetail } from "./entry-detail.tsx";
import { entryQuery } from "./entry-requests.ts";

const EntryForm = lazy(() => import("./entry-form.tsx"));
const EntryHistory = lazy(() => import("./entry-history.tsx"));

interface EntryPanelProps {
  /** Null for a new entry. */
  readonly id: string | null;
  readonly view: string | null;
  /** Where to go next: another view, of another entry where one is named. */
  readonly onView: (view: string | null, id?: string) => void;
}

export function EntryPanel({ id, view, onView }: EntryPanelProps) {
  return (
    <div className={classes.panel}>
      <Suspense fallback={<Loader aria-label="Loading" />}>
        {id === null ? (
          <EntryForm entry={null} onDone={(made) => onView(null, made?.id)} />
        ) : (
          <Existing id={id} view={view} onView={onView} />
        )}
      </Suspense>
    </div>
  );
}

function Existing({ id, view, onView }: EntryPanelProps & { readonly id: string }) {
  const { data, error, refetch } = useQuery(entryQuery(id));
  if (error && !data) {
    return (
      <Problem title="This entry cannot be shown" error={error} retry={() => void refetch()}>
        <Button variant="subtle" onClick={() => onView(null)}>
          All entries
        </Button>
      </Problem>
    );
  }
  if (!data) return <Loader aria-label="Loading the entry" />;
  if (view === "edit" && data.entry.origin !== "passage") {
    return <EntryForm entry={data.entry} onDone={() => onView(null)} />;
  }
  if (view === "history") return <EntryHistory entry={data.entry} onBack={() => onView(null)} />;
  return <EntryDetail entry={data.entry} uses={data.uses} onView={onView} />;
}
