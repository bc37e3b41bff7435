/** What can be done with an entry: edit it, say it is still true, look back, put it away, merge it with another. */
import { Button } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Link } from "react-router";
import { useMay } from "../api/actor.ts";
import { toast } from "../shared/toast.tsx";
import classes from "./entries.module.css";
import { archiveEntry, libraryChanged, renewEntry } from "./entry-requests.ts";
import type { ShownEntry } from "./entry-types.ts";

interface EntryActionsProps {
  readonly entry: ShownEntry;
  readonly onView: (view: string | null, id?: string) => void;
}

export function EntryActions({ entry, onView }: EntryActionsProps) {
  const client = useQueryClient();
  const mayCurate = useMay("curate");
  const done = (said: string) => ({
    onSuccess: () => {
      toast(said);
      libraryChanged(client);
    },
    onError: (error: Error) => {
      toast(error.message, "error");
      libraryChanged(client);
    },
  });
  const { id, version, archivedAt } = entry;
  const renew = useMutation({ mutationFn: () => renewEntry(id, version), ...done("Noted: it is still true.") });
  const archive = useMutation({
    mutationFn: () => archiveEntry(id, version, archivedAt === null),
    ...done(archivedAt === null ? "Archived: it is suggested no more." : "Taken back: it answers again."),
  });
  if (entry.origin === "passage") return null;
  return (
    <div className={classes.actions}>
      {mayCurate && (
        <>
          <Button size="xs" onClick={() => onView("edit")}>
            Edit
          </Button>
          {archivedAt === null && (
            <Button size="xs" variant="default" loading={renew.isPending} onClick={() => renew.mutate()}>
              Still true
            </Button>
          )}
        </>
      )}
      <Button size="xs" variant="default" onClick={() => onView("history")}>
        History
      </Button>
      {mayCurate && (
        <>
          {archivedAt === null && (
            <Button component={Link} to={`/library/merge?one=${encodeURIComponent(id)}`} size="xs" variant="default">
              Merge
            </Button>
          )}
          <Button size="xs" variant="default" loading={archive.isPending} onClick={() => archive.mutate()}>
            {archivedAt === null ? "Archive" : "Take back"}
          </Button>
        </>
      )}
    </div>
  );
}
