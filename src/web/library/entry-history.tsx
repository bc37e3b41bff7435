/** Every version of an entry, newest first: who made it and when, what it changed, and the way back to it. */
import { Button, Loader } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useMay } from "../api/actor.ts";
import { BackIcon } from "../shared/icons.tsx";
import { Problem } from "../shared/problem.tsx";
import { Ago } from "../shared/time.tsx";
import { toast } from "../shared/toast.tsx";
import { ContentDiff } from "./content-diff.tsx";
import classes from "./entries.module.css";
import { libraryChanged, restoreEntry, versionsQuery } from "./entry-requests.ts";
import { ACTION_NAMES, type ShownEntry, titleOf } from "./entry-types.ts";
import versionsClasses from "./versions.module.css";

interface EntryHistoryProps {
  readonly entry: ShownEntry;
  readonly onBack: () => void;
}

export default function EntryHistory({ entry, onBack }: EntryHistoryProps) {
  const client = useQueryClient();
  const mayCurate = useMay("curate");
  const { data: versions, error, refetch } = useQuery(versionsQuery(entry.id));
  const restore = useMutation({
    mutationFn: (to: number) => restoreEntry(entry.id, entry.version, to),
    onSuccess: (_, to) => {
      toast(`Version ${to} is the newest again.`);
      libraryChanged(client);
    },
    onError: (problem) => {
      toast(problem.message, "error");
      libraryChanged(client);
    },
  });
  return (
    <article className={classes.detail} aria-labelledby="entry-title">
      <button type="button" className={versionsClasses.backButton} onClick={onBack}>
        <BackIcon size={14} /> The entry
      </button>
      <h2 id="entry-title">History of “{titleOf(entry)}”</h2>
      {error && <Problem title="The history could not be read" error={error} retry={() => void refetch()} />}
      {!versions && !error && <Loader aria-label="Loading the history" />}
      {versions?.length === 0 && (
        <p className={classes.hint}>
          Nobody has changed it since {entry.createdBy} brought it in <Ago at={entry.createdAt} />.
        </p>
      )}
      <ol className={versionsClasses.versions}>
        {versions?.map(({ version, at, by, action, content }, index) => (
          <li key={version}>
            <h3 className={versionsClasses.versionHead}>
              Version {version}
              <span>
                {by} {ACTION_NAMES[action]} <Ago at={at} />
              </span>
              {mayCurate && index > 0 && entry.origin !== "passage" && (
                <Button
                  size="compact-xs"
                  variant="default"
                  loading={restore.isPending && restore.variables === version}
                  onClick={() => restore.mutate(version)}
                >
                  Restore version {version}
                </Button>
              )}
            </h3>
            <ContentDiff before={versions[index + 1]?.content ?? null} after={content} />
          </li>
        ))}
      </ol>
    </article>
  );
}
